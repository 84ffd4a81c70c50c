package shangui.user;

/** What an account does here, and so what its reach is an id of. */
public enum Role {
    /** Reach: a store. */
    CLERK("/staff"),
    /** Reach: a supermarket. */
    STORE_FINANCE("/finance"),
    /** Reach: a supplier. */
    SUPPLIER("/supplier"),
    /** Reach: a mountain town's code. */
    TOWNSHIP("/township"),
    /** Reach: a partner town's code. */
    PARTNER("/partner"),
    /** Reaches everything. */
    OFFICE("/office");

    private final String firstPage;

    Role(String firstPage) {
        this.firstPage = firstPage;
    }

    /** Where someone in this role comes to after signing in. */
    public String firstPage() {
        return firstPage;
    }
}
