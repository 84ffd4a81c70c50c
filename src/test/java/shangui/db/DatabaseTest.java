package shangui.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import shangui.testing.Race;
import shangui.testing.RunningShop;
import shangui.testing.Shop;
import shangui.testing.ShopTest;
import shangui.testing.TestClock;

@ShopTest
class DatabaseTest {

    @Test
    void connectionsSpeakUtcAndReadWhatIsCommitted(Asking asking) {
        List<String> session = asking.session();
        assertThat(session.get(0)).isIn("+00:00", "UTC");
        assertThat(session.get(1)).isEqualTo("READ-COMMITTED");
        assertThat(session.get(2)).contains("ONLY_FULL_GROUP_BY", "STRICT_TRANS_TABLES");
        assertThat(session.get(3)).isEqualTo("utf8mb4_unicode_ci");
    }

    @Test
    void anybodyMayAskHowItIs(Shop shop) {
        assertThat(shop.getJson("/health").text()).contains("UP");
        assertThat(shop.get("/prometheus").text()).contains("jvm_memory_used_bytes");
        assertThat(shop.get("/openapi.yml").text()).startsWith("openapi:");
    }

    @Test
    void statementsAreCountedAndABatchCountsAsItsSize(RunningShop shop, Asking asking) {
        assertThat(shop.statementsOf(() -> asking.batchOf(3))).isEqualTo(3);
    }

    @Test
    void theClockStandsStillUntilTold(Clock clock, TestClock testClock) {
        assertThat(clock.instant()).isEqualTo(TestClock.START);
        assertThat(clock).isSameAs(testClock);
    }

    @Test
    void racersAllFinish() {
        assertThat(Race.run(8, i -> () -> i)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    }

    @Singleton
    static class Asking {

        private final JdbcOperations jdbc;

        Asking(JdbcOperations jdbc) {
            this.jdbc = jdbc;
        }

        @Transactional
        List<String> session() {
            String sql = "SELECT @@session.time_zone, @@session.transaction_isolation, @@session.sql_mode, @@collation_connection";
            return jdbc.prepareStatement(sql, statement -> {
                ResultSet row = statement.executeQuery();
                row.next();
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= 4; i++) {
                    values.add(row.getString(i));
                }
                return values;
            });
        }

        @Transactional
        void batchOf(int n) {
            jdbc.prepareStatement("SET @x = ?", statement -> {
                for (int i = 0; i < n; i++) {
                    statement.setInt(1, i);
                    statement.addBatch();
                }
                return statement.executeBatch();
            });
        }
    }
}
