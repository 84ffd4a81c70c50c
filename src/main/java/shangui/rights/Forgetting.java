package shangui.rights;

import io.micronaut.context.annotation.Property;
import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import shangui.checkout.Anonymity;
import shangui.db.Ids;
import shangui.db.Statements;
import shangui.db.Transactions;
import shangui.notice.StockNotices;
import shangui.phone.PhoneLimit;

/**
 * Lets go of phone numbers: when their owner asks, and by age. Accounts stay as they are: amounts, goods, times; what went is written
 * down without saying whose it was.
 */
@Singleton
class Forgetting {

    private final Anonymity checkouts;
    private final StockNotices notices;
    private final PhoneCodes codes;
    private final PhoneLimit limit;
    private final ApplicationEventPublisher<PhoneForgotten> events;
    private final Statements statements;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;
    private final int keepMonths;

    Forgetting(Anonymity checkouts, StockNotices notices, PhoneCodes codes, PhoneLimit limit, ApplicationEventPublisher<PhoneForgotten> events, Statements statements,
               Transactions transactions, Ids ids, Clock clock, @Property(name = "shangui.privacy.keep-months", defaultValue = "36") int keepMonths) {
        this.checkouts = checkouts;
        this.notices = notices;
        this.codes = codes;
        this.limit = limit;
        this.events = events;
        this.statements = statements;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
        this.keepMonths = keepMonths;
    }

    /** Something of this phone is not over yet: goods to collect, money to go back. */
    boolean isBusy(String phone) {
        return checkouts.isOpen(phone);
    }

    record Forgotten(int orders, int notices) {}

    /** Everything under the number, in the caller's transaction; empty when something is not over yet. */
    Optional<Forgotten> forget(PhoneCode code) {
        return checkouts.forget(code.phone()).map(orders -> {
            var gone = new Forgotten(orders, notices.forget(code.phone()));
            codes.forget(code);
            events.publishEvent(new PhoneForgotten(code.phone()));
            note("ASKED", gone.orders, gone.notices);
            return gone;
        });
    }

    /** Numbers on orders that have been over for long. Answers how many orders. */
    int forgetOld() {
        Instant before = clock.instant().atZone(ZoneOffset.UTC).minusMonths(keepMonths).toInstant();
        int orders = 0;
        int some;
        do {
            some = transactions.write(() -> {
                int gone = checkouts.forgetSomeBefore(before);
                if (gone > 0) {
                    note("AGED", gone, 0);
                }
                return gone;
            });
            orders += some;
        } while (some > 0);
        return orders;
    }

    /** Codes, counts and locks nobody needs any more. */
    int deleteLeftovers() {
        return codes.deleteOld() + limit.deleteOld() + transactions.write(checkouts::deleteLocks);
    }

    private void note(String why, int orders, int notices) {
        statements.update("INSERT INTO erasure (id, why, orders, notices, done_at) VALUES (?, ?, ?, ?, ?)", ids.next(), why, orders, notices, clock.instant());
    }
}
