package shangui.rights;

/** All that is kept under a phone number is being erased. */
public record PhoneForgotten(String phone) {}
