package shangui.db;

/**
 * Thrown inside {@link Transactions#write} when what was read to choose no longer holds: the whole transaction is rolled
 * back and run again. Ask {@link Transactions#mayStartAfresh()} first, and answer a refusal when it says no.
 */
public class StartAfresh extends RuntimeException {

    public StartAfresh(String why) {
        super(why, null, false, false);
    }

    /** Runs an insert whose key was free when looked at; where it was taken meanwhile, the transaction finds so when it runs again. */
    public static void ifTaken(Runnable insert) {
        try {
            insert.run();
        } catch (RuntimeException fault) {
            throw DatabaseFault.isDuplicateKey(fault) ? new StartAfresh("The key was free when looked at and is taken now") : fault;
        }
    }
}
