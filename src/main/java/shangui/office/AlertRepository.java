package shangui.office;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import shangui.db.Statements;
import shangui.money.Money;
import shangui.stock.Document;
import shangui.user.Account;

/** Alerts within an account's reach: how many there are of each kind, and those of one. */
@Singleton
class AlertRepository {

    /** Around a kind's query `x`: the names of where it is, and what says whose it is. */
    private static final String AROUND = """
          LEFT JOIN counter c ON c.id = x.counter_id
          LEFT JOIN store s ON s.id = c.store_id
          LEFT JOIN pairing p ON p.id = x.pairing_id
        """;
    private static final String NAMES = """
          LEFT JOIN town mt ON mt.code = p.mountain_town
          LEFT JOIN town pt ON pt.code = p.partner_town
        """;

    private final Statements statements;

    AlertRepository(Statements statements) {
        this.statements = statements;
    }

    /** Only of one pairing, or at one store. */
    record Filter(@Nullable Long pairingId, @Nullable Long storeId) {}

    /** A pairing one can filter by. */
    public record Pair(long id, String name, String nameEn) {}

    /** In one statement for all kinds. */
    Map<AlertKind, Integer> count(Account me, List<AlertKind> kinds, Instant now) {
        Map<AlertKind, Integer> counts = new EnumMap<>(AlertKind.class);
        kinds.forEach(kind -> counts.put(kind, 0));
        counted(me, kinds, now).forEach(count -> counts.merge(count.kind, count.n, Integer::sum));
        return counts;
    }

    /** Those of pairings, by pairing; a kind of which there is none is left out. In one statement. */
    Map<Long, Map<AlertKind, Integer>> countByPairing(Account me, List<AlertKind> kinds, Instant now) {
        Map<Long, Map<AlertKind, Integer>> counts = new HashMap<>();
        counted(me, kinds, now).stream().filter(count -> count.pairingId != null)
            .forEach(count -> counts.computeIfAbsent(count.pairingId, any -> new EnumMap<>(AlertKind.class)).put(count.kind, count.n));
        return counts;
    }

    private record Count(AlertKind kind, @Nullable Long pairingId, int n) {}

    private List<Count> counted(Account me, List<AlertKind> kinds, Instant now) {
        var sql = new StringBuilder();
        List<Object> parameters = new ArrayList<>();
        var queries = new AlertQueries(me, now);
        for (AlertKind kind : kinds) {
            AlertQueries.Query query = queries.of(kind);
            sql.append(sql.isEmpty() ? "" : " UNION ALL ").append("SELECT '").append(kind).append("' AS kind, x.pairing_id, COUNT(*) AS n FROM (").append(query.sql())
                .append(") x ").append(AROUND).append(" WHERE ").append(within(me)).append(" GROUP BY x.pairing_id");
            parameters.addAll(query.parameters());
            addReach(me, parameters);
        }
        return statements.list(sql.toString(), row -> new Count(AlertKind.valueOf(row.getString("kind")), number(row, "pairing_id"), row.getInt("n")),
            parameters.toArray());
    }

    /** Those that wait longest come first. */
    List<Alert> list(Account me, AlertKind kind, Filter filter, Instant now, int limit) {
        AlertQueries.Query query = new AlertQueries(me, now).of(kind);
        List<Object> parameters = new ArrayList<>(query.parameters());
        addReach(me, parameters);
        var where = new StringBuilder(within(me));
        if (filter.pairingId != null) {
            where.append(" AND x.pairing_id = ?");
            parameters.add(filter.pairingId);
        }
        if (filter.storeId != null) {
            where.append(" AND c.store_id = ?");
            parameters.add(filter.storeId);
        }
        parameters.add(limit);
        LocalDate today = LocalDate.ofInstant(now, Document.ZONE);
        return statements.list("""
            SELECT x.*, CONCAT(s.name, ' ', c.name) AS place, CONCAT(s.name_en, ', ', c.name_en) AS place_en,
                   CONCAT(mt.name, ' ⇄ ', pt.name) AS pair, CONCAT(mt.name_en, ' ⇄ ', pt.name_en) AS pair_en
              FROM (%s) x
            """.formatted(query.sql()) + AROUND + NAMES + " WHERE " + where + " ORDER BY x.since, x.id, x.counter_id LIMIT ?",
            row -> alert(row, kind, today), parameters.toArray());
    }

    /** Pairings in force or past that the account reaches. */
    List<Pair> pairs(Account me) {
        List<Object> parameters = new ArrayList<>();
        addReach(me, parameters);
        return statements.list("""
            SELECT DISTINCT p.id, CONCAT(mt.name, ' ⇄ ', pt.name) AS name, CONCAT(mt.name_en, ' ⇄ ', pt.name_en) AS name_en
              FROM pairing p
              JOIN town mt ON mt.code = p.mountain_town
              JOIN town pt ON pt.code = p.partner_town
              LEFT JOIN (SELECT c.pairing_id, c.id AS counter_id, k.supermarket_id, k.supplier_id
                           FROM counter c
                           JOIN contract_counter cc ON cc.counter_id = c.id
                           JOIN contract k ON k.id = cc.contract_id) x ON x.pairing_id = p.id
              LEFT JOIN counter c ON c.id = x.counter_id
              LEFT JOIN store s ON s.id = c.store_id
             WHERE %s
             ORDER BY name
            """.formatted(within(me)), row -> new Pair(row.getLong("id"), row.getString("name"), row.getString("name_en")), parameters.toArray());
    }

    /** A supermarket's and a supplier's things say so themselves, or stand in its stores. */
    private static String within(Account me) {
        return switch (me.role()) {
            case CLERK -> "c.store_id = ?";
            case STORE_FINANCE -> "COALESCE(x.supermarket_id, s.supermarket_id) = ?";
            case SUPPLIER -> "x.supplier_id = ?";
            case TOWNSHIP -> "p.mountain_town = ?";
            case PARTNER -> "p.partner_town = ?";
            case OFFICE -> "TRUE";
        };
    }

    private static void addReach(Account me, List<Object> parameters) {
        if (me.reach() != null) {
            parameters.add(me.reach());
        }
    }

    private static Alert alert(ResultSet row, AlertKind kind, LocalDate today) throws SQLException {
        LocalDate since = row.getObject("since", LocalDate.class);
        long whole = row.getLong("whole");
        return new Alert(kind, row.getLong("target_id"), row.getString("code"), row.getString("name"), row.getString("name_en"), number(row, "pairing_id"),
            place(row, "pair"), number(row, "counter_id"), place(row, "place"), since, Alert.days(since, today), row.getLong("units"),
            Money.ofFen(row.getLong("amount_fen")), whole == 0 ? 0 : (int) (row.getLong("part") * 10_000 / whole), "");
    }

    @Nullable
    private static Long number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }

    @Nullable
    private static Alert.Place place(ResultSet row, String column) throws SQLException {
        return row.getString(column) == null ? null : new Alert.Place(row.getString(column), row.getString(column + "_en"));
    }
}
