package shangui.db;

import com.mysql.cj.conf.ConnectionUrl;
import com.mysql.cj.conf.HostInfo;
import io.micronaut.core.annotation.Nullable;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The database's own programs that dump and load: those of its family, MariaDB's or MySQL's, in the folder that is told, on the PATH, or
 * beside the embedded server; else the other family's. They learn the password from a file only we can read, gone when they end; never from the command line.
 */
class DatabaseTools {

    private static final List<String> DUMP = List.of("--single-transaction", "--no-tablespaces", "--skip-triggers", "--skip-add-drop-table", "--hex-blob",
        "--loose-set-gtid-purged=OFF", "--loose-column-statistics=0");

    private final DatabaseAccount account;
    @Nullable
    private final Path told;
    @Nullable
    private final Path unpacked;

    DatabaseTools(DatabaseAccount account, @Nullable Path told, @Nullable Path unpacked) {
        this.account = account;
        this.told = told;
        this.unpacked = unpacked;
    }

    void dumpTo(OutputStream out) throws IOException {
        run(found("mariadb-dump", "mysqldump"), DUMP, process -> {
            process.getOutputStream().close();
            process.getInputStream().transferTo(out);
        }, "The backup stopped: ");
    }

    /** In binary mode the client takes statements alone, no commands of its own. */
    void load(InputStream in) throws IOException {
        run(found("mariadb", "mysql"), List.of("--binary-mode"), process -> {
            try (OutputStream statements = process.getOutputStream()) {
                in.transferTo(statements);
            }
        }, "The restore stopped half-way; drop what is there now before another try. For " + account + ": ");
    }

    private interface Talk {
        void with(Process process) throws IOException;
    }

    private void run(Path program, List<String> options, Talk talk, String failing) throws IOException {
        Path settings = createForOwnerOnly(Files.createTempDirectory("shangui").resolve("client.cnf"));
        Path said = settings.resolveSibling("said");
        try {
            Files.writeString(settings, settings());
            List<String> command = new ArrayList<>(List.of(program.toString(), "--defaults-file=" + settings));
            command.addAll(options);
            command.add(host().getDatabase());
            Process process = new ProcessBuilder(command).redirectError(said.toFile()).start();
            IOException broken = null;
            try {
                talk.with(process);
            } catch (IOException pipe) {
                broken = pipe;
            }
            if (process.waitFor() != 0 || broken != null) {
                throw new StartRefused(failing + lastLine(said, broken), broken);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            Files.deleteIfExists(settings);
            Files.deleteIfExists(said);
            Files.deleteIfExists(settings.getParent());
        }
    }

    /** Empty, and where the system knows such a thing, to be read and written by its owner alone. */
    static Path createForOwnerOnly(Path file) throws IOException {
        Files.deleteIfExists(file);
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
            ? Files.createFile(file, (FileAttribute<?>) PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
            : Files.createFile(file);
    }

    /** What one family of clients does not know the other needs: loose options are skipped by who does not know them. */
    private String settings() {
        String tls = Objects.requireNonNullElse(host().getHostProperties().get("sslMode"), "PREFERRED").toUpperCase(Locale.ROOT);
        return """
            [client]
            protocol=tcp
            host=%s
            port=%d
            user=%s
            password=%s
            default-character-set=utf8mb4
            loose-ssl-mode=%s
            %s
            """.formatted(host().getHost(), host().getPort(), quoted(account.user()), quoted(account.password()), tls, switch (tls) {
                case "DISABLED" -> "loose-skip-ssl";
                case "PREFERRED" -> "loose-disable-ssl-verify-server-cert";
                case "REQUIRED" -> "loose-ssl\nloose-disable-ssl-verify-server-cert";
                default -> "loose-ssl\nloose-ssl-verify-server-cert";
            });
    }

    /** Between quotes, where a # begins no remark. */
    private static String quoted(String value) {
        return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private HostInfo host() {
        return ConnectionUrl.getConnectionUrlInstance(account.url(), new Properties()).getMainHost();
    }

    private Path found(String ofMariaDb, String ofMySql) {
        List<String> names = isMariaDb() ? List.of(ofMariaDb, ofMySql) : List.of(ofMySql, ofMariaDb);
        return names.stream().flatMap(name -> folders().flatMap(folder -> Stream.of(folder.resolve(name), folder.resolve(name + ".exe"))))
            .filter(Files::isExecutable).findFirst()
            .orElseThrow(() -> new StartRefused("Neither " + names.get(0) + " nor " + names.get(1)
                + " is on the PATH: install the database's client programs (Debian: mariadb-client, or mysql-client for MySQL)."));
    }

    private Stream<Path> folders() {
        Stream<Path> path = Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator)).filter(folder -> !folder.isBlank()).map(Path::of);
        return Stream.of(Stream.ofNullable(told), path, Stream.ofNullable(unpacked)).flatMap(folders -> folders);
    }

    private boolean isMariaDb() {
        try (Connection connection = account.connect(); var statement = connection.createStatement(); var rows = statement.executeQuery("SELECT VERSION()")) {
            rows.next();
            return rows.getString(1).contains("MariaDB");
        } catch (SQLException e) {
            throw new StartRefused("No database for " + account + ": " + e.getMessage(), e);
        }
    }

    private static String lastLine(Path said, @Nullable IOException broken) throws IOException {
        return Files.readAllLines(said).stream().filter(line -> !line.isBlank()).reduce((earlier, later) -> later)
            .orElseGet(() -> broken == null ? "the program said nothing" : broken.getMessage());
    }
}
