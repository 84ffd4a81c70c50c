package shangui.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A sample world that was begun and is not whole: who loads it keeps its row locked, so one that is not locked was cut off. */
class HalfSampleWorld {

    private final DatabaseAccount owner;

    HalfSampleWorld(DatabaseAccount owner) {
        this.owner = owner;
    }

    /** Throws {@link StartRefused} when it is being loaded now. */
    boolean isThere() {
        try (Connection connection = owner.connect(); Statement statement = connection.createStatement()) {
            if (!isBegun(statement)) {
                return false;
            }
            refuseIfBeingLoaded(connection, statement);
            return true;
        } catch (SQLException e) {
            throw new StartRefused("The account " + owner + " cannot use the database: " + e.getMessage(), e);
        }
    }

    private static boolean isBegun(Statement statement) throws SQLException {
        try (var rows = statement.executeQuery("SELECT 1 FROM sample_world WHERE loaded_at IS NULL")) {
            return rows.next();
        }
    }

    private static void refuseIfBeingLoaded(Connection connection, Statement statement) throws SQLException {
        connection.setAutoCommit(false);
        try {
            statement.executeQuery("SELECT 1 FROM sample_world FOR UPDATE NOWAIT").close();
        } catch (SQLException locked) {
            throw new StartRefused("Another Shangui is loading the sample world into this database now: wait until it has, or end it first.", locked);
        }
    }
}
