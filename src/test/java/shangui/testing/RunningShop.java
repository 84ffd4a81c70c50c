package shangui.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.json.JsonMapper;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import shangui.Application;
import shangui.db.Command;

/** The application under test: its beans, its address, its schema. */
public class RunningShop implements AutoCloseable {

    private final TestDatabase.Schema schema;
    private final ApplicationContext context;
    private final EmbeddedServer server;

    private RunningShop(TestDatabase.Schema schema, ApplicationContext context) {
        this.schema = schema;
        this.context = context;
        this.server = context.getBean(EmbeddedServer.class);
    }

    /** On an empty schema of its own, without sample data. */
    public static RunningShop start(Map<String, Object> properties) {
        return start(TestDatabase.newSchema(), properties);
    }

    /** A further instance on a schema there is. */
    public static RunningShop start(TestDatabase.Schema schema, Map<String, Object> properties) {
        Map<String, Object> all = new TreeMap<>(Map.of(
                "micronaut.server.port", -1,
                "shangui.demo", false,
                "shangui.demo.size", "small",
                "shangui.jobs", false,
                "datasources.default.url", schema.app().url(),
                "datasources.default.username", schema.app().user(),
                "datasources.default.password", schema.app().password()));
        all.putAll(properties);
        ApplicationContext context = ApplicationContext.builder(Application.class)
                .environments("test").properties(all).banner(false).start();
        RunningShop shop = new RunningShop(schema, context);
        shop.server.start();
        return shop;
    }

    /** A fresh browser-like visitor. */
    public Shop visitor() {
        return new Shop(server.getURI(), context.getBean(JsonMapper.class));
    }

    public String address() {
        return server.getURI().toString();
    }

    public ApplicationContext context() {
        return context;
    }

    public TestDatabase.Schema schema() {
        return schema;
    }

    /** Reads and changes rows as the schema's owner, past every rule of the application. */
    public Sql sql() {
        return new Sql(schema.owner());
    }

    /** How many statements this makes the application send; a batch of n counts n, BEGIN and COMMIT nothing. */
    public long statementsOf(Runnable what) {
        return context.getBean(StatementCounter.class).count(what);
    }

    public void assertAuditIsClean() {
        for (Command command : context.getBeansOfType(Command.class)) {
            if (command.name().equals("audit")) {
                assertThat(command.run(List.of())).as("exit code of the audit; its findings are printed above").isZero();
            }
        }
    }

    boolean has(Class<?> type) {
        return type == RunningShop.class || type == Shop.class || type == Sql.class || context.containsBean(type);
    }

    <T> T get(Class<T> type) {
        if (type == RunningShop.class) {
            return type.cast(this);
        }
        if (type == Shop.class) {
            return type.cast(visitor());
        }
        return type == Sql.class ? type.cast(sql()) : context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
        schema.drop();
    }
}
