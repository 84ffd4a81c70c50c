package shangui.listing;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import shangui.db.Statements;
import shangui.money.Money;

/** Which skus a counter offers, at which price. */
@Singleton
public class ListingRepository {

    private final Statements statements;

    ListingRepository(Statements statements) {
        this.statements = statements;
    }

    /** Offers a sku at a counter, or changes how. */
    public void put(Listing listing, Instant now) {
        statements.update("""
            INSERT INTO listing (counter_id, sku_id, price_fen, reorder_point, target_level, changed_at)
            VALUES (?, ?, ?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE
                   price_fen = VALUES(price_fen),
                   reorder_point = VALUES(reorder_point),
                   target_level = VALUES(target_level),
                   changed_at = VALUES(changed_at)
            """, listing.counterId(), listing.skuId(), listing.priceFen(), listing.reorderPoint(), listing.targetLevel(), now);
    }

    public Optional<Listing> find(long counterId, long skuId) {
        return Optional.ofNullable(find(counterId, List.of(skuId)).get(skuId));
    }

    /** By sku; what is not offered is missing. */
    public Map<Long, Listing> find(long counterId, Collection<Long> skuIds) {
        List<Long> wanted = List.copyOf(skuIds);
        return statements.list("""
            SELECT counter_id, sku_id, price_fen, reorder_point, target_level
              FROM listing
             WHERE counter_id = ?
               AND sku_id IN (%s)
            """.formatted(Statements.places(wanted.size())), ListingRepository::listing, counterId, wanted)
            .stream().collect(Collectors.toMap(Listing::skuId, Function.identity()));
    }

    public List<Listing> findByCounter(long counterId) {
        return statements.list("""
            SELECT counter_id, sku_id, price_fen, reorder_point, target_level
              FROM listing
             WHERE counter_id = ?
             ORDER BY sku_id
            """, ListingRepository::listing, counterId);
    }

    private static Listing listing(ResultSet row) throws SQLException {
        return new Listing(row.getLong("counter_id"), row.getLong("sku_id"), Money.ofFen(row.getLong("price_fen")),
            row.getInt("reorder_point"), row.getInt("target_level"));
    }
}
