package shangui.db;

import io.micronaut.core.convert.ConversionService;
import io.micronaut.data.connection.ConnectionDefinition;
import io.micronaut.data.connection.ConnectionOperations;
import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Statements whose length depends on how many rows they are about, in the caller's transaction or
 * each by itself where there is none. Parameters are bound in order; a list stands for its items. Fixed statements belong in a repository's {@code @Query}.
 */
@Singleton
public class Statements {

    private final ConnectionOperations<Connection> connections;
    private final ConversionService conversions;

    Statements(ConnectionOperations<Connection> connections, ConversionService conversions) {
        this.connections = connections;
        this.conversions = conversions;
    }

    /** Makes one object of the row the cursor stands on. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Answers how many rows the statement matched (an upsert counts as the server does). */
    public int update(String sql, Object... parameters) {
        return with(sql, parameters, PreparedStatement::executeUpdate);
    }

    public <T> List<T> list(String sql, Row<T> row, Object... parameters) {
        return with(sql, parameters, statement -> {
            var found = new ArrayList<T>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(row.read(rows));
                }
            }
            return found;
        });
    }

    /** {@code ?, ?, ?} for an {@code IN (…)}. */
    public static String places(int n) {
        return String.join(", ", Collections.nCopies(n, "?"));
    }

    /** {@code (?, ?), (?, ?)} for {@code VALUES …}. */
    public static String rows(int n, int columns) {
        return String.join(", ", Collections.nCopies(n, "(" + places(columns) + ")"));
    }

    /** {@code CASE lot_id WHEN ? THEN ? WHEN ? THEN ? END}; its parameters come in pairs. */
    public static String cases(String column, int n) {
        return "CASE " + column + " WHEN ? THEN ?".repeat(n) + " END";
    }

    /** A DATETIME(6) column as the moment in UTC it stands for, or null. */
    public static Instant instant(ResultSet row, String column) throws SQLException {
        var moment = row.getObject(column, LocalDateTime.class);
        return moment == null ? null : moment.toInstant(ZoneOffset.UTC);
    }

    private <T> T with(String sql, Object[] parameters, Use<T> use) {
        return connections.execute(ConnectionDefinition.DEFAULT, status -> {
            try (var statement = status.getConnection().prepareStatement(sql)) {
                bind(statement, parameters);
                return use.of(statement);
            } catch (SQLException fault) {
                throw new DataAccessException(fault.getMessage() + " in: " + sql, fault);
            }
        });
    }

    private interface Use<T> {
        T of(PreparedStatement statement) throws SQLException;
    }

    private void bind(PreparedStatement statement, Object[] parameters) throws SQLException {
        int place = 1;
        for (var parameter : parameters) {
            for (var value : parameter instanceof List<?> several ? several : Collections.singletonList(parameter)) {
                statement.setObject(place++, toColumn(value));
            }
        }
    }

    /** A value type of ours is the BIGINT its converter makes of it. */
    private Object toColumn(Object value) {
        return switch (value) {
            case null -> null;
            case String text -> text;
            case Number number -> number;
            case Boolean yes -> yes;
            case byte[] bytes -> bytes;
            case LocalDate day -> day;
            case LocalDateTime moment -> moment;
            case Instant moment -> LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
            case YearMonth month -> month.atDay(1);
            case Enum<?> name -> name.name();
            default -> conversions.convertRequired(value, Long.class);
        };
    }
}
