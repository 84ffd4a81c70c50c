package shangui.db;

/**
 * Thrown inside {@link Transactions#write} when what was read to choose no longer holds: the whole transaction is rolled
 * back and run again. Ask {@link Transactions#mayStartAfresh()} first, and answer a refusal when it says no.
 */
public class StartAfresh extends RuntimeException {

    public StartAfresh(String why) {
        super(why, null, false, false);
    }
}
