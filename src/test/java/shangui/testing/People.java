package shangui.testing;

import jakarta.inject.Singleton;
import shangui.user.Account;
import shangui.user.Accounts;
import shangui.user.Role;

/**
 * Who works in the {@link World}, one of each role on each side, made when first asked for. All have one password; none is
 * signed in until {@link Shop#signIn} or {@link #in}.
 */
@Singleton
public class People {

    public static final String PASSWORD = "a-long-password";

    private final Accounts accounts;
    private final World world;

    People(Accounts accounts, World world) {
        this.accounts = accounts;
        this.world = world;
    }

    /** Of the first store. */
    public Account clerk() {
        return one("clerk-1", Role.CLERK, world.firstStore);
    }

    /** Of the second store of the same supermarket. */
    public Account secondClerk() {
        return one("clerk-2", Role.CLERK, world.secondStore);
    }

    public Account finance() {
        return one("finance-1", Role.STORE_FINANCE, world.supermarket);
    }

    public Account supplier() {
        return one("supplier-1", Role.SUPPLIER, world.supplier);
    }

    public Account township() {
        return one("township-1", Role.TOWNSHIP, world.mountainTown);
    }

    public Account partner() {
        return one("partner-1", Role.PARTNER, world.partnerTown);
    }

    public Account office() {
        return one("office-1", Role.OFFICE, null);
    }

    public Account secondOffice() {
        return one("office-2", Role.OFFICE, null);
    }

    public Account otherClerk() {
        return one("other-clerk-1", Role.CLERK, world.otherStore);
    }

    public Account otherFinance() {
        return one("other-finance-1", Role.STORE_FINANCE, world.otherSupermarket);
    }

    public Account otherSupplier() {
        return one("other-supplier-1", Role.SUPPLIER, world.otherSupplier);
    }

    public Account otherTownship() {
        return one("other-township-1", Role.TOWNSHIP, world.otherMountainTown);
    }

    public Account otherPartner() {
        return one("other-partner-1", Role.PARTNER, world.otherPartnerTown);
    }

    /** That visitor, signed in. */
    public Shop in(Shop visitor, Account account) {
        return visitor.signIn(account.username(), PASSWORD);
    }

    private synchronized Account one(String username, Role role, Long reach) {
        return accounts.find(username).orElseGet(() -> accounts.create(username, role, reach, PASSWORD));
    }
}
