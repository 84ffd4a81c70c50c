package shangui.office;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import shangui.db.Statements;
import shangui.user.Account;
import shangui.user.Role;

/** Accounts with the names of what they reach, and what there is to reach. */
@Singleton
class AccountRows {

    /** A store is called after its supermarket unless its name begins so, a supplier and a town after their place: names repeat. */
    private static final String SELECT = """
        SELECT a.id, a.username, a.role, a.reach, a.state, a.created_at, a.signed_in_at,
               COALESCE(CASE WHEN LOCATE(m.name, s.name) = 1 THEN s.name ELSE CONCAT(m.name, ' ', s.name) END, m.name, CONCAT(t.county, t.name, ' ', u.name), CONCAT(t.county, t.name)) AS reach_name,
               COALESCE(CASE WHEN LOCATE(m.name_en, s.name_en) = 1 THEN s.name_en ELSE CONCAT(m.name_en, ', ', s.name_en) END, m.name_en, CONCAT(u.name_en, ', ', t.name_en), CONCAT(t.name_en, ', ', t.county_en)) AS reach_name_en
          FROM account a
          LEFT JOIN store s ON a.role = 'CLERK' AND s.id = a.reach
          LEFT JOIN supermarket m ON m.id = CASE a.role WHEN 'CLERK' THEN s.supermarket_id WHEN 'STORE_FINANCE' THEN a.reach END
          LEFT JOIN supplier u ON a.role = 'SUPPLIER' AND u.id = a.reach
          LEFT JOIN town t ON t.code = CASE a.role WHEN 'SUPPLIER' THEN u.town_code WHEN 'TOWNSHIP' THEN a.reach WHEN 'PARTNER' THEN a.reach END
        """;

    private final Statements statements;

    AccountRows(Statements statements) {
        this.statements = statements;
    }

    /** @param name part of the account's name or of what it reaches, '' for any */
    record Filter(@Nullable Role role, Account.@Nullable State state, String name) {}

    /** Something a role can reach. @param id a town's is its code */
    public record Choice(long id, String name, String nameEn) {}

    /** In the order they were opened, after an id. */
    List<AccountRow> list(Filter filter, long after, int limit) {
        var where = new StringBuilder("WHERE a.id > ?");
        List<Object> parameters = new ArrayList<>(List.of(after));
        if (filter.role != null) {
            where.append(" AND a.role = ?");
            parameters.add(filter.role);
        }
        if (filter.state != null) {
            where.append(" AND a.state = ?");
            parameters.add(filter.state);
        }
        if (!filter.name.isEmpty()) {
            where.append(" AND (CONVERT(a.username USING utf8mb4) LIKE ? OR s.name LIKE ? OR m.name LIKE ? OR u.name LIKE ? OR t.name LIKE ?)");
            String part = "%" + filter.name.replaceAll("([\\\\%_])", "\\\\$1") + "%";
            parameters.addAll(List.of(part, part, part, part, part));
        }
        parameters.add(limit);
        return statements.list(SELECT + where + " ORDER BY a.id LIMIT ?", AccountRows::row, parameters.toArray());
    }

    Optional<AccountRow> find(long id) {
        return statements.list(SELECT + "WHERE a.id = ?", AccountRows::row, id).stream().findFirst();
    }

    /** What an account of the role can be made to reach: at most 1,000, by name; nothing for the office. */
    List<Choice> choices(Role role) {
        String sql = switch (role) {
            case CLERK -> """
                SELECT s.id, CASE WHEN LOCATE(m.name, s.name) = 1 THEN s.name ELSE CONCAT(m.name, ' ', s.name) END AS name, CASE WHEN LOCATE(m.name_en, s.name_en) = 1 THEN s.name_en ELSE CONCAT(m.name_en, ', ', s.name_en) END AS name_en
                  FROM store s
                  JOIN supermarket m ON m.id = s.supermarket_id
                """;
            case STORE_FINANCE -> "SELECT id, name, name_en FROM supermarket";
            case SUPPLIER -> """
                SELECT u.id, CONCAT(t.county, t.name, ' ', u.name) AS name, CONCAT(u.name_en, ', ', t.name_en) AS name_en
                  FROM supplier u
                  JOIN town t ON t.code = u.town_code
                 WHERE u.ended_on IS NULL
                """;
            case TOWNSHIP, PARTNER -> "SELECT code AS id, CONCAT(county, name) AS name, CONCAT(name_en, ', ', county_en) AS name_en FROM town";
            case OFFICE -> null;
        };
        return sql == null ? List.of()
            : statements.list(sql + " ORDER BY name LIMIT 1000", row -> new Choice(row.getLong("id"), row.getString("name"), row.getString("name_en")));
    }

    /** Whether an account of the role, not the office's, can be made to reach it; then nobody takes it away until the caller's transaction ends. */
    boolean isThere(Role role, long reach) {
        String from = switch (role) {
            case CLERK -> "store WHERE id = ?";
            case STORE_FINANCE -> "supermarket WHERE id = ?";
            case SUPPLIER -> "supplier WHERE ended_on IS NULL AND id = ?";
            case TOWNSHIP, PARTNER -> "town WHERE code = ?";
            case OFFICE -> throw new IllegalArgumentException("The office reaches all");
        };
        return !statements.list("SELECT 1 FROM " + from + " LOCK IN SHARE MODE", row -> true, reach).isEmpty();
    }

    private static AccountRow row(ResultSet row) throws SQLException {
        long reach = row.getLong("reach");
        Long reached = row.wasNull() ? null : reach;
        var account = new Account(row.getLong("id"), row.getString("username"), Role.valueOf(row.getString("role")), reached, Account.State.valueOf(row.getString("state")));
        return new AccountRow(account, row.getString("reach_name"), row.getString("reach_name_en"), Statements.instant(row, "created_at"),
            Statements.instant(row, "signed_in_at"));
    }
}
