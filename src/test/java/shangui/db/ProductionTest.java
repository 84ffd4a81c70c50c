package shangui.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import shangui.Application;
import shangui.testing.Sql;
import shangui.testing.TestDatabase;

class ProductionTest {

    private final TestDatabase.Schema schema = TestDatabase.newEmptySchema();
    private final Map<String, Object> settings = new HashMap<>(Map.of(
            "datasources.default.url", schema.app().url(),
            "datasources.default.username", schema.app().user(),
            "datasources.default.password", schema.app().password(),
            "flyway.datasources.default.url", schema.owner().url(),
            "flyway.datasources.default.user", schema.owner().user(),
            "flyway.datasources.default.password", schema.owner().password(),
            "shangui.public-address", "https://shangui.example",
            "shangui.operator.name", "某某公司",
            "shangui.operator.credit-code", "91330700MA000000XX"));

    @Test
    void startsWhenEverySettingIsThereAndTheRunningAccountMayOnlyAdd() {
        assertThatCode(this::prepare).doesNotThrowAnyException();
    }

    @Test
    void refusesWithoutADatabaseOrAnOwnerOrAnAddress() {
        for (String setting : List.copyOf(settings.keySet())) {
            Object value = settings.remove(setting);
            assertThatThrownBy(this::prepare).isInstanceOf(StartRefused.class)
                    .hasMessageContaining(setting.toUpperCase().replaceAll("[.-]", "_"));
            settings.put(setting, value);
        }
    }

    @Test
    void refusesAnAddressInTheClear() {
        settings.put("shangui.public-address", "http://shangui.example");
        assertThatThrownBy(this::prepare).isInstanceOf(StartRefused.class).hasMessageContaining("https://");
    }

    @Test
    void refusesToRunAsTheOwner() {
        settings.put("datasources.default.username", schema.owner().user());
        settings.put("datasources.default.password", schema.owner().password());
        assertThatThrownBy(this::prepare).isInstanceOf(StartRefused.class).hasMessageContaining("two accounts");
    }

    @Test
    void refusesARunningAccountThatMayChangeWhatIsOnlyAdded() {
        prepare();
        for (String right : List.of("UPDATE", "DELETE")) {
            Sql owner = new Sql(schema.owner());
            owner.update("GRANT " + right + " ON sale TO 'shangui_app'@'localhost'");
            assertThatThrownBy(this::prepare).isInstanceOf(StartRefused.class).hasMessageContaining("insert-only table sale");
            owner.update("REVOKE " + right + " ON sale FROM 'shangui_app'@'localhost'");
        }
        assertThatCode(this::prepare).doesNotThrowAnyException();
    }

    @Test
    void refusesADatabaseThatHoldsTheSampleWorld() {
        prepare();
        new Sql(schema.owner()).update("INSERT INTO sample_world (id, begun_at) VALUES (1, '2026-11-23 02:00:00')");
        assertThatThrownBy(this::prepare).isInstanceOf(StartRefused.class).hasMessageContaining("sample world");
    }

    @Test
    void theOperatorReadsOneSentenceAndTheExitCodeIsOne() throws IOException, InterruptedException {
        ProcessBuilder shop = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path"), Application.class.getName()).redirectErrorStream(true);
        shop.environment().put("MICRONAUT_ENVIRONMENTS", "prod");
        shop.environment().remove("JAVA_TOOL_OPTIONS"); // java says so when it is set
        Process process = shop.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(said.strip()).isEqualTo("Production needs DATASOURCES_DEFAULT_URL (the database).");
    }

    private void prepare() {
        try (ApplicationContext context = ApplicationContext.builder().environments("prod").properties(settings).build();
             Database database = new Database(context.getEnvironment().start())) {
            database.prepare();
        }
    }
}
