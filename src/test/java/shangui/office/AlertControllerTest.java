package shangui.office;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpMethod;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shangui.order.Order;
import shangui.order.OrderReturn.Fate;
import shangui.statement.ClosingOutcome;
import shangui.statement.StatementService;
import shangui.stock.Document;
import shangui.testing.People;
import shangui.testing.Response;
import shangui.testing.Routes.Route;
import shangui.testing.RunningShop;
import shangui.testing.Scenes;
import shangui.testing.Scenes.Scene;
import shangui.testing.Shop;
import shangui.testing.ShopTest;
import shangui.testing.Sql;
import shangui.testing.TestClock;
import shangui.testing.Trade;
import shangui.testing.World;
import shangui.user.Role;

/** Each thing that waits is told from the day it should be to whom it concerns, leads to where it is dealt with, and is gone when it was. */
@ShopTest
class AlertControllerTest {

    @Inject World world;
    @Inject StatementService statements;
    @Inject People people;
    @Inject Trade trade;
    @Inject TestClock clock;
    @Inject Sql sql;
    @Inject RunningShop running;

    private Scenes scenes;
    private Shop office;
    private Shop clerk;

    /** At ten on 2 December; who is signed in comes anew, as sessions end with the day. */
    @BeforeEach
    void begin() {
        scenes = new Scenes(running);
        office = scenes.in(Role.OFFICE);
        clerk = scenes.in(Role.CLERK);
    }

    @Test
    void aCounterThatReceivedNothingForAWeekIsToldUntilGoodsAreReceived() {
        long counter = world.counter(world.firstStore, world.pairing, world.concession, "新柜", "New counter");
        assertThat(told(clerk, AlertKind.NO_DELIVERY, counter)).isEqualTo("/staff/counters/" + counter + "/receipts/new");
        assertThat(told(scenes.in(Role.SUPPLIER), AlertKind.NO_DELIVERY, counter)).isNotNull();
        assertThat(told(scenes.elsewhere(Role.SUPPLIER), AlertKind.NO_DELIVERY, counter)).isNull();

        Response received = clerk.postJson("/api/v1/counters/" + counter + "/receipts",
            Map.of("lines", List.of(Map.of("lot", world.goods.code(world.lot(world.tea)), "quantity", 3))));
        assertThat(received.status()).as(received.text()).isEqualTo(201);
        assertThat(told(clerk, AlertKind.NO_DELIVERY, counter)).isNull();
        later(6);
        assertThat(told(office, AlertKind.NO_DELIVERY, counter)).isNull();
        later(1);
        assertThat(told(office, AlertKind.NO_DELIVERY, counter)).isNotNull();
        sql.update("UPDATE counter SET closed_on = ? WHERE id = ?", today(), counter);
        assertThat(told(office, AlertKind.NO_DELIVERY, counter)).isNull();
    }

    @Test
    void everyAlertSaysInAWordOfItsOwnWhatToDoAboutIt() {
        for (String language : List.of("zh", "en")) {
            var words = ResourceBundle.getBundle("i18n.messages", Locale.of(language));
            for (Role role : Role.values()) {
                assertThat(AlertKind.of(role)).allSatisfy(kind -> assertThat(words.getString("office.alert.act." + kind + "." + role)).isNotBlank().isNotEqualTo("查看"));
            }
        }
    }

    @Test
    void aLotNearItsDateIsToldUntilItLeavesTheShelf() {
        long near = onShelf(world.mushroom, 30 + 13);
        long later = onShelf(world.mushroom, 30 + 14);
        long fresh = onShelf(world.freshMushroom, 1 + 1);
        long lastDay = onShelf(world.freshMushroom, 1);
        assertThat(told(clerk, AlertKind.NEAR_DATE, near)).isEqualTo("/staff/counters/" + world.concessionCounter + "/lots/" + near);
        assertThat(told(scenes.in(Role.SUPPLIER), AlertKind.NEAR_DATE, near)).isEqualTo("/supplier/lots/" + near);
        assertThat(told(office, AlertKind.NEAR_DATE, near)).isEqualTo("/office/lots/" + near);
        assertThat(told(clerk, AlertKind.NEAR_DATE, lastDay)).isNotNull();
        for (long other : List.of(later, fresh)) {
            assertThat(told(clerk, AlertKind.NEAR_DATE, other)).isNull();
        }
        for (Shop stranger : List.of(scenes.elsewhere(Role.CLERK), scenes.elsewhere(Role.SUPPLIER))) {
            assertThat(told(stranger, AlertKind.NEAR_DATE, near)).isNull();
        }
        writeOff(world.concessionCounter, near, 10);
        assertThat(told(clerk, AlertKind.NEAR_DATE, near)).isNull();
    }

    @Test
    void moreThanFivePercentPastItsDateIsTold() {
        long counter = world.counter(world.firstStore, world.pairing, world.concession, "过期柜", "Late counter");
        long lot = world.lot(world.mushroom, "2026-11-01", today().plusDays(30).toString());
        world.receive(counter, lot, 5);
        long undated = world.stock(counter, world.mushroom, 95);
        later(1);
        assertThat(told(clerk, AlertKind.EXPIRED_STOCK, counter)).isNull();
        trade.sell(counter, world.mushroom, undated, 1, "48.00");
        assertThat(told(clerk, AlertKind.EXPIRED_STOCK, counter)).isEqualTo("/staff/counters/" + counter + "/stock");
        assertThat(clerk.get("/alerts/EXPIRED_STOCK").words("main")).contains("5 份已停售，占库存 5.05%", "江边店 过期柜");
        writeOff(counter, lot, 1);
        assertThat(told(clerk, AlertKind.EXPIRED_STOCK, counter)).isNull();
    }

    @Test
    void anEndedMonthIsToldUntilItIsIssuedAndAStatementUntilItIsConfirmed() {
        Scene month = scene("/partner/pairings/{pairingId}/months/{month}/issue").with("version", 1);
        String issuing = month.at("/partner/pairings/{pairingId}/months/{month}");
        long pairing = (long) month.ids().getFirst();
        assertThat(told(month.by(), AlertKind.STATEMENT_TO_CLOSE, pairing)).isEqualTo(issuing);
        assertThat(told(office, AlertKind.STATEMENT_TO_CLOSE, pairing)).isNotNull();
        assertThat(month.post("/api/v1/partner/pairings/{pairingId}/months/{month}/issue", key()).status()).isLessThan(300);
        assertThat(told(month.by(), AlertKind.STATEMENT_TO_CLOSE, pairing)).isNull();

        Shop township = scenes.at(Role.TOWNSHIP, pairing);
        long issue = sql.number("SELECT id FROM statement_issue WHERE pairing_id = ?", pairing);
        String number = sql.text("SELECT number FROM statement_issue WHERE id = ?", issue);
        assertThat(told(township, AlertKind.STATEMENT_TO_CONFIRM, issue)).isEqualTo("/township/statements/" + number);
        assertThat(township.get("/township").words("main")).contains("2026年11月对账单，应得 ¥");
        assertThat(told(scenes.elsewhere(Role.TOWNSHIP), AlertKind.STATEMENT_TO_CONFIRM, issue)).isNull();
        assertThat(told(office, AlertKind.STATEMENT_TO_CONFIRM, issue)).isNull();
        later(6);
        assertThat(told(office, AlertKind.STATEMENT_TO_CONFIRM, issue)).isEqualTo("/office/statements/" + number);
        assertThat(scenes.at(Role.TOWNSHIP, pairing).postJson("/api/v1/township/statements/" + number + "/confirmation", Map.of()).status()).isLessThan(300);
        assertThat(told(office, AlertKind.STATEMENT_TO_CONFIRM, issue)).isNull();
        assertThat(told(scenes.at(Role.TOWNSHIP, pairing), AlertKind.STATEMENT_TO_CONFIRM, issue)).isNull();
    }

    @Test
    void nobodyIsChasedForAStatementOfNothing() {
        until("2026-12-02");
        long quiet = world.twin().pairing();
        String number = ((ClosingOutcome.Done) statements.close(quiet, LocalDate.parse("2026-11-01"), null)).issue().number();
        long issue = sql.number("SELECT id FROM statement_issue WHERE number = ?", number);
        assertThat(told(scenes.at(Role.TOWNSHIP, quiet), AlertKind.STATEMENT_TO_CONFIRM, issue)).isNull();
        later(6);
        assertThat(told(office, AlertKind.STATEMENT_TO_CONFIRM, issue)).isNull();
        assertThat(office.get("/office/statements").html().select("a[href$=" + number + "]")).hasSize(1);
    }

    @Test
    void aSettlementIsToldWhenItIsDueAndOverdueUntilItIsPaidAndThePaymentUntilItIsAcknowledged() {
        Scene settlement = scenes.of("settlement", Role.STORE_FINANCE);
        long id = (long) settlement.ids().getFirst();
        long pairing = sql.number("SELECT pairing_id FROM settlement WHERE id = ?", id);
        String payments = "/api/v1/finance/settlements/" + id + "/payments";
        assertThat(told(settlement.by(), AlertKind.SETTLEMENT_DUE, id)).isNull();
        until("2026-12-16");
        assertThat(told(scenes.in(Role.STORE_FINANCE), AlertKind.SETTLEMENT_DUE, id)).isEqualTo("/finance/settlements/" + id);
        until("2026-12-31");
        assertThat(told(scenes.in(Role.STORE_FINANCE), AlertKind.SETTLEMENT_DUE, id)).isNull();
        assertThat(told(scenes.in(Role.STORE_FINANCE), AlertKind.SETTLEMENT_OVERDUE, id)).isEqualTo("/finance/settlements/" + id);
        assertThat(told(scenes.elsewhere(Role.STORE_FINANCE), AlertKind.SETTLEMENT_OVERDUE, id)).isNull();
        String statement = sql.text("SELECT i.number FROM statement_issue i JOIN settlement s ON s.pairing_id = i.pairing_id AND s.month = i.month WHERE s.id = ?", id);
        assertThat(told(scenes.at(Role.TOWNSHIP, pairing), AlertKind.SETTLEMENT_OVERDUE, id)).isEqualTo("/township/statements/" + statement);
        assertThat(told(scenes.at(Role.SUPPLIER, pairing), AlertKind.SETTLEMENT_OVERDUE, id)).isEqualTo("/supplier/settlements/" + id);

        String rest = "%d.%02d".formatted(payable(id) / 100, payable(id) % 100);
        assertThat(scenes.in(Role.STORE_FINANCE).postJson(payments, Map.of("amount", rest, "paidOn", "2026-12-31", "reference", "P-1")).status()).isEqualTo(201);
        assertThat(told(office, AlertKind.SETTLEMENT_OVERDUE, id)).isNull();
        Shop supplier = scenes.at(Role.SUPPLIER, pairing);
        assertThat(told(supplier, AlertKind.PAYMENT_TO_ACKNOWLEDGE, id)).isEqualTo("/supplier/settlements/" + id);
        long payment = sql.number("SELECT id FROM settlement_payment WHERE settlement_id = ?", id);
        supplier.postJson("/api/v1/supplier/settlements/" + id + "/payments/" + payment + "/acknowledgement", Map.of());
        assertThat(told(supplier, AlertKind.PAYMENT_TO_ACKNOWLEDGE, id)).isNull();
    }

    @Test
    void aSettlementDueLaterThanSixtyDaysAfterAReceiptIsListedUntilItIsPaid() {
        long id = (long) scenes.of("settlement", Role.STORE_FINANCE).ids().getFirst();
        sql.update("UPDATE settlement SET due_on = '2027-01-19' WHERE id = ?", id);
        assertThat(told(office, AlertKind.SETTLEMENT_TOO_LATE, id)).isNull();
        sql.update("UPDATE settlement SET due_on = '2027-01-20' WHERE id = ?", id);
        assertThat(told(office, AlertKind.SETTLEMENT_TOO_LATE, id)).isEqualTo("/office/settlements/" + id);
        assertThat(told(scenes.at(Role.SUPPLIER, sql.number("SELECT pairing_id FROM settlement WHERE id = ?", id)), AlertKind.SETTLEMENT_TOO_LATE, id)).isNotNull();
        String rest = "%d.%02d".formatted(payable(id) / 100, payable(id) % 100);
        scenes.in(Role.STORE_FINANCE).postJson("/api/v1/finance/settlements/" + id + "/payments", Map.of("amount", rest, "paidOn", "2026-12-02", "reference", "P-2"));
        assertThat(told(office, AlertKind.SETTLEMENT_TOO_LATE, id)).isNull();
    }

    @Test
    void anOrderIsToldOnItsLastDayUntilItIsCollected() {
        Scene order = scenes.of("order", Role.CLERK);
        long id = (long) order.ids().getFirst();
        assertThat(told(clerk, AlertKind.ORDER_UNCOLLECTED, id)).isNull();
        until(sql.text("SELECT DATE(keep_until + INTERVAL 8 HOUR) FROM orders WHERE id = ?", id));
        assertThat(told(scenes.in(Role.CLERK), AlertKind.ORDER_UNCOLLECTED, id)).isEqualTo("/staff/orders/" + id);
        assertThat(told(scenes.elsewhere(Role.CLERK), AlertKind.ORDER_UNCOLLECTED, id)).isNull();
        assertThat(told(office, AlertKind.ORDER_UNCOLLECTED, id)).isEqualTo("/office/orders/" + id);
        assertThat(scenes.in(Role.CLERK).postJson("/api/v1/staff/hand-overs", Map.of("code", sql.text("SELECT pickup_code FROM orders WHERE id = ?", id),
            "tillNumber", "1", "receiptNumber", "U-1")).status()).isEqualTo(201);
        assertThat(told(office, AlertKind.ORDER_UNCOLLECTED, id)).isNull();
    }

    @Test
    void aShortOrderIsToldUntilItsShopperHasChosen() {
        Scene choice = scene("/staff/orders/{id}/shortage-choice");
        long id = (long) choice.ids().getFirst();
        assertThat(told(clerk, AlertKind.ORDER_SHORT, id)).isEqualTo("/staff/orders/" + id);
        assertThat(choice.post("/api/v1/staff/orders/{id}/shortage-choice", key()).status()).isLessThan(300);
        assertThat(told(clerk, AlertKind.ORDER_SHORT, id)).isNull();
    }

    @Test
    void aLotWhoseBookWasWrongIsToldUntilItIsCounted() {
        long lot = onShelf(world.honey, 200);
        trade.sell(world.concessionCounter, world.honey, lot, 12, "78.00");
        assertThat(told(clerk, AlertKind.RECOUNT, lot)).isEqualTo("/staff/counters/" + world.concessionCounter + "/lots/" + lot + "/counts/new");
        assertThat(told(office, AlertKind.RECOUNT, lot)).isEqualTo("/office/lots/" + lot);
        assertThat(clerk.postJson("/api/v1/counters/" + world.concessionCounter + "/lots/" + lot + "/counts", Map.of("counted", 0)).status()).isLessThan(300);
        assertThat(told(clerk, AlertKind.RECOUNT, lot)).isNull();
    }

    @Test
    void aTillRowInExceptionIsToldUntilItIsSettled() {
        Scene exception = scene("/staff/counters/{counterId}/exceptions/{exceptionId}/settlement");
        long id = (long) exception.ids().get(1);
        assertThat(told(clerk, AlertKind.TILL_EXCEPTION, id)).isEqualTo("/staff/counters/" + world.concessionCounter + "/exceptions");
        assertThat(told(office, AlertKind.TILL_EXCEPTION, id)).isNotNull();
        exception.post("/api/v1/counters/{counterId}/exceptions/{exceptionId}/settlement", key());
        assertThat(told(clerk, AlertKind.TILL_EXCEPTION, id)).isNull();
    }

    @Test
    void aCounterThatPaidBackMoreThanThreePercentIsToldForAMonth() {
        long counter = world.counter(world.firstStore, world.pairing, world.concession, "退货柜", "Refund counter");
        long lot = world.stock(counter, world.mushroom, 100);
        Order order = trade.sell(counter, world.mushroom, lot, 100, "48.00");
        trade.bringBack(order, 3, Fate.RESTOCK);
        assertThat(told(clerk, AlertKind.REFUND_RATE, counter)).isNull();
        trade.bringBack(order, 1, Fate.RESTOCK);
        assertThat(told(clerk, AlertKind.REFUND_RATE, counter)).isNotNull();
        assertThat(clerk.get("/alerts/REFUND_RATE").words("main")).contains("退款 ¥192.00，占收款 4%");
        later(31);
        assertThat(told(scenes.in(Role.CLERK), AlertKind.REFUND_RATE, counter)).isNull();
    }

    @Test
    void aLicenceIsToldAMonthBeforeItEndsUntilAnotherFollowsIt() {
        long ends = licence("CERTIFICATION", today().plusDays(30), true);
        long later = licence("QUARANTINE", today().plusDays(31), true);
        assertThat(told(scenes.in(Role.SUPPLIER), AlertKind.LICENCE_ENDING, ends)).isNotNull();
        assertThat(told(scenes.elsewhere(Role.SUPPLIER), AlertKind.LICENCE_ENDING, ends)).isNull();
        assertThat(told(office, AlertKind.LICENCE_ENDING, later)).isNull();
        long next = licence("CERTIFICATION", today().plusDays(395), false);
        assertThat(told(office, AlertKind.LICENCE_ENDING, ends)).isNull();
        assertThat(told(office, AlertKind.LICENCE_TO_CHECK, next)).isNotNull();
        sql.update("UPDATE licence SET checked_by = entered_by, checked_at = entered_at WHERE id = ?", next);
        assertThat(told(office, AlertKind.LICENCE_TO_CHECK, next)).isNull();
    }

    @Test
    void aProposalIsToldToTheSecondPersonAndNotToWhoMadeIt() {
        Scene proposal = scenes.of("proposal", Role.OFFICE);
        long id = Long.parseLong((String) proposal.ids().getFirst());
        assertThat(told(office, AlertKind.PROPOSAL_TO_DECIDE, id)).isEqualTo("/office/proposals/" + id);
        assertThat(told(people.in(running.visitor(), people.secondOffice()), AlertKind.PROPOSAL_TO_DECIDE, id)).isNull();
        assertThat(proposal.post("/api/v1/office/proposals/{id}/approval", key()).status()).isLessThan(300);
        assertThat(told(office, AlertKind.PROPOSAL_TO_DECIDE, id)).isNull();
    }

    @Test
    void aListIsNarrowedInTheAddressAndAKindThatIsNotOnesOwnIsNotThere() {
        long counter = world.counter(world.secondStore, world.pairing, world.purchase, "远柜", "Far counter");
        assertThat(told(office, AlertKind.NO_DELIVERY, counter, "?store=" + world.secondStore + "&pairing=" + world.pairing)).isNotNull();
        assertThat(told(office, AlertKind.NO_DELIVERY, counter, "?store=" + world.firstStore)).isNull();
        assertThat(told(office, AlertKind.NO_DELIVERY, counter, "?pairing=" + world.otherPairing)).isNull();
        assertThat(office.get("/alerts/NO_DELIVERY").html().select("select[name=store] option")).hasSizeGreaterThan(3);
        assertThat(clerk.get("/alerts/SETTLEMENT_OVERDUE").status()).isEqualTo(404);
        assertThat(office.get("/alerts/SETTLEMENT_DUE").status()).isEqualTo(404);
        assertThat(office.get("/alerts/WHATEVER").status()).isEqualTo(404);
    }

    @Test
    void everyRoleBeginsWithWhatWaitsInFewStatements() {
        Stream.of(Role.values()).filter(role -> role != Role.CLERK).forEach(role -> {
            Shop shop = scenes.in(role);
            String first = role.firstPage();
            ways(shop, first);
            assertThat(shop.get(first).words("h1")).as(first).isEqualTo("今天");
            long heaps = items(shop.getJson("/api/v1" + first).json().get("waiting")).filter(heap -> heap.get("count").getIntValue() > 0).count();
            long papers = switch (role) {
                case TOWNSHIP -> 4;
                case PARTNER -> 7;
                case STORE_FINANCE, SUPPLIER -> 2;
                case OFFICE -> 1;
                default -> 0;
            };
            assertThat(running.statementsOf(() -> shop.get(first))).as(first).isLessThanOrEqualTo(2 + heaps + papers);
        });
        assertThat(clerk.get("/staff").html().select("a[href='/alerts']")).hasSize(1);
        assertThat(clerk.get("/alerts").words("h1")).isEqualTo("待办");
    }

    /** Every section of the navigation, in every group, is a page. */
    private static void ways(Shop shop, String first) {
        for (Element group : shop.get(first).html().select(".nav__link")) {
            Response page = shop.get(group.attr("href"));
            assertThat(page.status()).as(page.path()).isEqualTo(200);
            page.html().select(".nav__link").forEach(section -> assertThat(shop.get(section.attr("href")).status()).as(section.attr("href")).isEqualTo(200));
        }
    }

    /** The way to deal with it, which leads somewhere; null where the role is not told of it. */
    private static String told(Shop shop, AlertKind kind, long target) {
        return told(shop, kind, target, "");
    }

    private static String told(Shop shop, AlertKind kind, long target, String query) {
        Response answer = shop.getJson("/api/v1/alerts/" + kind + query);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        String path = items(answer.json().get("alerts")).filter(alert -> alert.get("targetId").coerceStringValue().equals(Long.toString(target)))
            .map(alert -> alert.get("path").getStringValue()).findFirst().orElse(null);
        if (path != null) {
            assertThat(shop.get(path).status()).as(path).isEqualTo(200);
        }
        return path;
    }

    private static Stream<JsonNode> items(JsonNode array) {
        return StreamSupport.stream(array.values().spliterator(), false);
    }

    /** Ten packs best before so many days from today. */
    private long onShelf(long sku, int days) {
        long lot = world.lot(sku, "2026-11-30", today().plusDays(days).toString());
        world.receive(world.concessionCounter, lot, 10);
        return lot;
    }

    private void writeOff(long counter, long lot, int quantity) {
        Response done = scenes.in(Role.CLERK).postJson("/api/v1/counters/" + counter + "/lots/" + lot + "/write-offs", Map.of("reason", "EXPIRED", "quantity", quantity));
        assertThat(done.status()).as(done.text()).isLessThan(300);
    }

    private long licence(String kind, LocalDate validUntil, boolean checked) {
        long id = 1_000 + sql.number("SELECT COUNT(*) FROM licence");
        Long by = people.office().id();
        sql.update("INSERT INTO licence (id, supplier_id, kind, number, issuer, valid_from, valid_until, entered_by, entered_at, checked_by, checked_at)"
                + " VALUES (?, ?, ?, ?, '某局', '2026-01-01', ?, ?, '2026-11-01', ?, ?)", id, world.supplier, kind, "证-" + id, validUntil, by,
            checked ? by : null, checked ? "2026-11-02 00:00:00" : null);
        return id;
    }

    private long payable(long settlement) {
        return sql.number("SELECT payable_fen FROM settlement WHERE id = ?", settlement);
    }

    private Scene scene(String write) {
        return scenes.of(new Route(HttpMethod.POST, write, null));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Document.ZONE);
    }

    private void later(int days) {
        until(today().plusDays(days).toString());
    }

    /** Sessions last half a day: everybody signs in again. */
    private void until(String day) {
        clock.setInJinhua(day + "T10:00");
        sql.update("UPDATE session SET expires_at = ?", "2027-12-31 00:00:00");
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
