package shangui.db;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A way into the database: where it is, and who asks. */
public record DatabaseAccount(String url, String user, String password) {

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    @Override
    public String toString() {
        return user + " at " + url.replaceFirst("\\?.*", "");
    }
}
