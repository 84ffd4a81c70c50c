package shangui.office;

import static shangui.user.Role.CLERK;
import static shangui.user.Role.OFFICE;
import static shangui.user.Role.PARTNER;
import static shangui.user.Role.STORE_FINANCE;
import static shangui.user.Role.SUPPLIER;
import static shangui.user.Role.TOWNSHIP;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import shangui.user.Role;

/**
 * What waits for somebody: found by one query ({@link AlertQueries}), gone when it is dealt with. Each leads every role that is
 * told of it to the one page where that is done; the way names what of the alert stands in its address.
 */
public enum AlertKind {

    /** A month that has ended and is not issued. */
    STATEMENT_TO_CLOSE(Weight.TODO, false, Map.of(PARTNER, "/partner/pairings/{pairing}/months/{code}", OFFICE, "/office/pairings/{pairing}")),
    /** Issued and not confirmed. */
    STATEMENT_TO_CONFIRM(Weight.TODO, false, Map.of(TOWNSHIP, "/township/statements/{code}", PARTNER, "/partner/statements/{code}", OFFICE, "/office/statements/{code}")),
    /** Past its due date and not paid in full. */
    SETTLEMENT_OVERDUE(Weight.URGENT, false, Map.of(STORE_FINANCE, "/finance/settlements/{target}", SUPPLIER, "/supplier/settlements/{target}",
        TOWNSHIP, "/township/statements/{code}", PARTNER, "/partner/statements/{code}", OFFICE, "/office/settlements/{target}")),
    SETTLEMENT_DUE(Weight.SOON, false, Map.of(STORE_FINANCE, "/finance/settlements/{target}")),
    /** Due later than the law lets a supplier wait, and not paid. */
    SETTLEMENT_TOO_LATE(Weight.SOON, false, Map.of(STORE_FINANCE, "/finance/settlements/{target}", SUPPLIER, "/supplier/settlements/{target}",
        OFFICE, "/office/settlements/{target}")),
    PAYMENT_TO_ACKNOWLEDGE(Weight.TODO, false, Map.of(SUPPLIER, "/supplier/settlements/{target}")),

    NO_DELIVERY(Weight.SOON, true, Map.of(CLERK, "/staff/counters/{counter}/receipts/new", SUPPLIER, "/supplier/lots", OFFICE, "/office/counters/{counter}")),
    /** Must soon leave the shelf, or should have. */
    NEAR_DATE(Weight.SOON, true, Map.of(CLERK, "/staff/counters/{counter}/lots/{target}", SUPPLIER, "/supplier/lots/{target}", OFFICE, "/office/lots/{target}")),
    EXPIRED_STOCK(Weight.URGENT, true, Map.of(CLERK, "/staff/counters/{counter}/stock", OFFICE, "/office/counters/{counter}")),
    LICENCE_ENDING(Weight.SOON, false, Map.of(SUPPLIER, "/supplier/licences/{target}", OFFICE, "/office/licences/{target}")),
    LICENCE_TO_CHECK(Weight.TODO, false, Map.of(OFFICE, "/office/licences/{target}")),
    RECOUNT(Weight.URGENT, true, Map.of(CLERK, "/staff/counters/{counter}/lots/{target}/counts/new", OFFICE, "/office/lots/{target}")),
    TILL_EXCEPTION(Weight.URGENT, true, Map.of(CLERK, "/staff/counters/{counter}/exceptions", OFFICE, "/office/counters/{counter}")),

    ORDER_UNCOLLECTED(Weight.SOON, true, Map.of(CLERK, "/staff/orders/{target}", OFFICE, "/office/orders/{target}")),
    /** Goods are missing and the shopper has yet to choose. */
    ORDER_SHORT(Weight.URGENT, true, Map.of(CLERK, "/staff/orders/{target}", OFFICE, "/office/orders/{target}")),
    /** A shopper reported spoiled goods and was promised an answer. */
    CLAIM_TO_ANSWER(Weight.URGENT, true, Map.of(CLERK, "/staff/claims", OFFICE, "/office/orders/{target}")),
    REFUND_RATE(Weight.SOON, true, Map.of(CLERK, "/staff/counters/{counter}/stock", OFFICE, "/office/counters/{counter}")),

    /** A change that needs a second person, proposed by somebody else. */
    PROPOSAL_TO_DECIDE(Weight.TODO, false, Map.of(OFFICE, "/office/proposals/{target}"));

    /** How a tile looks: to be done, soon too late, wrong already. */
    public enum Weight {
        TODO, SOON, URGENT;

        public String tile() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Weight weight;
    private final boolean atCounter;
    private final Map<Role, String> ways;

    AlertKind(Weight weight, boolean atCounter, Map<Role, String> ways) {
        this.weight = weight;
        this.atCounter = atCounter;
        this.ways = ways;
    }

    /** Those a role is told of. */
    static List<AlertKind> of(Role role) {
        return Arrays.stream(values()).filter(kind -> kind.ways.containsKey(role)).toList();
    }

    public Weight weight() {
        return weight;
    }

    /** Whether it happens at a counter, so that a store can be chosen. */
    public boolean atCounter() {
        return atCounter;
    }

    /** Where the role deals with it. */
    String way(Role role, Alert alert) {
        return ways.get(role).replace("{pairing}", String.valueOf(alert.pairingId())).replace("{counter}", String.valueOf(alert.counterId()))
            .replace("{target}", Long.toString(alert.targetId())).replace("{code}", alert.code());
    }
}
