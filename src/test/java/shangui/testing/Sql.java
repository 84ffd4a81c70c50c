package shangui.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import shangui.db.DatabaseAccount;

/** Rows as they lie in the database, read and changed with the rights of one account. */
public class Sql {

    private final DatabaseAccount account;

    public Sql(DatabaseAccount account) {
        this.account = account;
    }

    /** Column labels in lower case. */
    public List<Map<String, Object>> rows(String sql, Object... parameters) {
        return with(sql, parameters, statement -> {
            ResultSet result = statement.executeQuery();
            var columns = result.getMetaData();
            List<Map<String, Object>> rows = new ArrayList<>();
            while (result.next()) {
                Map<String, Object> row = new LinkedHashMap<>();
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    row.put(columns.getColumnLabel(i).toLowerCase(), result.getObject(i));
                }
                rows.add(row);
            }
            return rows;
        });
    }

    /** The one row there is. */
    public Map<String, Object> row(String sql, Object... parameters) {
        var rows = rows(sql, parameters);
        if (rows.size() != 1) {
            throw new AssertionError(rows.size() + " rows instead of one: " + sql);
        }
        return rows.getFirst();
    }

    /** The first column of the one row, as a number; NULL is 0. */
    public long number(String sql, Object... parameters) {
        Object value = row(sql, parameters).values().iterator().next();
        return value == null ? 0 : ((Number) value).longValue();
    }

    /** The first column of the one row, as text. */
    public String text(String sql, Object... parameters) {
        Object value = row(sql, parameters).values().iterator().next();
        return value == null ? null : value.toString();
    }

    /** Answers the rows changed. */
    public int update(String sql, Object... parameters) {
        return with(sql, parameters, PreparedStatement::executeUpdate);
    }

    /** Runs it and answers the server's error number, 0 when it went through. */
    public int errorOf(String sql) {
        try (Connection connection = account.connect(); var statement = connection.createStatement()) {
            statement.execute(sql);
            return 0;
        } catch (SQLException e) {
            return e.getErrorCode();
        }
    }

    private <T> T with(String sql, Object[] parameters, Work<T> work) {
        try (Connection connection = account.connect(); PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return work.on(statement);
        } catch (SQLException e) {
            throw new AssertionError(sql + ": " + e.getMessage(), e);
        }
    }

    private interface Work<T> {
        T on(PreparedStatement statement) throws SQLException;
    }
}
