package shangui.demo;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import shangui.demo.SamplePlaces.Places;
import shangui.user.Accounts;
import shangui.user.Role;

/** Accounts of every role, all with one password that is printed at every start. They are roles: nobody is invented. */
@Singleton
class SampleAccounts {

    static final String PASSWORD = "shangui-sample";

    private final Accounts accounts;

    SampleAccounts(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Ids by name. A name somebody has taken already stays theirs. */
    Map<String, Long> make(SampleWorld.Size size, Places places) {
        var made = new HashMap<String, Long>();
        SampleTable.rows("stores").stream().filter(size::has).forEach(row ->
            made.put(row.get("clerk"), make(row.get("clerk"), Role.CLERK, places.stores().get(row.get("key")).id())));
        SampleTable.rows("accounts").stream().filter(size::has).forEach(row -> {
            Role role = Role.valueOf(row.get("role"));
            made.put(row.get("username"), make(row.get("username"), role, reach(role, row, places)));
        });
        return made;
    }

    /** What to type, and where each comes to: the first of each role, and how the others are called. */
    static String signIns() {
        var first = new LinkedHashMap<String, Role>();
        first.put(SampleTable.rows("stores").getFirst().get("clerk"), Role.CLERK);
        SampleTable.rows("accounts").forEach(row -> {
            if (!first.containsValue(Role.valueOf(row.get("role")))) {
                first.put(row.get("username"), Role.valueOf(row.get("role")));
            }
        });
        return first.entrySet().stream().map(entry -> "    %-20s %s".formatted(entry.getKey(), entry.getValue().firstPage()))
            .collect(Collectors.joining("\n", "  Sign in with the password " + PASSWORD + " as\n", "\n    and so for other towns, as xinzhai-township-1 is lengshui-township-1\n"));
    }

    private long make(String username, Role role, Long reach) {
        return accounts.find(username).orElseGet(() -> accounts.create(username, role, reach, PASSWORD)).id();
    }

    private static Long reach(Role role, CSVRecord row, Places places) {
        return switch (role) {
            case OFFICE -> null;
            case STORE_FINANCE -> places.supermarkets().get(row.get("reach"));
            case SUPPLIER -> places.suppliers().get(SamplePlaces.code(row, "reach"));
            case TOWNSHIP, PARTNER -> SamplePlaces.code(row, "reach");
            case CLERK -> throw new IllegalArgumentException("clerks stand in the list of stores: " + row);
        };
    }
}
