package shangui.db;

import io.micronaut.data.connection.exceptions.ConnectionException;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.Predicate;

/** What the database meant by an exception, looked for anywhere in its chain of causes. */
public class DatabaseFault {

    /** Deadlock; lock wait timed out; row changed since it was read (MariaDB); a row that was there when looked at was taken away. */
    private static final Set<Integer> WORTH_RETRYING = Set.of(1213, 1205, 1020, 1452);
    private static final String SERIALIZATION_FAILURE = "40001";
    private static final int DUPLICATE_KEY = 1062;
    private static final int REFERRED_TO = 1451;
    private static final String CONNECTION_CLASS = "08";
    private static final int DEEPEST = 20;

    private DatabaseFault() {}

    static boolean isWorthRetrying(Throwable fault) {
        return any(fault, sql -> WORTH_RETRYING.contains(sql.getErrorCode()) || SERIALIZATION_FAILURE.equals(sql.getSQLState()));
    }

    /** Putting a dead connection back in order fails too, and that fault hides the first. */
    public static boolean isLostConnection(Throwable fault) {
        return fault instanceof ConnectionException || any(fault, sql -> sql.getSQLState() != null && sql.getSQLState().startsWith(CONNECTION_CLASS));
    }

    public static boolean isDuplicateKey(Throwable fault) {
        return any(fault, sql -> sql.getErrorCode() == DUPLICATE_KEY);
    }

    /** A row cannot be taken away because another names it. */
    public static boolean isReferredTo(Throwable fault) {
        return any(fault, sql -> sql.getErrorCode() == REFERRED_TO);
    }

    private static boolean any(Throwable fault, Predicate<SQLException> wanted) {
        var cause = fault;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++, cause = cause.getCause()) {
            if (cause instanceof SQLException sql && wanted.test(sql)) {
                return true;
            }
        }
        return false;
    }
}
