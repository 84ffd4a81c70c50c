package shangui.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import shangui.testing.RunningShop;
import shangui.testing.ShopTest;
import shangui.testing.Sql;

@ShopTest
class InsertOnlyTest {

    private static final int DENIED = 1142;

    @Test
    void theRunningAccountIsRefusedUpdateAndDeleteOnWhatIsOnlyAdded(RunningShop shop) {
        List<String> tables = ProductionRules.INSERT_ONLY.stream().sorted().filter(table -> exists(shop, table)).toList();
        Sql app = new Sql(shop.schema().app());
        assumeThat(tables).as("no insert-only table is migrated yet").isNotEmpty();
        assertThat(tables).allSatisfy(table -> {
            assertThat(app.errorOf("UPDATE " + table + " SET id = id")).isEqualTo(DENIED);
            assertThat(app.errorOf("DELETE FROM " + table)).isEqualTo(DENIED);
            assertThat(app.errorOf("TRUNCATE TABLE " + table)).isEqualTo(DENIED);
            assertThat(app.errorOf("SELECT * FROM " + table)).isZero();
        });
    }

    private static boolean exists(RunningShop shop, String table) {
        return shop.sql().number("""
                SELECT COUNT(*)
                  FROM information_schema.tables
                 WHERE table_schema = DATABASE()
                   AND table_name = ?
                """, table) == 1;
    }
}
