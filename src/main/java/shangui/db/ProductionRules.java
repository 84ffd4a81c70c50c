package shangui.db;

import io.micronaut.context.env.Environment;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What must be so before Shangui serves real money. Each broken rule is one sentence; outside production none applies. */
class ProductionRules {

    static final Set<String> INSERT_ONLY = Set.of(
            "movement", "sale", "sale_fee", "entry", "statement_issue", "statement_file", "statement_withdrawal", "village_part", "statement_stock");

    /** In the order an operator would set them. */
    private static final List<Map.Entry<String, String>> NEEDED = List.of(
            Map.entry("datasources.default.url", "DATASOURCES_DEFAULT_URL (the database)"),
            Map.entry("datasources.default.username", "DATASOURCES_DEFAULT_USERNAME (the account that runs the shop)"),
            Map.entry("datasources.default.password", "DATASOURCES_DEFAULT_PASSWORD (its password)"),
            Map.entry("flyway.datasources.default.url", "FLYWAY_DATASOURCES_DEFAULT_URL (the database, for its owner)"),
            Map.entry("flyway.datasources.default.user", "FLYWAY_DATASOURCES_DEFAULT_USER (the account that migrates)"),
            Map.entry("flyway.datasources.default.password", "FLYWAY_DATASOURCES_DEFAULT_PASSWORD (its password)"),
            Map.entry("shangui.public-address", "SHANGUI_PUBLIC_ADDRESS (where shoppers reach the shop, https://…)"),
            Map.entry("shangui.operator.name", "SHANGUI_OPERATOR_NAME (who runs the shop, as its business licence says)"),
            Map.entry("shangui.operator.credit-code", "SHANGUI_OPERATOR_CREDIT_CODE (the operator's unified social credit code)"));

    private final Environment environment;

    ProductionRules(Environment environment) {
        this.environment = environment;
    }

    void checkSettings() {
        if (!production()) {
            return;
        }
        for (var setting : NEEDED) {
            refuseIf(text(setting.getKey()).isBlank(), "Production needs " + setting.getValue() + ".");
        }
        refuseIf(!text("shangui.public-address").startsWith("https://"),
                "SHANGUI_PUBLIC_ADDRESS must start with https:// in production, or sign-in cookies would travel in the clear.");
        refuseIf(text("datasources.default.username").equals(text("flyway.datasources.default.user")),
                "The account that runs the shop and the account that migrates must be two accounts in production.");
    }

    /** Asks the server itself: it refuses a forbidden statement before it looks for rows, so none is touched. */
    void checkRights(DatabaseAccount app) {
        if (!production()) {
            return;
        }
        try (Connection connection = app.connect()) {
            for (String table : INSERT_ONLY) {
                refuseIf(allowed(connection, "UPDATE " + table + " SET id = id WHERE 1 = 0")
                                || allowed(connection, "DELETE FROM " + table + " WHERE 1 = 0"),
                        "The account " + app.user() + " may change the insert-only table " + table
                                + "; take UPDATE and DELETE on it away from the account.");
            }
            refuseIf(hasRows(connection, "sample_world"),
                    "This database holds the sample world; production needs one of its own, so that no invented sale is taken for a real one.");
            refuseIf(allowed(connection, "ALTER TABLE movement COMMENT 'movement'"),
                    "The account " + app.user() + " may alter tables; only the account that migrates should.");
        } catch (SQLException e) {
            throw new StartRefused("The account " + app + " cannot use the database: " + e.getMessage(), e);
        }
    }

    private boolean production() {
        return environment.getActiveNames().contains("prod");
    }

    private static boolean allowed(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
            return true;
        } catch (SQLException e) {
            if (e.getErrorCode() == COMMAND_DENIED || e.getErrorCode() == COLUMN_DENIED) {
                return false;
            }
            throw e;
        }
    }

    private static boolean hasRows(Connection connection, String table) throws SQLException {
        try (var statement = connection.createStatement(); var rows = statement.executeQuery("SELECT 1 FROM " + table + " LIMIT 1")) {
            return rows.next();
        }
    }

    private static final int COMMAND_DENIED = 1142;
    private static final int COLUMN_DENIED = 1143;

    private static void refuseIf(boolean broken, String sentence) {
        if (broken) {
            throw new StartRefused(sentence);
        }
    }

    private String text(String property) {
        return environment.getProperty(property, String.class, "").strip();
    }
}
