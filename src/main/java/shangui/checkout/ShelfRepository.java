package shangui.checkout;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import shangui.db.Statements;
import shangui.listing.DatedPrice;
import shangui.money.Money;
import shangui.product.Withheld;

/** What the shelf reads again and again: listings and levels that changed since a moment. */
@Singleton
class ShelfRepository {

    private final Statements statements;

    ShelfRepository(Statements statements) {
        this.statements = statements;
    }

    /** @param prices those in force today and later, in the order they begin; @param withheld whether a document is missing today */
    record ListingRow(long counterId, long skuId, LocalDate startsOn, LocalDate endsOn, List<DatedPrice> prices, boolean withheld) {

        private ListingRow priced(List<DatedPrice> prices) {
            return new ListingRow(counterId, skuId, startsOn, endsOn, prices, withheld);
        }

        /** What it costs on a day; empty when it is not offered then. */
        Optional<Money> priceOn(LocalDate day) {
            boolean offered = !day.isBefore(startsOn) && (endsOn == null || day.isBefore(endsOn)) && !withheld;
            return offered ? DatedPrice.on(day, prices).map(DatedPrice::priceFen) : Optional.empty();
        }
    }

    record LevelRow(long counterId, long lotId, long skuId, int free, LocalDate bestBefore, LocalDate sellUntil, boolean recalled,
                    Money markdown, String code, LocalDate packedOn, Instant arrivedAt, List<Long> villageIds, long supplierId,
                    @Nullable String certificate) {}

    /** Listings changed since, with the prices that are in force or will be; the index on changed_at keeps it short. */
    List<ListingRow> listingsSince(Instant moment, LocalDate today) {
        record Row(ListingRow listing, DatedPrice price) {}
        Map<Long, List<Row>> rows = statements.list("""
            SELECT i.id, i.counter_id, i.sku_id, i.starts_on, i.ends_on, p.starts_on AS priced_on, p.price_fen, %s AS withheld
              FROM (SELECT CAST(? AS DATE) AS day) d
              JOIN listing i ON i.changed_at >= ?
              JOIN sku s ON s.id = i.sku_id
              JOIN product r ON r.id = s.product_id
              JOIN listing_price p ON p.listing_id = i.id
              LEFT JOIN contract_counter cc ON cc.counter_id = i.counter_id AND cc.starts_on <= d.day AND (cc.ends_on IS NULL OR cc.ends_on > d.day)
              LEFT JOIN contract k ON k.id = cc.contract_id
             WHERE p.starts_on >= COALESCE((SELECT MAX(x.starts_on) FROM listing_price x WHERE x.listing_id = i.id AND x.starts_on <= d.day), p.starts_on)
             ORDER BY i.id, p.starts_on
            """.formatted(Withheld.sql("r", "k.supplier_id", "d.day")), row -> new Row(
            new ListingRow(row.getLong("counter_id"), row.getLong("sku_id"), row.getObject("starts_on", LocalDate.class), row.getObject("ends_on", LocalDate.class),
                List.of(), row.getBoolean("withheld")),
            new DatedPrice(row.getLong("id"), row.getObject("priced_on", LocalDate.class), Money.ofFen(row.getLong("price_fen")))), today, moment)
            .stream().collect(Collectors.groupingBy(row -> row.price.listingId()));
        return rows.values().stream().map(of -> of.getFirst().listing.priced(of.stream().map(Row::price).toList())).toList();
    }

    /** What is free of each lot whose level changed since, with what a shopper is told of the lot. */
    List<LevelRow> levelsSince(Instant moment) {
        return statements.list("""
            SELECT l.counter_id, l.lot_id, l.sku_id, l.on_hand - l.reserved AS free, l.best_before, l.sell_until,
                   l.recalled, l.markdown_fen, l.arrived_at, lot.code, lot.packed_on, lot.supplier_id, lot.certificate,
                   (SELECT GROUP_CONCAT(s.village_id ORDER BY s.village_id)
                      FROM lot_share s
                     WHERE s.lot_id = l.lot_id) AS villages
              FROM stock_level l
              JOIN lot ON lot.id = l.lot_id
             WHERE l.changed_at >= ?
            """, ShelfRepository::level, moment);
    }

    private static LevelRow level(ResultSet row) throws SQLException {
        Long markdown = row.getObject("markdown_fen", Long.class);
        return new LevelRow(row.getLong("counter_id"), row.getLong("lot_id"), row.getLong("sku_id"), row.getInt("free"),
            row.getObject("best_before", LocalDate.class), row.getObject("sell_until", LocalDate.class),
            row.getBoolean("recalled"), markdown == null ? null : Money.ofFen(markdown), row.getString("code"), row.getObject("packed_on", LocalDate.class),
            Statements.instant(row, "arrived_at"), ids(row.getString("villages")), row.getLong("supplier_id"), row.getString("certificate"));
    }

    private static List<Long> ids(String list) {
        return list == null ? List.of() : Arrays.stream(list.split(",")).map(Long::valueOf).toList();
    }
}
