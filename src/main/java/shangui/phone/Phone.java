package shangui.phone;

/** Mobile numbers as people type them and as they are kept: 11 digits. */
public final class Phone {

    /** What may be typed: nothing, which another rule refuses, or a mobile number with or without +86, spaces or hyphens. */
    public static final String TYPED = "|(\\+?86[ -]?)?1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4}";

    private static final int DIGITS = 11;

    private Phone() {
    }

    /** @param typed as {@link #TYPED} allows, and not empty */
    public static String digits(String typed) {
        String digits = typed.replaceAll("[^0-9]", "");
        return digits.substring(digits.length() - DIGITS);
    }

    /** {@code 138****5678}. */
    public static String masked(String phone) {
        return phone.substring(0, 3) + "****" + phone.substring(7);
    }
}
