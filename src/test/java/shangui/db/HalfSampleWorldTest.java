package shangui.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import shangui.testing.Sql;
import shangui.testing.TestDatabase;

/** What the next start does with a sample world whose loading was cut off. */
class HalfSampleWorldTest {

    private final TestDatabase.Schema schema = TestDatabase.newSchema();
    private final Sql sql = new Sql(schema.owner());

    @Test
    void itIsRemovedAndTheTablesStandEmptyAndMigrated() {
        begin();
        assertThat(whenStarting()).isTrue();
        assertThat(sql.number("SELECT COUNT(*) FROM town")).isZero();
        assertThat(sql.number("SELECT COUNT(*) FROM sample_world")).isZero();
        assertThat(new Sql(schema.app()).errorOf("DELETE FROM movement")).as("the running account's rights are as before").isEqualTo(1142);
    }

    @Test
    void whileAnotherProcessLoadsItNothingIsTouched() throws SQLException {
        begin();
        try (Connection loading = schema.app().connect(); var statement = loading.createStatement()) {
            loading.setAutoCommit(false);
            statement.executeQuery("SELECT id FROM sample_world WHERE id = 1 FOR UPDATE").close();
            assertThatThrownBy(this::whenStarting).isInstanceOf(StartRefused.class).hasMessageContaining("Another Shangui is loading");
        }
        assertThat(sql.number("SELECT COUNT(*) FROM town")).isEqualTo(1);
    }

    @Test
    void aWholeOneAndARealDatabaseStay() {
        begin();
        sql.update("UPDATE sample_world SET loaded_at = '2026-11-23 02:05:00'");
        assertThat(whenStarting()).isFalse();
        sql.update("DELETE FROM sample_world");
        assertThat(whenStarting()).isFalse();
        assertThat(sql.number("SELECT COUNT(*) FROM town")).isEqualTo(1);
    }

    private void begin() {
        sql.update("INSERT INTO sample_world (id, begun_at) VALUES (1, '2026-11-23 02:00:00')");
        sql.update("INSERT INTO town (code, name, name_en, county, county_en) VALUES (330723104, '新宅镇', 'Xinzhai', '武义县', 'Wuyi')");
    }

    private boolean whenStarting() {
        Map<String, Object> settings = Map.of("datasources.default.url", schema.app().url(), "datasources.default.username", schema.app().user(),
            "datasources.default.password", schema.app().password(), "flyway.datasources.default.url", schema.owner().url(),
            "flyway.datasources.default.user", schema.owner().user(), "flyway.datasources.default.password", schema.owner().password());
        Supplier<Boolean> start = () -> {
            try (ApplicationContext context = ApplicationContext.builder().environments("test").properties(settings).build();
                 Database database = new Database(context.getEnvironment().start())) {
                database.prepare();
                return database.clearHalfSampleWorld();
            }
        };
        return start.get();
    }
}
