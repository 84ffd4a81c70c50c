package shangui.stock;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import shangui.db.Statements;
import shangui.lot.Lot;
import shangui.money.Money;

/** Levels: the only place that changes {@code stock_level}. Every statement names the counter; rows are locked by lot. */
@Singleton
class LevelRepository {

    private static final String COLUMNS = "counter_id, lot_id, pairing_id, sku_id, on_hand, reserved, best_before, sell_until, recalled, markdown_fen, arrived_at";

    private final Statements statements;
    private final Clock clock;

    LevelRepository(Statements statements, Clock clock) {
        this.statements = statements;
        this.clock = clock;
    }

    /**
     * Lots of these skus with packs to sell on a day, first expired first, undated last, ties by arrival (rule 15).
     *
     * @param lock takes the rows for itself, for the last of several tries
     */
    List<StockLevel> free(long counterId, Collection<Long> skuIds, LocalDate day, boolean lock) {
        return statements.list("""
            SELECT %s
              FROM stock_level
             WHERE counter_id = ?
               AND sku_id IN (%s)
               AND on_hand > reserved
               AND recalled = FALSE
               AND (sell_until IS NULL OR sell_until >= ?)
             ORDER BY best_before IS NULL, best_before, arrived_at, lot_id
            %s
            """.formatted(COLUMNS, Statements.places(skuIds.size()), lock ? "FOR UPDATE" : ""), LevelRepository::level, counterId, List.copyOf(skuIds), day);
    }

    /** Holds every lot asked for or none: the check and the change are one statement. Answers how many rows it changed. */
    int hold(long counterId, Map<Long, Integer> quantities, List<Long> offers) {
        List<Object> pairs = pairs(quantities);
        String cases = Statements.cases("lot_id", quantities.size());
        return statements.update("""
            UPDATE stock_level
               SET reserved = reserved + %s,
                   changed_at = ?
             WHERE counter_id = ?
               AND lot_id IN (%s)
               AND on_hand - reserved >= %s
               AND recalled = FALSE
               AND (markdown_fen IS NULL OR lot_id IN (%s))
            """.formatted(cases, Statements.places(quantities.size()), cases, Statements.places(Math.max(1, offers.size()))),
            pairs, clock.instant(), counterId, List.copyOf(quantities.keySet()), pairs, offers.isEmpty() ? List.of(0L) : offers);
    }

    /** Gives back what a hold kept. */
    int release(long counterId, Map<Long, Integer> quantities) {
        List<Object> pairs = pairs(quantities);
        String cases = Statements.cases("lot_id", quantities.size());
        return statements.update("""
            UPDATE stock_level
               SET reserved = reserved - %s,
                   changed_at = ?
             WHERE counter_id = ?
               AND lot_id IN (%s)
               AND reserved >= %s
            """.formatted(cases, Statements.places(quantities.size()), cases), pairs, clock.instant(), counterId, List.copyOf(quantities.keySet()), pairs);
    }

    /** Every lot of these skus the counter ever had, by lot. */
    List<StockLevel> ofSkus(long counterId, Collection<Long> skuIds) {
        return statements.list("""
            SELECT %s
              FROM stock_level
             WHERE counter_id = ?
               AND sku_id IN (%s)
             ORDER BY lot_id
            """.formatted(COLUMNS, Statements.places(skuIds.size())), LevelRepository::level, counterId, List.copyOf(skuIds));
    }

    List<StockLevel> ofLots(long counterId, Collection<Long> lotIds) {
        return statements.list("""
            SELECT %s
              FROM stock_level
             WHERE counter_id = ?
               AND lot_id IN (%s)
             ORDER BY lot_id
            """.formatted(COLUMNS, Statements.places(lotIds.size())), LevelRepository::level, counterId, List.copyOf(lotIds));
    }

    /** The same rows, taken for this transaction in the order of their lots. */
    List<StockLevel> lock(long counterId, Collection<Long> lotIds) {
        return statements.list("""
            SELECT %s
              FROM stock_level
             WHERE counter_id = ?
               AND lot_id IN (%s)
             ORDER BY lot_id
               FOR UPDATE
            """.formatted(COLUMNS, Statements.places(lotIds.size())), LevelRepository::level, counterId, List.copyOf(lotIds));
    }

    /** Writes what a shelf worked out, if the rows are still as it read them; answers how many were. */
    int write(long counterId, List<Shelf.Spot> spots) {
        List<Object> hand = new ArrayList<>(), kept = new ArrayList<>(), handBefore = new ArrayList<>(), keptBefore = new ArrayList<>(), lots = new ArrayList<>();
        for (Shelf.Spot spot : spots) {
            long lot = spot.read().lotId();
            lots.add(lot);
            hand.addAll(List.of(lot, spot.onHand()));
            kept.addAll(List.of(lot, spot.reserved()));
            handBefore.addAll(List.of(lot, spot.read().onHand()));
            keptBefore.addAll(List.of(lot, spot.read().reserved()));
        }
        String cases = Statements.cases("lot_id", spots.size());
        return statements.update("""
            UPDATE stock_level
               SET on_hand = %1$s,
                   reserved = %1$s,
                   changed_at = ?
             WHERE counter_id = ?
               AND lot_id IN (%2$s)
               AND on_hand = %1$s
               AND reserved = %1$s
            """.formatted(cases, Statements.places(spots.size())), hand, kept, clock.instant(), counterId, lots, handBefore, keptBefore);
    }

    /**
     * A lot's place at a counter, empty at first; one that is there already stays as it is. The lot is read locked: who corrects it
     * finds that it has a place, or is waited for.
     */
    void open(long counterId, long pairingId, List<Lot> lots) {
        for (Lot lot : lots) {
            statements.update("""
                INSERT INTO stock_level (counter_id, lot_id, pairing_id, sku_id, on_hand, reserved, best_before, sell_until, recalled, arrived_at, changed_at)
                SELECT ?, lot.id, ?, lot.sku_id, 0, 0, lot.best_before, DATE_SUB(lot.best_before, INTERVAL product.stop_sale_days DAY),
                       lot.recalled_at IS NOT NULL, ?, ?
                  FROM lot
                  JOIN sku ON sku.id = lot.sku_id
                  JOIN product ON product.id = sku.product_id
                 WHERE lot.id = ?
                  LOCK IN SHARE MODE
                    ON DUPLICATE KEY UPDATE sku_id = stock_level.sku_id
                """, counterId, pairingId, clock.instant(), clock.instant(), lot.id());
        }
    }

    /** From now on a lot has this price of its own at a counter, or, with null, none; unless it has another now than was seen. */
    boolean mark(long counterId, long lotId, @Nullable Money seen, @Nullable Money price) {
        return statements.update("""
            UPDATE stock_level
               SET markdown_fen = ?,
                   changed_at = ?
             WHERE counter_id = ?
               AND lot_id = ?
               AND markdown_fen <=> ?
            """, price, clock.instant(), counterId, lotId, seen) == 1;
    }

    /** Takes a recalled lot off sale at every counter. */
    int recall(long lotId) {
        return statements.update("""
            UPDATE stock_level
               SET recalled = TRUE,
                   changed_at = ?
             WHERE lot_id = ?
            """, clock.instant(), lotId);
    }

    private static List<Object> pairs(Map<Long, Integer> quantities) {
        List<Object> pairs = new ArrayList<>();
        new TreeMap<>(quantities).forEach((lot, quantity) -> pairs.addAll(List.of(lot, quantity)));
        return pairs;
    }

    static StockLevel level(ResultSet row) throws SQLException {
        long markdown = row.getLong("markdown_fen");
        return new StockLevel(row.getLong("counter_id"), row.getLong("lot_id"), row.getLong("pairing_id"), row.getLong("sku_id"), row.getInt("on_hand"), row.getInt("reserved"),
            row.getObject("best_before", LocalDate.class), row.getObject("sell_until", LocalDate.class), row.getBoolean("recalled"),
            markdown == 0 ? null : Money.ofFen(markdown), Statements.instant(row, "arrived_at"));
    }
}
