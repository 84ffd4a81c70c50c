package shangui.counter;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import shangui.db.Statements;

/** Where stores are, those of which it is known. */
@Singleton
public class StorePlaceRepository {

    private record Placed(long storeId, Point point) {}

    private final Statements statements;

    StorePlaceRepository(Statements statements) {
        this.statements = statements;
    }

    /** By store. */
    public Map<Long, Point> all() {
        return statements.list("SELECT store_id, latitude_e6, longitude_e6 FROM store_place",
                row -> new Placed(row.getLong("store_id"), new Point(row.getInt("latitude_e6"), row.getInt("longitude_e6"))))
            .stream().collect(Collectors.toUnmodifiableMap(Placed::storeId, Placed::point));
    }

    Optional<Point> find(long storeId) {
        return statements.list("SELECT latitude_e6, longitude_e6 FROM store_place WHERE store_id = ?",
            row -> new Point(row.getInt("latitude_e6"), row.getInt("longitude_e6")), storeId).stream().findFirst();
    }

    /** From now on there; {@code null}: it is not known any more. */
    public void put(long storeId, @Nullable Point point) {
        if (point == null) {
            statements.update("DELETE FROM store_place WHERE store_id = ?", storeId);
        } else {
            statements.update("""
                INSERT INTO store_place (store_id, latitude_e6, longitude_e6)
                VALUES (?, ?, ?)
                    ON DUPLICATE KEY UPDATE latitude_e6 = VALUES(latitude_e6), longitude_e6 = VALUES(longitude_e6)
                """, storeId, point.latitudeE6(), point.longitudeE6());
        }
    }
}
