package shangui.checkout;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import shangui.db.Statements;
import shangui.money.Money;

/** What the shelf reads again and again: listings and levels that changed since a moment. */
@Singleton
class ShelfRepository {

    private final Statements statements;

    ShelfRepository(Statements statements) {
        this.statements = statements;
    }

    record ListingRow(long counterId, long skuId, Money price) {}

    record LevelRow(long counterId, long lotId, long skuId, int free, LocalDate bestBefore, LocalDate sellUntil, boolean onOffer,
                    String code, LocalDate packedOn, List<Long> villageIds) {}

    /** Prices of listings changed since; the index on changed_at keeps it short. */
    List<ListingRow> listingsSince(Instant moment) {
        return statements.list("""
            SELECT counter_id, sku_id, price_fen
              FROM listing
             WHERE changed_at >= ?
            """, row -> new ListingRow(row.getLong("counter_id"), row.getLong("sku_id"), Money.ofFen(row.getLong("price_fen"))), moment);
    }

    /** What is free of each lot whose level changed since, with what a shopper is told of the lot. */
    List<LevelRow> levelsSince(Instant moment) {
        return statements.list("""
            SELECT l.counter_id, l.lot_id, l.sku_id, l.on_hand - l.reserved AS free, l.best_before, l.sell_until,
                   l.recalled, l.markdown_fen, lot.code, lot.packed_on,
                   (SELECT GROUP_CONCAT(s.village_id ORDER BY s.village_id)
                      FROM lot_share s
                     WHERE s.lot_id = l.lot_id) AS villages
              FROM stock_level l
              JOIN lot ON lot.id = l.lot_id
             WHERE l.changed_at >= ?
            """, ShelfRepository::level, moment);
    }

    private static LevelRow level(ResultSet row) throws SQLException {
        boolean markedDown = row.getObject("markdown_fen") != null;
        return new LevelRow(row.getLong("counter_id"), row.getLong("lot_id"), row.getLong("sku_id"), row.getInt("free"),
            row.getObject("best_before", LocalDate.class), row.getObject("sell_until", LocalDate.class),
            !markedDown && !row.getBoolean("recalled"), row.getString("code"), row.getObject("packed_on", LocalDate.class),
            ids(row.getString("villages")));
    }

    private static List<Long> ids(String list) {
        return list == null ? List.of() : Arrays.stream(list.split(",")).map(Long::valueOf).toList();
    }
}
