package shangui.audit;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Stream;
import shangui.db.Statements;

/** Runs every check that the features contribute, each on what is committed when it starts. */
@Singleton
public class Audit {

    private static final int MOST_NAMED = 100;

    private final Statements statements;
    private final Collection<AuditCheck> checks;
    private final Collection<ComputedCheck> computedChecks;

    Audit(Statements statements, Collection<AuditCheck> checks, Collection<ComputedCheck> computedChecks) {
        this.statements = statements;
        this.checks = checks;
        this.computedChecks = computedChecks;
    }

    /** One finding per check, by name. */
    public List<Finding> run() {
        return Stream.concat(checks.stream().map(this::find), computedChecks.stream().map(Audit::find))
            .sorted(Comparator.comparing(Finding::check))
            .toList();
    }

    private Finding find(AuditCheck check) {
        return new Finding(check.name(), statements.list("SELECT * FROM (" + check.brokenRowsSql() + ") broken LIMIT " + MOST_NAMED, Audit::name));
    }

    private static Finding find(ComputedCheck check) {
        return new Finding(check.name(), check.brokenRows());
    }

    /** {@code counter_id=3, lot_id=8, on_hand=5, moved=4}. */
    private static String name(ResultSet row) throws SQLException {
        var columns = row.getMetaData();
        var named = new StringJoiner(", ");
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            named.add(columns.getColumnLabel(i) + "=" + row.getString(i));
        }
        return named.toString();
    }
}
