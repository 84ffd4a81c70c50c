package shangui.testing;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import shangui.db.DatabaseAccount;
import shangui.db.EmbeddedDatabase;
import shangui.db.Migration;

/** One MariaDB for the whole test run, started when first asked for; a schema for whoever asks. */
public class TestDatabase {

    private static final AtomicInteger SCHEMAS = new AtomicInteger();
    private static EmbeddedDatabase server;

    /** Empty and migrated, with the rights of production. */
    public static Schema newSchema() {
        Schema schema = newEmptySchema();
        Migration migration = new Migration(schema.owner());
        migration.run();
        migration.grantTo(schema.app());
        return schema;
    }

    /** Not yet migrated. */
    public static Schema newEmptySchema() {
        EmbeddedDatabase database = server();
        String name = "shangui_test_" + ProcessHandle.current().pid() + "_" + SCHEMAS.incrementAndGet();
        new Sql(database.owner()).update("CREATE DATABASE " + name);
        return new Schema(name, at(database.owner(), database.url(name)), at(database.app(), database.url(name)));
    }

    /** The server's own programs, for who dumps and loads. */
    public static Path programs() {
        return server().programs();
    }

    private static DatabaseAccount at(DatabaseAccount account, String url) {
        return new DatabaseAccount(url, account.user(), account.password());
    }

    /** Not durable: what a crash of the machine would lose here nobody misses. */
    private static synchronized EmbeddedDatabase server() {
        if (server == null) {
            server = new EmbeddedDatabase(Path.of("target/test-database"),
                    "--innodb-flush-log-at-trx-commit=0", "--skip-log-bin", "--innodb-buffer-pool-size=256M",
                    "--performance-schema=OFF").start();
            dropLeftovers();
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        }
        return server;
    }

    /** Schemas of runs that were killed. */
    private static void dropLeftovers() {
        Sql sql = new Sql(server.owner());
        for (var row : sql.rows("SELECT schema_name AS name FROM information_schema.schemata WHERE schema_name LIKE 'shangui\\_test\\_%'")) {
            String name = (String) row.get("name");
            if (ProcessHandle.of(Long.parseLong(name.split("_")[2])).isEmpty()) {
                sql.update("DROP DATABASE " + name);
            }
        }
    }

    /** A schema, reached as its owner and as the account the application runs with. */
    public record Schema(String name, DatabaseAccount owner, DatabaseAccount app) {

        void drop() {
            new Sql(server().owner()).update("DROP DATABASE " + name);
        }
    }
}
