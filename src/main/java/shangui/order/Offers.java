package shangui.order;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import shangui.db.Statements;
import shangui.money.Money;

/** What a counter offers, at which price, and whether it takes orders at all. */
@Singleton
class Offers {

    private final Statements statements;

    Offers(Statements statements) {
        this.statements = statements;
    }

    /**
     * A sku at a counter, or a marked-down lot of it.
     *
     * @param lotId    the marked-down lot, or null
     * @param priceFen none when the sku is not listed there
     */
    record Offer(long skuId, @Nullable Long lotId, boolean recalled, long productId, String name, String nameEn, String pack,
                 String packEn, Money listPriceFen, @Nullable Money priceFen) {

        private static Offer ordinary(ResultSet row) throws SQLException {
            return of(row, null, false, money(row, "price_fen"));
        }

        private static Offer of(ResultSet row, Long lotId, boolean recalled, Money price) throws SQLException {
            return new Offer(row.getLong("sku_id"), lotId, recalled, row.getLong("product_id"), row.getString("name"),
                row.getString("name_en"), row.getString("pack"), row.getString("pack_en"), money(row, "list_price_fen"), price);
        }
    }

    /** A counter today, and its offers of the skus asked for. */
    record AtCounter(long storeId, long pairingId, boolean open, boolean paired, boolean underContract, List<Offer> offers) {

        Optional<Offer> of(long skuId, @Nullable Long lotId) {
            return offers.stream().filter(offer -> offer.skuId() == skuId && Objects.equals(offer.lotId(), lotId)).findFirst();
        }
    }

    /**
     * One statement says everything that placing an order has to know before it holds: the counter, its pairing, whether a
     * term of its contract is in force, and each sku with its price there and its marked-down lots.
     */
    AtCounter at(long counterId, List<Long> skuIds, LocalDate day) {
        var counter = new ArrayList<AtCounter>();
        var offers = new ArrayList<Offer>();
        statements.list("""
            SELECT c.store_id, c.pairing_id,
                   c.opened_on <= ? AND (c.closed_on IS NULL OR c.closed_on > ?) AS open,
                   p.starts_on <= ? AND (p.ends_on IS NULL OR p.ends_on > ?) AS paired,
                   EXISTS (SELECT 1
                             FROM contract_counter cc
                             JOIN contract_term t ON t.contract_id = cc.contract_id
                            WHERE cc.counter_id = c.id
                              AND cc.starts_on <= ? AND (cc.ends_on IS NULL OR cc.ends_on > ?)
                              AND t.starts_on <= ? AND (t.ends_on IS NULL OR t.ends_on > ?)) AS under_contract,
                   s.id AS sku_id, s.product_id, r.name, r.name_en, s.pack, s.pack_en, s.list_price_fen, l.price_fen,
                   v.lot_id, v.markdown_fen, v.recalled
              FROM counter c
              JOIN pairing p ON p.id = c.pairing_id
              LEFT JOIN sku s ON s.id IN (%s)
              LEFT JOIN product r ON r.id = s.product_id
              LEFT JOIN listing l ON l.counter_id = c.id AND l.sku_id = s.id
              LEFT JOIN stock_level v ON v.counter_id = c.id AND v.sku_id = s.id AND v.markdown_fen IS NOT NULL
             WHERE c.id = ?
             ORDER BY s.id, v.lot_id
            """.formatted(Statements.places(skuIds.size())), row -> read(row, counter, offers),
            day, day, day, day, day, day, day, day, skuIds, counterId);
        if (counter.isEmpty()) {
            throw new IllegalArgumentException("no counter " + counterId);
        }
        return counter.getFirst();
    }

    private static boolean read(ResultSet row, List<AtCounter> counter, List<Offer> offers) throws SQLException {
        if (counter.isEmpty()) {
            counter.add(new AtCounter(row.getLong("store_id"), row.getLong("pairing_id"), row.getBoolean("open"),
                row.getBoolean("paired"), row.getBoolean("under_contract"), offers));
        }
        Long skuId = row.getObject("sku_id", Long.class);
        if (skuId != null && (offers.isEmpty() || offers.getLast().skuId() != skuId)) {
            offers.add(Offer.ordinary(row));
        }
        Long lotId = row.getObject("lot_id", Long.class);
        return lotId != null && offers.add(Offer.of(row, lotId, row.getBoolean("recalled"), money(row, "markdown_fen")));
    }

    private static Money money(ResultSet row, String column) throws SQLException {
        Long fen = row.getObject(column, Long.class);
        return fen == null ? null : Money.ofFen(fen);
    }
}
