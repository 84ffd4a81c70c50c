package shangui.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import shangui.Application;
import shangui.product.Barcode;
import shangui.testing.RunningShop;
import shangui.testing.Sql;
import shangui.testing.TestDatabase;
import shangui.web.SampleData;

class SampleWorldTest {

    private static final Map<String, Object> WITH_SAMPLES = Map.of("shangui.demo", true);

    private static RunningShop shop;
    private static String said;

    @BeforeAll
    static void openOnAnEmptyDatabase() {
        said = saidWhile(() -> shop = RunningShop.start(WITH_SAMPLES));
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @Test
    void anEmptyDatabaseIsFilledWithOnePairingTwoStoresThreeCountersAndTwelvePacks() {
        assertThat(said).contains("Sample world 示例数据 loaded.");
        assertThat(counts(shop.sql())).isEqualTo(Map.of("town", 2L, "pairing", 1L, "supermarket", 1L, "store", 2L, "counter", 3L, "contract", 2L,
            "product", 8L, "sku", 12L));
        assertThat(shop.context().getBean(SampleData.class).isLoaded()).isTrue();
    }

    @Test
    void everyPackHasANationalBarcode() {
        assertThat(shop.sql().rows("SELECT barcode FROM sku")).allSatisfy(row ->
            assertThat((String) row.get("barcode")).startsWith("69").matches(Barcode::isValid));
    }

    @Test
    void everyLotHasAVillageAndSomeAreNearOrPastTheirDate() {
        Sql sql = shop.sql();
        assertThat(sql.number("SELECT COUNT(*) FROM lot l WHERE NOT EXISTS (SELECT 1 FROM lot_share WHERE lot_id = l.id)")).isZero();
        assertThat(sql.number("SELECT COUNT(*) FROM lot WHERE best_before < '2026-11-23'")).isEqualTo(2);
        assertThat(sql.number("SELECT COUNT(*) FROM lot WHERE best_before BETWEEN '2026-11-23' AND '2026-12-23'")).isGreaterThanOrEqualTo(3);
    }

    @Test
    void everyCounterReceivedItsGoods() {
        assertThat(shop.sql().rows("SELECT c.id FROM counter c JOIN receipt r ON r.counter_id = c.id")).hasSize(3);
        assertThat(shop.sql().number("SELECT SUM(on_hand) FROM stock_level")).isPositive();
        assertThat(shop.sql().number("SELECT COUNT(*) FROM listing l WHERE NOT EXISTS (SELECT 1 FROM stock_level s"
            + " WHERE s.counter_id = l.counter_id AND s.sku_id = l.sku_id AND s.on_hand > 0)")).isZero();
    }

    @Test
    void theRunningMonthHasSalesAReturnAndLosses() {
        assertThat(shop.sql().number("SELECT COUNT(*) FROM orders WHERE channel = 'TILL' AND state = 'HANDED_OVER'")).isEqualTo(3);
        assertThat(shop.sql().number("SELECT COUNT(*) FROM order_return")).isEqualTo(1);
        assertThat(shop.sql().number("SELECT COUNT(*) FROM write_off")).isEqualTo(2);
        assertThat(shop.sql().number("SELECT SUM(net_fen) FROM sale")).isPositive();
        assertThat(shop.sql().number("SELECT COUNT(*) FROM sale WHERE quantity < 0")).isEqualTo(1);
        assertThat(shop.sql().number("SELECT COUNT(*) FROM entry")).as("the store's broken bottle").isEqualTo(1);
        assertThat(shop.sql().number("SELECT COUNT(DISTINCT statement_month) FROM movement")).isEqualTo(1);
    }

    @Test
    void oneShopperCollectedFromTwoCountersAndOneIsAwaited() {
        assertThat(shop.sql().number("SELECT COUNT(*) FROM orders WHERE channel = 'ONLINE' AND state = 'HANDED_OVER'")).isEqualTo(2);
        assertThat(shop.sql().number("SELECT COUNT(*) FROM orders WHERE channel = 'ONLINE' AND state = 'PLACED'")).isEqualTo(1);
    }

    @Test
    void everyRoleSignsInAsPrinted() {
        assertThat(said).contains(SampleAccounts.PASSWORD);
        for (String username : List.of("duohu-staff-1", "duohu-finance-1", "xinzhai-supplier-1", "xinzhai-township-1", "duohu-partner-1", "office-1")) {
            assertThat(said).contains(username);
            shop.visitor().signIn(username, SampleAccounts.PASSWORD);
        }
    }

    @Test
    void aSecondStartLoadsNothingAndSaysSo() {
        var before = counts(shop.sql());
        String saidThen = saidWhile(() -> start(Map.of(), "test").close());
        assertThat(saidThen.lines().filter(line -> line.contains("nothing loaded now"))).hasSize(1);
        assertThat(counts(shop.sql())).isEqualTo(before);
    }

    @Test
    void productionIsNeverFilled() {
        TestDatabase.Schema empty = TestDatabase.newSchema();
        start(Map.of("datasources.default.url", empty.app().url(), "shangui.public-address", "https://shop.example"), "test", "prod").close();
        assertThat(new Sql(empty.owner()).number("SELECT COUNT(*) FROM town")).isZero();
    }

    @Test
    void theBooksAddUp() {
        shop.assertAuditIsClean();
    }

    private static ApplicationContext start(Map<String, Object> settings, String... environments) {
        var app = shop.schema().app();
        ApplicationContext context = ApplicationContext.builder(Application.class).environments(environments)
            .properties(Map.of("micronaut.server.port", -1, "datasources.default.url", settings.getOrDefault("datasources.default.url", app.url()),
                "datasources.default.username", app.user(), "datasources.default.password", app.password(), "shangui.demo", true, "shangui.jobs", false,
                "shangui.public-address", settings.getOrDefault("shangui.public-address", "http://localhost")))
            .banner(false).start();
        context.getBean(EmbeddedServer.class).start();
        return context;
    }

    private static Map<String, Long> counts(Sql sql) {
        return Stream.of("town", "pairing", "supermarket", "store", "counter", "contract", "product", "sku")
            .collect(Collectors.toMap(table -> table, table -> sql.number("SELECT COUNT(*) FROM " + table)));
    }

    private static String saidWhile(Runnable what) {
        PrintStream before = System.out;
        var said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            what.run();
        } finally {
            System.setOut(before);
        }
        return said.toString(StandardCharsets.UTF_8);
    }
}
