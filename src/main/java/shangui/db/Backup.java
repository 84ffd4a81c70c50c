package shangui.db;

import io.micronaut.core.annotation.Nullable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A whole database in one file, {@code shangui-20261125T182233Z-v085.sql.gz}: what the database's own tool writes, below a line that
 * says which schema it is. Its SHA-256 lies beside it, as {@code sha256sum -c} reads it. Whoever can read the file reads telephone
 * numbers, so it belongs to who made it alone.
 */
public class Backup {

    private static final DateTimeFormatter IN_A_NAME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern FIRST_LINE = Pattern.compile("-- Shangui, schema ([0-9]{1,9}), .*");

    private final DatabaseAccount owner;
    private final DatabaseTools tools;

    /**
     * @param told     where the database's own programs lie, if the PATH is not to be asked first, or null
     * @param unpacked where they lie if they are not on the PATH either, or null
     */
    public Backup(DatabaseAccount owner, @Nullable Path told, @Nullable Path unpacked) {
        this.owner = owner;
        this.tools = new DatabaseTools(owner, told, unpacked);
    }

    /** As of one moment, while the shop goes on. Answers the file; until it is whole it has another name. */
    public Path writeTo(Path folder, Instant now) {
        int schema = schema();
        String name = "shangui-" + IN_A_NAME.format(now) + "-v%03d.sql.gz".formatted(schema);
        try {
            Files.createDirectories(folder);
            Path part = DatabaseTools.createForOwnerOnly(folder.resolve(name + ".part"));
            try {
                write(part, schema, now);
                Files.writeString(sumOf(folder.resolve(name)), sha256(part) + "  " + name + "\n");
                return Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new StartRefused("The backup could not be written to " + folder.toAbsolutePath() + ": " + e.getMessage(), e);
        }
    }

    /** Into an empty database, which then is as the file left it: to be migrated and granted like any other. */
    public void restore(Path file) {
        try {
            checkSum(file);
            checkSchema(file);
            checkEmpty();
            try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
                tools.load(in);
            }
        } catch (IOException e) {
            throw new StartRefused("The backup " + file + " could not be read: " + e.getMessage(), e);
        }
    }

    private void write(Path part, int schema, Instant now) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(part))) {
            out.write("-- Shangui, schema %03d, %s\n".formatted(schema, now.truncatedTo(ChronoUnit.SECONDS)).getBytes(StandardCharsets.UTF_8));
            tools.dumpTo(out);
        }
    }

    private int schema() {
        try (Connection connection = owner.connect(); var statement = connection.createStatement();
             var rows = statement.executeQuery("SELECT MAX(CAST(version AS UNSIGNED)) FROM flyway_schema_history WHERE success = 1")) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new StartRefused("There is nothing to back up for " + owner + ": " + e.getMessage(), e);
        }
    }

    private static void checkSum(Path file) throws IOException {
        refuseIf(!Files.isReadable(file), "There is no backup " + file.toAbsolutePath() + ".");
        refuseIf(!Files.isReadable(sumOf(file)), "The checksum " + sumOf(file) + " is missing: without it nobody knows whether the backup is whole.");
        refuseIf(!Files.readString(sumOf(file)).startsWith(sha256(file) + " "), "The backup " + file + " is damaged: it is not what its checksum says. Nothing was restored.");
    }

    private void checkSchema(Path file) throws IOException {
        try (var lines = new BufferedReader(new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            Matcher first = FIRST_LINE.matcher(String.valueOf(lines.readLine()));
            refuseIf(!first.matches(), "The file " + file + " is no backup of Shangui.");
            int newest = new Migration(owner).newest();
            refuseIf(Integer.parseInt(first.group(1)) > newest, "The backup " + file + " is of schema " + first.group(1) + ", newer than this Shangui knows (" + newest
                + "): restore it with the Shangui that made it, or a newer one.");
        }
    }

    private void checkEmpty() {
        try (Connection connection = owner.connect(); var statement = connection.createStatement();
             var rows = statement.executeQuery("SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = DATABASE()")) {
            rows.next();
            refuseIf(rows.getInt(1) > 0, "There are tables already for " + owner + ", and a restore overwrites nothing: name an empty database.");
        } catch (SQLException e) {
            throw new StartRefused("No database for " + owner + ": " + e.getMessage(), e);
        }
    }

    private static void refuseIf(boolean wrong, String sentence) {
        if (wrong) {
            throw new StartRefused(sentence);
        }
    }

    private static Path sumOf(Path file) {
        return file.resolveSibling(file.getFileName() + ".sha256");
    }

    private static String sha256(Path file) throws IOException {
        try (var in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
