package shangui.phone;

import java.time.LocalDate;

/** Which privacy text is in force. Whoever changes what it says gives it the next number and the day it begins. */
public final class Privacy {

    public static final int VERSION = 1;
    public static final LocalDate SINCE = LocalDate.of(2026, 11, 25);

    private Privacy() {
    }
}
