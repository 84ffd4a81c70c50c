package shangui.checkout;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import shangui.checkout.Basket.BasketLine;
import shangui.checkout.Basket.Seen;
import shangui.db.Ids;
import shangui.db.Statements;
import shangui.money.Money;

/** Baskets. Every change names how things shall be, so doing it twice is doing it once. */
@Singleton
class BasketRepository {

    private final Statements statements;
    private final Ids ids;
    private final Clock clock;

    BasketRepository(Statements statements, Ids ids, Clock clock) {
        this.statements = statements;
        this.ids = ids;
        this.clock = clock;
    }

    /** The basket of a device with its lines in the order they were put in: one statement, on every page. */
    Basket find(String device) {
        var rows = statements.list("""
            SELECT b.store_id, l.counter_id, l.sku_id, l.lot_id, l.quantity, l.added_at, l.seen_price_fen, l.seen_counter_id
              FROM basket b
              LEFT JOIN basket_line l ON l.basket_id = b.id
             WHERE b.device = ?
             ORDER BY l.added_at, l.counter_id, l.sku_id
            """, Row::of, device);
        return rows.isEmpty() ? Basket.empty(device)
            : new Basket(device, rows.getFirst().storeId, rows.stream().map(Row::line).filter(line -> line != null).toList());
    }

    /** Makes the basket if there is none and sets its store. */
    void choose(String device, long storeId) {
        statements.update("""
            INSERT INTO basket (id, device, store_id, changed_at)
            VALUES (?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE store_id = VALUES(store_id), changed_at = VALUES(changed_at)
            """, ids.next(), device, storeId, clock.instant());
    }

    /** So many packs of an offer at the price shown, whatever there were before. */
    void put(String device, Offer offer, int quantity) {
        statements.update("""
            INSERT INTO basket_line (basket_id, counter_id, sku_id, lot_id, quantity, added_at, seen_price_fen, seen_counter_id)
            SELECT id, ?, ?, ?, ?, ?, ?, ?
              FROM basket
             WHERE device = ?
                ON DUPLICATE KEY UPDATE quantity = VALUES(quantity), seen_price_fen = VALUES(seen_price_fen), seen_counter_id = VALUES(seen_counter_id)
            """, offer.counter().id(), offer.sku().id(), offer.lotOrNone(), quantity, clock.instant(), offer.price(), offer.counter().id(), device);
    }

    /** From now on the line's packs are taken from another counter, with those it already has of them. What was seen stays. */
    void move(String device, BasketLine line, long counterId) {
        if (remove(device, line.counterId(), line.skuId(), line.lotId())) {
            statements.update("""
                INSERT INTO basket_line (basket_id, counter_id, sku_id, lot_id, quantity, added_at, seen_price_fen, seen_counter_id)
                SELECT id, ?, ?, ?, ?, ?, ?, ?
                  FROM basket
                 WHERE device = ?
                    ON DUPLICATE KEY UPDATE quantity = LEAST(quantity + VALUES(quantity), ?)
                """, counterId, line.skuId(), lotOrNone(line.lotId()), line.quantity(), line.addedAt(), line.seen() == null ? null : line.seen().price(),
                line.seen() == null ? null : line.seen().counterId(), device, Basket.MOST_PACKS);
        }
    }

    /** Answers whether it was in it. */
    boolean remove(String device, long counterId, long skuId, @Nullable Long lotId) {
        return statements.update("""
            DELETE FROM basket_line
             WHERE basket_id = (SELECT id FROM basket WHERE device = ?)
               AND counter_id = ?
               AND sku_id = ?
               AND lot_id = ?
            """, device, counterId, skuId, lotOrNone(lotId)) == 1;
    }

    /** Takes out what was ordered. */
    void removeAll(String device, List<CheckoutRequest.Line> lines) {
        var offers = new ArrayList<Long>();
        lines.forEach(line -> offers.addAll(List.of(line.counterId(), line.line().skuId(), lotOrNone(line.line().lotId()))));
        statements.update("""
            DELETE FROM basket_line
             WHERE basket_id = (SELECT id FROM basket WHERE device = ?)
               AND (counter_id, sku_id, lot_id) IN (""" + Statements.rows(lines.size(), 3) + ")", device, offers);
    }

    /** Forgets baskets nobody touched since. Answers how many. */
    int deleteOlderThan(Instant moment) {
        statements.update("""
            DELETE FROM basket_line
             WHERE basket_id IN (SELECT id FROM basket WHERE changed_at < ?)
            """, moment);
        return statements.update("""
            DELETE FROM basket
             WHERE changed_at < ?
               AND NOT EXISTS (SELECT 1 FROM basket_line l WHERE l.basket_id = basket.id)
            """, moment);
    }

    /** A line of an ordinary offer says lot 0. */
    private static long lotOrNone(@Nullable Long lotId) {
        return lotId == null ? 0 : lotId;
    }

    private record Row(Long storeId, BasketLine line) {

        static Row of(ResultSet row) throws SQLException {
            Long storeId = row.getObject("store_id", Long.class);
            if (row.getObject("counter_id") == null) {
                return new Row(storeId, null);
            }
            long lotId = row.getLong("lot_id");
            var seen = row.getObject("seen_price_fen") == null ? null : new Seen(Money.ofFen(row.getLong("seen_price_fen")), row.getLong("seen_counter_id"));
            return new Row(storeId, new BasketLine(row.getLong("counter_id"), row.getLong("sku_id"), lotId == 0 ? null : lotId,
                row.getInt("quantity"), Statements.instant(row, "added_at"), seen));
        }
    }
}
