package shangui.message;

import java.util.Locale;

/** What is told by text message. None of it is advertising. */
public enum SmsKind {
    /** Asked for this moment: told at any hour. */
    CODE(false),
    BACK_IN_STOCK(true),
    ORDER_READY(true),
    ORDER_SHORT(true),
    REFUND(true);

    private final boolean waitsForMorning;

    SmsKind(boolean waitsForMorning) {
        this.waitsForMorning = waitsForMorning;
    }

    boolean waitsForMorning() {
        return waitsForMorning;
    }

    /** Its name in settings: {@code back-in-stock}. */
    String setting() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
