package shangui.db;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import shangui.testing.RunningShop;
import shangui.testing.ShopTest;
import shangui.testing.Sql;

@ShopTest
class InsertOnlyTest {

    private static final int DENIED = 1142;

    @Test
    void theRunningAccountIsRefusedUpdateAndDeleteOnWhatIsOnlyAdded(RunningShop shop) {
        Sql app = new Sql(shop.schema().app());
        assertThat(ProductionRules.INSERT_ONLY).allSatisfy(table -> {
            assertThat(app.errorOf("SELECT * FROM " + table)).isZero();
            assertThat(app.errorOf("UPDATE " + table + " SET id = id")).isEqualTo(DENIED);
            assertThat(app.errorOf("DELETE FROM " + table)).isEqualTo(DENIED);
            assertThat(app.errorOf("TRUNCATE TABLE " + table)).isEqualTo(DENIED);
        });
    }

    @Test
    void otherTablesItMayChangeButNotAlter(RunningShop shop) {
        Sql app = new Sql(shop.schema().app());
        assertThat(app.errorOf("UPDATE stock_level SET reserved = reserved")).isZero();
        assertThat(app.errorOf("ALTER TABLE stock_level COMMENT 'x'")).isEqualTo(DENIED);
        assertThat(app.errorOf("UPDATE flyway_schema_history SET success = 1")).isEqualTo(DENIED);
    }
}
