package shangui.db;

/**
 * The connection was lost while committing: the work may stand or not. Nobody may simply repeat it; whoever asked sends
 * it again with the same idempotency key and learns which.
 */
public class OutcomeUnknown extends RuntimeException {

    OutcomeUnknown(Throwable cause) {
        super("The answer to a commit was lost", cause);
    }
}
