package shangui.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shangui.order.OrderReturn.Fate;
import shangui.testing.People;
import shangui.testing.RunningShop;
import shangui.testing.Shop;
import shangui.testing.Sql;
import shangui.testing.TestClock;
import shangui.testing.TestDatabase;
import shangui.testing.TestDatabase.Schema;
import shangui.testing.Trade;
import shangui.testing.World;

/** The drill: a shop that has sold and issued a statement is backed up, and stands elsewhere as it stood. */
class BackupTest {

    private static final Instant NOW = Instant.parse("2026-12-02T02:00:00Z");
    private static final int DENIED = 1142;

    @TempDir
    static Path folder;
    private static RunningShop shop;
    private static Path file;

    @BeforeAll
    static void aShopThatHasIssuedAStatementIsBackedUp() {
        shop = RunningShop.start(Map.of());
        TestClock clock = shop.context().getBean(TestClock.class);
        World world = shop.context().getBean(World.class);
        Trade trade = shop.context().getBean(Trade.class);
        long lot = world.lot(world.tea, "2026-11-01", null, world.villages.get(0), world.villages.get(1), world.villages.get(2));
        world.receive(world.concessionCounter, lot, 9);
        trade.bringBack(trade.sell(world.concessionCounter, world.tea, lot, 5, "68.00"), 1, Fate.DISCARD);
        trade.writeOff(world.concessionCounter, lot, 1);
        clock.setInJinhua("2026-12-02T10:00");
        People people = shop.context().getBean(People.class);
        Shop partner = people.in(shop.visitor(), people.partner());
        String page = "/partner/pairings/" + world.pairing + "/months/2026-11";
        assertThat(partner.submit(partner.get(page), "form[action$=/issue]", Map.of()).status()).isEqualTo(303);
        file = backup(shop.schema()).writeTo(folder, NOW);
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @Test
    void whatIsRestoredHasTheSameRowsTheSameRightsAndCleanBooks() {
        Schema elsewhere = TestDatabase.newEmptySchema();
        restore(elsewhere, file);

        assertThat(checksums(elsewhere)).isEqualTo(checksums(shop.schema())).containsKeys("sale", "statement_file", "flyway_schema_history");
        assertThat(new Sql(elsewhere.app()).errorOf("DELETE FROM sale")).isEqualTo(DENIED);
        try (RunningShop again = RunningShop.start(elsewhere, Map.of())) {
            again.assertAuditIsClean();
            assertThat(again.sql().rows("SELECT number, HEX(hash) FROM statement_issue")).hasSize(1)
                .isEqualTo(shop.sql().rows("SELECT number, HEX(hash) FROM statement_issue"));
        }
    }

    @Test
    void theFileSaysWhichSchemaItIsAndIsItsOwnersAlone() throws IOException {
        String newest = shop.sql().text("SELECT MAX(version) FROM flyway_schema_history");
        assertThat(file.getFileName().toString()).isEqualTo("shangui-20261202T020000Z-v" + newest + ".sql.gz");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(path -> path.getFileName().toString()).filter(name -> name.endsWith(".part"))).isEmpty();
        }
    }

    @Test
    void aDamagedFileOrOneWithoutItsChecksumIsRefusedAndNothingIsWritten() throws IOException {
        Schema elsewhere = TestDatabase.newEmptySchema();
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Path damaged = Files.write(folder.resolve("damaged.sql.gz"), bytes);
        assertThatThrownBy(() -> restore(elsewhere, damaged)).isInstanceOf(StartRefused.class).hasMessageContaining("checksum").hasMessageContaining("missing");

        Files.copy(folder.resolve(file.getFileName() + ".sha256"), folder.resolve("damaged.sql.gz.sha256"));
        assertThatThrownBy(() -> restore(elsewhere, damaged)).isInstanceOf(StartRefused.class).hasMessageContaining("damaged");
        assertThat(checksums(elsewhere)).isEmpty();
    }

    @Test
    void aDatabaseThatIsNotEmptyIsLeftAlone() {
        var before = checksums(shop.schema());
        assertThatThrownBy(() -> restore(shop.schema(), file)).isInstanceOf(StartRefused.class).hasMessageContaining("tables already");
        assertThat(checksums(shop.schema())).isEqualTo(before);
    }

    @Test
    void aBackupOfANewerShanguiIsRefusedBeforeAnythingIsLoaded() throws Exception {
        Path newer = folder.resolve("newer.sql.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(newer))) {
            out.write("-- Shangui, schema 999, 2030-01-01T00:00:00Z\nCREATE TABLE t (id INT);\n".getBytes(StandardCharsets.UTF_8));
        }
        Files.writeString(folder.resolve("newer.sql.gz.sha256"),
            HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(newer))) + "  newer.sql.gz\n");
        Schema elsewhere = TestDatabase.newEmptySchema();
        assertThatThrownBy(() -> restore(elsewhere, newer)).isInstanceOf(StartRefused.class).hasMessageContaining("999");
        assertThat(checksums(elsewhere)).isEmpty();
    }

    @Test
    void anOlderBackupIsMigratedForward() {
        Schema old = TestDatabase.newEmptySchema();
        Flyway.configure().dataSource(old.owner().url(), old.owner().user(), old.owner().password()).locations("classpath:db/migration").target("021").load().migrate();
        Path oldFile = backup(old).writeTo(folder, NOW.plusSeconds(1));
        assertThat(oldFile.toString()).endsWith("-v021.sql.gz");

        Schema elsewhere = TestDatabase.newEmptySchema();
        restore(elsewhere, oldFile);
        assertThat(checksums(elsewhere).keySet()).isEqualTo(checksums(shop.schema()).keySet());
    }

    /** A program in the place of the real one tells what it was told. */
    @Test
    void thePasswordIsInAFileOnlyWeCanReadAndGoneAfterwards() throws IOException {
        Path programs = Files.createDirectory(folder.resolve("programs"));
        Path program = Files.writeString(programs.resolve("mariadb-dump"), "#!/bin/sh\necho \"told $*\"\necho \"mode $(stat -c %a \"${1#--defaults-file=}\")\"\ncat \"${1#--defaults-file=}\"\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));

        String said = unpacked(new Backup(shop.schema().owner(), programs, null).writeTo(folder, NOW.plusSeconds(2)));
        String toldOnTheCommandLine = said.lines().filter(line -> line.startsWith("told ")).findFirst().orElseThrow();
        assertThat(toldOnTheCommandLine).contains("--single-transaction", shop.schema().name()).doesNotContain(shop.schema().owner().password());
        assertThat(said).contains("mode 600", "password=\"" + shop.schema().owner().password() + "\"");
        assertThat(Path.of(toldOnTheCommandLine.replaceAll(".*--defaults-file=(\\S+).*", "$1"))).doesNotExist();
    }

    private static String unpacked(Path backup) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(backup))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Backup backup(Schema schema) {
        return new Backup(schema.owner(), TestDatabase.programs(), null);
    }

    /** As the command does in production, where the rights of the running account are asked for before anything starts. */
    private static void restore(Schema into, Path from) {
        Map<String, Object> settings = Map.of(
            "datasources.default.url", into.app().url(), "datasources.default.username", into.app().user(), "datasources.default.password", into.app().password(),
            "flyway.datasources.default.url", into.owner().url(), "flyway.datasources.default.user", into.owner().user(),
            "flyway.datasources.default.password", into.owner().password(), "shangui.public-address", "https://shangui.example",
            "shangui.operator.name", "示例运营单位", "shangui.operator.credit-code", "示例代码", "shangui.database-programs", TestDatabase.programs().toString());
        try (ApplicationContext context = ApplicationContext.builder().environments("prod").properties(settings).build();
             Database database = new Database(context.getEnvironment().start())) {
            database.restore(from);
        }
    }

    /** Of every row of every table. */
    private static Map<String, Object> checksums(Schema schema) {
        Sql sql = new Sql(schema.owner());
        String tables = sql.rows("SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()").stream()
            .map(row -> "`" + row.get("name") + "`").collect(Collectors.joining(", "));
        Map<String, Object> checksums = new TreeMap<>();
        if (!tables.isEmpty()) {
            sql.rows("CHECKSUM TABLE " + tables + " EXTENDED").forEach(row -> checksums.put(row.get("table").toString().replaceAll(".*\\.", ""), row.get("checksum")));
        }
        return checksums;
    }
}
