package shangui.demo;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import shangui.demo.SamplePlaces.Places;
import shangui.user.Account;
import shangui.user.Accounts;
import shangui.user.Role;

/** One account for each role, all with one password that is printed at every start. They are roles: nobody is invented. */
@Singleton
class SampleAccounts {

    static final String PASSWORD = "shangui-sample";

    private static final String CLERK = "duohu-staff-1";
    private static final Map<String, Role> ROLES = new LinkedHashMap<>();

    static {
        ROLES.put(CLERK, Role.CLERK);
        ROLES.put("duohu-finance-1", Role.STORE_FINANCE);
        ROLES.put("xinzhai-supplier-1", Role.SUPPLIER);
        ROLES.put("xinzhai-township-1", Role.TOWNSHIP);
        ROLES.put("duohu-partner-1", Role.PARTNER);
        ROLES.put("office-1", Role.OFFICE);
    }

    private final Accounts accounts;

    SampleAccounts(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Answers the clerk. A name somebody has taken already stays theirs. */
    Account make(Places places) {
        ROLES.forEach((username, role) -> {
            if (accounts.find(username).isEmpty()) {
                accounts.create(username, role, reach(role, places), PASSWORD);
            }
        });
        return accounts.find(CLERK).orElseThrow();
    }

    /** What to type, and where each comes to. */
    static String signIns() {
        return ROLES.entrySet().stream().map(entry -> "    %-20s %s".formatted(entry.getKey(), entry.getValue().firstPage()))
            .collect(Collectors.joining("\n", "  Sign in with the password " + PASSWORD + " as\n", "\n"));
    }

    @Nullable
    private static Long reach(Role role, Places places) {
        return switch (role) {
            case CLERK -> places.riverside();
            case STORE_FINANCE -> places.supermarket();
            case SUPPLIER -> places.supplier();
            case TOWNSHIP -> places.mountainTown();
            case PARTNER -> places.partnerTown();
            case OFFICE -> null;
        };
    }
}
