package shangui.user;

/**
 * Who is signed in. A controller takes it as an argument and looks only among what its reach shows.
 *
 * @param reach id of the store, supermarket, supplier or town, by role; null for the office
 */
public record Account(long id, String username, Role role, Long reach, State state) {

    /** `INVITED`: it has no password until whoever it is for sets one through a link. */
    public enum State { INVITED, ACTIVE, DISABLED }

    public Account {
        if ((role == Role.OFFICE) != (reach == null)) {
            throw new IllegalArgumentException("an office account reaches all, any other one thing: " + role + " " + reach);
        }
    }

    public boolean is(Role other) {
        return role == other;
    }
}
