package shangui.db;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings a schema to its newest shape as its owner, then grants the running account what it may do there. */
public class Migration {

    private final DatabaseAccount owner;

    public Migration(DatabaseAccount owner) {
        this.owner = owner;
    }

    /** Answers how many migrations ran. */
    public int run() {
        try {
            return flyway().migrate().migrationsExecuted;
        } catch (FlywayException e) {
            throw new StartRefused("The database could not be migrated as " + owner + ": " + firstLine(e), e);
        }
    }

    /** The number of the newest migration this Shangui knows. */
    int newest() {
        return Arrays.stream(flyway().info().all()).mapToInt(migration -> Integer.parseInt(migration.getVersion().getVersion())).max().orElse(0);
    }

    /** Takes everything out of the schema, for a start from nothing. */
    void clear() {
        try {
            Flyway.configure()
                    .dataSource(owner.url(), owner.user(), owner.password())
                    .cleanDisabled(false)
                    .load()
                    .clean();
        } catch (FlywayException e) {
            throw new StartRefused("The database could not be emptied as " + owner + ": " + firstLine(e), e);
        }
    }

    private Flyway flyway() {
        return Flyway.configure()
                .dataSource(owner.url(), owner.user(), owner.password())
                .locations("classpath:db/migration")
                .connectRetries(10)
                .load();
    }

    /**
     * Runs what db/grants.sql answers. Without the right to grant (an account another tool looks after) nothing
     * changes; production then checks what is there.
     */
    public void grantTo(DatabaseAccount app) {
        try (Connection asOwner = owner.connect()) {
            for (String grant : grants(asOwner, accountName(app))) {
                try (var statement = asOwner.createStatement()) {
                    statement.execute(grant);
                }
            }
        } catch (SQLException e) {
            throw new StartRefused("The rights of " + app + " could not be granted by " + owner + ": " + e.getMessage(), e);
        }
    }

    private static List<String> grants(Connection asOwner, String account) throws SQLException {
        try (var statement = asOwner.prepareStatement(script("/db/grants.sql"))) {
            statement.setString(1, account);
            var rows = statement.executeQuery();
            List<String> grants = new ArrayList<>();
            while (rows.next()) {
                grants.add(rows.getString(1));
            }
            return grants;
        }
    }

    /** As the server knows it: {@code 'shangui_app'@'localhost'}. */
    private static String accountName(DatabaseAccount app) throws SQLException {
        try (Connection asApp = app.connect(); var statement = asApp.createStatement()) {
            var row = statement.executeQuery("SELECT CURRENT_USER()");
            row.next();
            String account = row.getString(1);
            int at = account.lastIndexOf('@');
            return "'" + account.substring(0, at) + "'@'" + account.substring(at + 1) + "'";
        }
    }

    static String script(String name) {
        try (InputStream in = Migration.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String firstLine(Throwable e) {
        return String.valueOf(e.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
