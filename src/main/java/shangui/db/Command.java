package shangui.db;

import java.util.List;

/** Something an operator runs instead of the server: {@code java -jar shangui.jar <name> <arguments>}. */
public interface Command {

    /** The word typed. */
    String name();

    /** Does it and answers the exit code. */
    int run(List<String> arguments);
}
