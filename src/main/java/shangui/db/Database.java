package shangui.db;

import io.micronaut.context.env.Environment;
import io.micronaut.context.env.PropertySource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/**
 * Makes the database ready before anything else of the application exists: the one that was configured, else the
 * embedded one; migrated by its owner, with the running account's rights in place.
 */
public class Database implements AutoCloseable {

    private final Environment environment;
    private final ProductionRules production;
    private EmbeddedDatabase embedded;
    private DatabaseAccount app;
    private DatabaseAccount owner;

    public Database(Environment environment) {
        this.environment = environment;
        this.production = new ProductionRules(environment);
    }

    /** Throws {@link StartRefused} when it cannot be had, or in production is not safe to use. */
    public void prepare() {
        find();
        bringUpToDate();
    }

    /** Leaves the database as it is, older than this Shangui too. Answers the file. */
    public Path backUp(Path folder) {
        find();
        return backup().writeTo(folder, Instant.now());
    }

    /** From here on as after {@link #prepare}, with what is in the file. */
    public void restore(Path file) {
        find();
        backup().restore(file);
        bringUpToDate();
    }

    private void find() {
        production.checkSettings();
        if (text("datasources.default.url") == null) {
            embedded = startEmbedded();
            app = embedded.app();
            owner = embedded.owner();
            use(app);
        } else {
            app = account("datasources.default", "username");
            owner = text("flyway.datasources.default.url") == null ? app : account("flyway.datasources.default", "user");
        }
    }

    /**
     * Removes a sample world whose loading was cut off, so that it is loaded anew. The shop opens only when all of it is there, so
     * nothing else can be in it. Answers whether there was one. Throws {@link StartRefused} when another process is loading it now.
     */
    public boolean clearHalfSampleWorld() {
        if (!new HalfSampleWorld(owner).isThere()) {
            return false;
        }
        new Migration(owner).clear();
        migrate();
        return true;
    }

    private void bringUpToDate() {
        migrate();
        production.checkRights(app);
    }

    private void migrate() {
        Migration migration = new Migration(owner);
        migration.run();
        if (!owner.user().equals(app.user())) {
            migration.grantTo(app);
        }
    }

    @Override
    public void close() {
        if (embedded != null) {
            embedded.close();
        }
    }

    private Backup backup() {
        String programs = text("shangui.database-programs");
        return new Backup(owner, programs == null ? null : Path.of(programs), embedded == null ? null : embedded.programs());
    }

    private EmbeddedDatabase startEmbedded() {
        try {
            return new EmbeddedDatabase(dataFolder()).start();
        } catch (NoClassDefFoundError leftOut) {
            throw new StartRefused("This package has no database of its own: set DATASOURCES_DEFAULT_URL to that of a MySQL or MariaDB.");
        }
    }

    /** {@code mvn mn:run} starts in target/, which does not outlive {@code mvn clean}: then beside it. */
    private Path dataFolder() {
        Path here = Path.of("").toAbsolutePath();
        Path home = Files.exists(here.resolveSibling("pom.xml")) ? here.getParent() : here;
        return home.resolve(environment.getProperty("shangui.data", String.class, ".data"));
    }

    private void use(DatabaseAccount app) {
        environment.addPropertySource(PropertySource.of("embedded", Map.of(
                "datasources.default.url", app.url(),
                "datasources.default.username", app.user(),
                "datasources.default.password", app.password())));
    }

    private DatabaseAccount account(String prefix, String userProperty) {
        return new DatabaseAccount(text(prefix + ".url"), text(prefix + "." + userProperty), text(prefix + ".password"));
    }

    private String text(String property) {
        return environment.getProperty(property, String.class).filter(text -> !text.isBlank()).orElse(null);
    }
}
