package shangui.listing;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import shangui.db.Statements;
import shangui.money.Money;
import shangui.product.Sku;
import shangui.product.Withheld;

/** Listings to read, with what is sold and what it costs on a day. */
@Singleton
public class ListingReader {

    private static final String ROWS = """
        SELECT i.*, r.name, r.name_en, s.product_id, s.barcode, s.pack, s.pack_en, s.measure, s.content, s.list_price_fen, s.sample, s.ended_on,
               %s AS price_fen, n.starts_on AS next_on, n.price_fen AS next_fen,
               CASE WHEN i.ends_on <= d.day OR s.ended_on <= d.day OR r.ended_on <= d.day THEN 'ENDED'
                    WHEN i.starts_on > d.day THEN 'COMING'
                    WHEN %s THEN 'WITHHELD'
                    ELSE 'OFFERED' END AS state
          FROM (SELECT CAST(? AS DATE) AS day) d
          JOIN listing i
          JOIN sku s ON s.id = i.sku_id
          JOIN product r ON r.id = s.product_id
          LEFT JOIN contract_counter cc ON cc.counter_id = i.counter_id AND cc.starts_on <= d.day AND (cc.ends_on IS NULL OR cc.ends_on > d.day)
          LEFT JOIN contract k ON k.id = cc.contract_id
          LEFT JOIN listing_price n ON n.listing_id = i.id
               AND n.starts_on = (SELECT MIN(x.starts_on) FROM listing_price x WHERE x.listing_id = i.id AND x.starts_on > d.day)
        """.formatted(DatedPrice.sql("i.id", "d.day"), Withheld.sql("r", "k.supplier_id", "d.day"));

    private final Statements statements;

    ListingReader(Statements statements) {
        this.statements = statements;
    }

    /** A counter's, by product and pack; those that ended last. */
    public List<ListingRow> ofCounter(long counterId, LocalDate day) {
        return statements.list(ROWS + """
             WHERE i.counter_id = ?
             ORDER BY state = 'ENDED', s.product_id, s.id
            """, ListingReader::row, day, counterId);
    }

    /** A pack's at every counter, by counter; none that ended. */
    public List<ListingRow> ofSku(long skuId, LocalDate day) {
        return statements.list(ROWS + """
             WHERE i.sku_id = ?
               AND (i.ends_on IS NULL OR i.ends_on > d.day)
             ORDER BY i.counter_id
            """, ListingReader::row, day, skuId);
    }

    public Optional<ListingRow> find(long listingId, LocalDate day) {
        return statements.list(ROWS + " WHERE i.id = ?", ListingReader::row, day, listingId).stream().findFirst();
    }

    /** Packs a counter may yet offer: of its mountain town, not ended, not offered there. */
    List<Unlisted> unlisted(long counterId, LocalDate day) {
        return statements.list("""
            SELECT s.id, r.name, r.name_en, s.pack, s.pack_en, s.list_price_fen
              FROM counter c
              JOIN pairing p ON p.id = c.pairing_id
              JOIN product r ON r.town_code = p.mountain_town AND (r.ended_on IS NULL OR r.ended_on > ?)
              JOIN sku s ON s.product_id = r.id AND (s.ended_on IS NULL OR s.ended_on > ?)
             WHERE c.id = ?
               AND NOT EXISTS (SELECT 1 FROM listing i WHERE i.counter_id = c.id AND i.sku_id = s.id AND (i.ends_on IS NULL OR i.ends_on > ?))
             ORDER BY r.id, s.id
            """, row -> new Unlisted(row.getLong("id"), row.getString("name"), row.getString("name_en"), row.getString("pack"), row.getString("pack_en"),
            Money.ofFen(row.getLong("list_price_fen"))), day, day, counterId, day);
    }

    /** A pack that is not offered. */
    public record Unlisted(long skuId, String name, String nameEn, String pack, String packEn, Money listPriceFen) {}

    /** How many packs each counter offers on a day. */
    List<Offered> offered(LocalDate day) {
        return statements.list("""
            SELECT counter_id, COUNT(*) AS n
              FROM listing
             WHERE starts_on <= ?
               AND (ends_on IS NULL OR ends_on > ?)
             GROUP BY counter_id
            """, row -> new Offered(row.getLong("counter_id"), row.getInt("n")), day, day);
    }

    record Offered(long counterId, int packs) {}

    private static ListingRow row(ResultSet row) throws SQLException {
        Listing listing = new Listing(row.getLong("id"), row.getLong("counter_id"), row.getLong("sku_id"), row.getObject("starts_on", LocalDate.class),
            row.getObject("ends_on", LocalDate.class), row.getInt("reorder_point"), row.getInt("target_level"), Statements.instant(row, "changed_at"));
        Sku sku = new Sku(listing.skuId(), row.getLong("product_id"), row.getString("barcode"), row.getString("pack"), row.getString("pack_en"),
            Sku.Measure.valueOf(row.getString("measure")), row.getInt("content"), Money.ofFen(row.getLong("list_price_fen")), row.getBoolean("sample"),
            row.getObject("ended_on", LocalDate.class));
        return new ListingRow(listing, row.getString("name"), row.getString("name_en"), sku, money(row, "price_fen"), row.getObject("next_on", LocalDate.class),
            money(row, "next_fen"), ListingRow.State.valueOf(row.getString("state")));
    }

    private static Money money(ResultSet row, String column) throws SQLException {
        Long fen = row.getObject(column, Long.class);
        return fen == null ? null : Money.ofFen(fen);
    }
}
