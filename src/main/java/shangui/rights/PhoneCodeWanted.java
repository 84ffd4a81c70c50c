package shangui.rights;

/** Somebody wants to show that a phone is theirs. @param code six digits; @param language the reader's, zh or en */
public record PhoneCodeWanted(String phone, String code, String language) {}
