package shangui.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

/** The small sample world, loaded at ten in the morning of 2026-11-23: October is over, November runs. */
class SampleWorldTest {

    private static final Map<String, Object> WITH_SAMPLES = Map.of("shangui.demo", true);

    private static RunningShop shop;
    private static Sql sql;
    private static String said;

    @BeforeAll
    static void openOnAnEmptyDatabase() {
        said = saidWhile(() -> shop = RunningShop.start(WITH_SAMPLES));
        sql = shop.sql();
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @Test
    void anEmptyDatabaseIsFilledWithTheTwelvePairingsWhoseTwoSidesAreKnown() {
        assertThat(said).contains("loading the sample world 示例数据", "示例数据 loaded in");
        assertThat(counts(sql)).containsAllEntriesOf(Map.of("town", 24L, "pairing", 12L, "store", 4L, "counter", 5L));
        assertThat(sql.number("SELECT COUNT(*) FROM town WHERE code >= 990000000")).as("every code has a source").isZero();
        assertThat(sql.number("SELECT COUNT(*) FROM pairing p WHERE NOT EXISTS (SELECT 1 FROM pairing_fact WHERE pairing_id = p.id)"))
            .as("of each pairing something is known").isZero();
        assertThat(shop.context().getBean(SampleData.class).isWhole()).isTrue();
    }

    @Test
    void aProductIsOfTheMountainTownOfItsPairing() {
        assertThat(sql.number("SELECT COUNT(*) FROM product r WHERE r.town_code NOT IN (SELECT mountain_town FROM pairing)")).isZero();
        assertThat(sql.number("""
            SELECT COUNT(*)
              FROM listing l
              JOIN counter c ON c.id = l.counter_id
              JOIN pairing p ON p.id = c.pairing_id
              JOIN sku s ON s.id = l.sku_id
              JOIN product r ON r.id = s.product_id
             WHERE r.town_code <> p.mountain_town""")).isZero();
    }

    @Test
    void whatNeedsADocumentThatIsNotThereIsOfferedNowhere() {
        assertThat(sql.rows("""
            SELECT r.name
              FROM product r
             WHERE NOT EXISTS (SELECT 1 FROM sku s JOIN listing l ON l.sku_id = s.id WHERE s.product_id = r.id)
               AND r.town_code IN (330723205, 330726203, 330727001, 330702105)
               AND r.name IN ('三港土鸡', '原浆酒', '羊山尖有机茶', '富硒水果（蒋堂）')""")).hasSize(4);
    }

    @Test
    void everyPackHasANationalBarcode() {
        assertThat(sql.rows("SELECT barcode FROM sku")).allSatisfy(row -> assertThat((String) row.get("barcode")).startsWith("69").matches(Barcode::isValid));
    }

    @Test
    void everyLotHasAVillageAndSomeAreNearTheirDate() {
        assertThat(sql.number("SELECT COUNT(*) FROM lot l WHERE NOT EXISTS (SELECT 1 FROM lot_share WHERE lot_id = l.id)")).isZero();
        assertThat(sql.number("SELECT COUNT(*) FROM stock_level WHERE on_hand > 0 AND sell_until < '2026-12-01'")).isPositive();
    }

    @Test
    void historyIsToldAsOfThen() {
        assertThat(sql.number("SELECT COUNT(*) FROM movement WHERE recorded_at > '2026-11-23 02:00:00'")).as("nothing of the future").isZero();
        assertThat(sql.number("SELECT COUNT(DISTINCT accounting_date) FROM movement")).as("days with trade").isGreaterThan(45);
        assertThat(sql.number("SELECT COUNT(*) FROM movement WHERE recorded_at <> happened_at")).as("told when it happened").isZero();
        assertThat(sql.number("""
            SELECT COUNT(*)
              FROM orders
             WHERE ABS(TIMESTAMPDIFF(SECOND, FROM_UNIXTIME(((id >> 22) + 1577836800000) / 1000), placed_at)) > 1""")).as("ids are of then too").isZero();
    }

    @Test
    void theMonthThatIsOverIsIssuedForEveryPairingAndTheRunningOneIsOpen() {
        assertThat(sql.number("SELECT COUNT(*) FROM statement_issue WHERE number LIKE 'DEMO-%-202610-v1'")).isEqualTo(12);
        assertThat(sql.number("SELECT COUNT(*) FROM statement_issue")).isEqualTo(12);
        assertThat(sql.number("SELECT COUNT(*) FROM statement_confirmation")).isPositive();
        assertThat(sql.number("SELECT COUNT(*) FROM pairing_month WHERE month = '2026-11-01' AND state = 'OPEN'")).isPositive();
        assertThat(sql.number("SELECT COUNT(DISTINCT mode) FROM sale")).isGreaterThanOrEqualTo(2);
        assertThat(sql.number("SELECT SUM(net_fen) FROM sale WHERE statement_month = '2026-11-01'")).isPositive();
    }

    @Test
    void mostIsSoldAtTheTillAndSomeIsOrderedBefore() {
        assertThat(sql.number("SELECT COUNT(*) FROM orders WHERE channel = 'TILL' AND state = 'HANDED_OVER'")).isGreaterThan(80);
        assertThat(sql.number("SELECT COUNT(*) FROM orders WHERE channel = 'ONLINE' AND state = 'HANDED_OVER'")).isGreaterThan(10);
        assertThat(sql.number("SELECT COUNT(*) FROM payment WHERE state = 'CAPTURED'")).isGreaterThan(5);
        assertThat(sql.number("SELECT COUNT(*) FROM till_exception WHERE why <> 'UNKNOWN_CODE'")).isZero();
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
        var before = counts(sql);
        String saidThen = saidWhile(() -> start(shop.schema(), Map.of(), "test").close());
        assertThat(saidThen.lines().filter(line -> line.contains("nothing loaded now"))).hasSize(1);
        assertThat(counts(sql)).isEqualTo(before);
    }

    @Test
    void halfAWorldIsNeverTakenForAWhole() {
        TestDatabase.Schema half = TestDatabase.newSchema();
        new Sql(half.owner()).update("INSERT INTO sample_world (id, begun_at) VALUES (1, '2026-11-23')");
        assertThatThrownBy(() -> start(half, Map.of(), "test")).hasStackTraceContaining("part of a sample world");
    }

    @Test
    void twoLoadsOnOneDayTellTheSame() {
        try (RunningShop other = RunningShop.start(WITH_SAMPLES)) {
            assertThat(told(other.sql())).isEqualTo(told(sql));
        }
    }

    @Test
    void productionIsNeverFilled() {
        TestDatabase.Schema empty = TestDatabase.newSchema();
        start(empty, Map.of("shangui.public-address", "https://shop.example"), "test", "prod").close();
        assertThat(new Sql(empty.owner()).number("SELECT COUNT(*) FROM town")).isZero();
    }

    @Test
    void theBooksAddUp() {
        shop.assertAuditIsClean();
    }

    /** What a loading came to: the money of every order, every level, every statement, without the numbers of rows. */
    private static List<Map<String, Object>> told(Sql sql) {
        return Stream.of("""
            SELECT c.name, s.name AS store, o.placed_at, o.state, o.total_fen, o.paid_fen, o.refunded_fen
              FROM orders o
              JOIN counter c ON c.id = o.counter_id
              JOIN store s ON s.id = c.store_id
             ORDER BY o.placed_at, s.name, c.name, o.total_fen""", """
            SELECT c.name, s.name AS store, l.code, v.on_hand, v.reserved
              FROM stock_level v
              JOIN lot l ON l.id = v.lot_id
              JOIN counter c ON c.id = v.counter_id
              JOIN store s ON s.id = c.store_id
             ORDER BY s.name, c.name, l.code""", """
            SELECT i.number, SHA2(REGEXP_REPLACE(CONVERT(f.bytes USING utf8mb4), '[0-9]{15,}', '#'), 256) AS told
              FROM statement_issue i
              JOIN statement_file f ON f.issue_id = i.id AND f.kind = 'CANON'
             ORDER BY i.number""", """
            SELECT k.number, s.month, s.payable_fen, (SELECT SUM(p.amount_fen) FROM settlement_payment p WHERE p.settlement_id = s.id) AS paid
              FROM settlement s
              JOIN contract k ON k.id = s.contract_id
             ORDER BY k.number, s.month""").flatMap(query -> sql.rows(query).stream()).toList();
    }

    private static ApplicationContext start(TestDatabase.Schema schema, Map<String, Object> settings, String... environments) {
        var app = schema.app();
        ApplicationContext context = ApplicationContext.builder(Application.class).environments(environments)
            .properties(Map.of("micronaut.server.port", -1, "datasources.default.url", app.url(),
                "datasources.default.username", app.user(), "datasources.default.password", app.password(), "shangui.demo", true, "shangui.jobs", false,
                "shangui.public-address", settings.getOrDefault("shangui.public-address", "http://localhost")))
            .banner(false).start();
        context.getBean(EmbeddedServer.class).start();
        return context;
    }

    private static Map<String, Long> counts(Sql sql) {
        return Stream.of("town", "pairing", "supermarket", "store", "counter", "contract", "product", "sku", "lot", "orders", "movement")
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
