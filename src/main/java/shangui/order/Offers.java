package shangui.order;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import shangui.db.Statements;
import shangui.listing.DatedPrice;
import shangui.money.Money;
import shangui.product.Withheld;

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
     * @param listed   whether the counter offers the sku on that day
     * @param withheld whether a document is missing without which it may not be sold
     * @param priceFen none when the sku was never listed there
     */
    record Offer(long skuId, @Nullable Long lotId, boolean listed, boolean withheld, boolean recalled, long productId, String name, String nameEn,
                 String pack, String packEn, Money listPriceFen, @Nullable Money priceFen) {

        private static Offer ordinary(ResultSet row) throws SQLException {
            return of(row, null, false, money(row, "price_fen"));
        }

        private static Offer of(ResultSet row, Long lotId, boolean recalled, Money price) throws SQLException {
            return new Offer(row.getLong("sku_id"), lotId, row.getBoolean("listed"), row.getBoolean("withheld"), recalled, row.getLong("product_id"),
                row.getString("name"), row.getString("name_en"), row.getString("pack"), row.getString("pack_en"), money(row, "list_price_fen"), price);
        }

        boolean orderable() {
            return listed && priceFen != null;
        }
    }

    /** A counter on a day, and its offers of the skus asked for. */
    record AtCounter(long storeId, long pairingId, boolean open, boolean paired, boolean underContract, List<Offer> offers) {

        Optional<Offer> of(long skuId, @Nullable Long lotId) {
            return offers.stream().filter(offer -> offer.skuId() == skuId && Objects.equals(offer.lotId(), lotId)).findFirst();
        }
    }

    /**
     * One statement says everything that placing an order has to know before it holds: the counter, its pairing, whether a
     * term of its contract is in force, and each sku with its price there and its marked-down lots.
     *
     * @param day     whose prices hold
     * @param lastDay on which goods may leave: nothing that is withheld by then
     * @param moment  whose markdowns hold
     */
    AtCounter at(long counterId, List<Long> skuIds, LocalDate day, LocalDate lastDay, Instant moment) {
        var counter = new ArrayList<AtCounter>();
        var offers = new ArrayList<Offer>();
        statements.list("""
            SELECT c.store_id, c.pairing_id,
                   c.opened_on <= d.day AND (c.closed_on IS NULL OR c.closed_on > d.day) AS open,
                   p.starts_on <= d.day AND (p.ends_on IS NULL OR p.ends_on > d.day) AS paired,
                   EXISTS (SELECT 1
                             FROM contract_term t
                            WHERE t.contract_id = cc.contract_id
                              AND t.starts_on <= d.day AND (t.ends_on IS NULL OR t.ends_on > d.day)) AS under_contract,
                   s.id AS sku_id, s.product_id, r.name, r.name_en, s.pack, s.pack_en, s.list_price_fen,
                   l.starts_on <= d.day AND (l.ends_on IS NULL OR l.ends_on > d.day)
                     AND (s.ended_on IS NULL OR s.ended_on > d.day) AND (r.ended_on IS NULL OR r.ended_on > d.day) AS listed,
                   %s AS price_fen,
                   %s OR %s AS withheld,
                   w.lot_id, w.price_fen AS markdown_fen, v.recalled
              FROM (SELECT CAST(? AS DATE) AS day, CAST(? AS DATE) AS last_day) d
              JOIN counter c ON c.id = ?
              JOIN pairing p ON p.id = c.pairing_id
              LEFT JOIN contract_counter cc ON cc.counter_id = c.id AND cc.starts_on <= d.day AND (cc.ends_on IS NULL OR cc.ends_on > d.day)
              LEFT JOIN contract k ON k.id = cc.contract_id
              LEFT JOIN sku s ON s.id IN (%s)
              LEFT JOIN product r ON r.id = s.product_id
              LEFT JOIN listing l ON l.counter_id = c.id AND l.sku_id = s.id
              LEFT JOIN (stock_level v JOIN markdown w ON w.counter_id = v.counter_id AND w.lot_id = v.lot_id)
                     ON v.counter_id = c.id AND v.sku_id = s.id AND w.set_at <= ? AND (w.ended_at IS NULL OR w.ended_at > ?)
             ORDER BY s.id, w.lot_id
            """.formatted(DatedPrice.sql("l.id", "d.day"), Withheld.sql("r", "k.supplier_id", "d.day"), Withheld.sql("r", "k.supplier_id", "d.last_day"),
            Statements.places(skuIds.size())), row -> read(row, counter, offers), day, lastDay, counterId, skuIds, moment, moment);
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
