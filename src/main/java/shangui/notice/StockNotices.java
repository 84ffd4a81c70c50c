package shangui.notice;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import shangui.checkout.Offer;
import shangui.checkout.Shelf;
import shangui.db.Ids;
import shangui.db.Statements;
import shangui.db.Transactions;
import shangui.phone.Consents;
import shangui.phone.Consents.Purpose;
import shangui.phone.PhoneLimit;
import shangui.phone.PhoneLimit.Kind;
import shangui.phone.QuietHours;

/** Notices: asked for, told once, withdrawn, over. A phone number leaves a notice the night after it is no longer needed. */
@Singleton
public class StockNotices {

    private static final int TOLD_AT_ONCE = 200;
    private static final Duration KEPT = Duration.ofDays(1);

    private final Statements statements;
    private final Transactions transactions;
    private final Consents consents;
    private final PhoneLimit limit;
    private final Shelf shelf;
    private final ApplicationEventPublisher<BackInStock> events;
    private final Ids ids;
    private final Clock clock;

    StockNotices(Statements statements, Transactions transactions, Consents consents, PhoneLimit limit, Shelf shelf, ApplicationEventPublisher<BackInStock> events,
                 Ids ids, Clock clock) {
        this.statements = statements;
        this.transactions = transactions;
        this.consents = consents;
        this.limit = limit;
        this.shelf = shelf;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** Asked for twice it is one notice. False when too many were asked for; in the caller's transaction. */
    boolean ask(long storeId, long skuId, String phone, String device, String address, String language) {
        if (!limit.allow(Map.of(Kind.NOTICE_OF_PHONE, phone, Kind.NOTICE_OF_DEVICE, device, Kind.NOTICE_OF_ADDRESS, address))) {
            return false;
        }
        // the phone's count is locked: nobody else asks for it now
        boolean waits = !statements.list("SELECT id FROM stock_notice WHERE phone = ? AND state = 'OPEN' AND store_id = ? AND sku_id = ?", row -> row.getLong("id"), phone,
            storeId, skuId).isEmpty();
        if (!waits) {
            long id = ids.next();
            statements.update("""
                INSERT INTO stock_notice (id, store_id, sku_id, phone, language, state, made_at, ends_at)
                VALUES (?, ?, ?, ?, ?, 'OPEN', ?, ?)
                """, id, storeId, skuId, phone, language, clock.instant(), clock.instant().plus(StockNotice.LASTS));
            consents.add(Purpose.NOTICE, id, language);
        }
        return true;
    }

    /** Tells those whose goods are free to sell again, not at night. Each once, however many instances look. Answers how many. */
    public int tellDue() {
        Instant now = clock.instant();
        if (QuietHours.over(now).isAfter(now)) {
            return 0;
        }
        return (int) awaited(now).stream().filter(this::isBack).flatMap(awaited -> open(awaited, now).stream()).filter(this::tell).count();
    }

    private record Awaited(long storeId, long skuId) {}

    private List<Awaited> awaited(Instant now) {
        return statements.list("SELECT DISTINCT store_id, sku_id FROM stock_notice WHERE state = 'OPEN' AND ends_at > ?",
            row -> new Awaited(row.getLong("store_id"), row.getLong("sku_id")), now);
    }

    private boolean isBack(Awaited awaited) {
        return shelf.offersOf(awaited.storeId, awaited.skuId).stream().anyMatch(offer -> offer.free() > 0);
    }

    private List<StockNotice> open(Awaited awaited, Instant now) {
        return statements.list("""
            SELECT *
              FROM stock_notice
             WHERE state = 'OPEN'
               AND store_id = ?
               AND sku_id = ?
               AND ends_at > ?
             ORDER BY id
             LIMIT ?
            """, row -> new StockNotice(row.getLong("id"), row.getLong("store_id"), row.getLong("sku_id"), row.getString("phone"), row.getString("language"),
                Statements.instant(row, "made_at"), Statements.instant(row, "ends_at")), awaited.storeId, awaited.skuId, now, TOLD_AT_ONCE);
    }

    private boolean tell(StockNotice notice) {
        return transactions.write(() -> {
            boolean first = end(notice.id(), StockNotice.State.TOLD);
            if (first) {
                boolean english = notice.language().equals("en");
                Offer offer = shelf.offersOf(notice.storeId(), notice.skuId()).getFirst();
                var store = shelf.anyStore(notice.storeId()).orElseThrow();
                events.publishEvent(new BackInStock(notice.phone(), notice.language(), offer.name(english) + " " + offer.pack(english), english ? store.nameEn() : store.name()));
            }
            return first;
        });
    }

    /** By whoever has shown that the phone is theirs; false when it is not theirs or not open. */
    public boolean withdraw(long id, String phone) {
        return statements.update("UPDATE stock_notice SET state = 'WITHDRAWN', ended_at = ? WHERE id = ? AND phone = ? AND state = 'OPEN'", clock.instant(), id, phone) == 1;
    }

    /** No notice is kept under this number any more. Answers how many were. */
    public int forget(String phone) {
        return statements.update("""
            UPDATE stock_notice
               SET phone = NULL,
                   state = CASE state WHEN 'OPEN' THEN 'WITHDRAWN' ELSE state END,
                   ended_at = COALESCE(ended_at, ?)
             WHERE phone = ?
            """, clock.instant(), phone);
    }

    /** Ends those that are too old, and lets go of the numbers of those that ended a day ago. Answers how many. */
    public int forgetEnded() {
        Instant now = clock.instant();
        statements.update("UPDATE stock_notice SET state = 'ENDED', ended_at = ends_at WHERE state = 'OPEN' AND ends_at <= ?", now);
        return statements.update("UPDATE stock_notice SET phone = NULL WHERE state <> 'OPEN' AND phone IS NOT NULL AND ended_at <= ?", now.minus(KEPT));
    }

    private boolean end(long id, StockNotice.State state) {
        return statements.update("UPDATE stock_notice SET state = ?, ended_at = ? WHERE id = ? AND state = 'OPEN'", state, clock.instant(), id) == 1;
    }
}
