package shangui.phone;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import shangui.web.Formats;

/** From nine in the evening to eight in the morning in Jinhua nobody is told what can wait. */
public final class QuietHours {

    private static final LocalTime BEGIN = LocalTime.of(21, 0);
    private static final LocalTime END = LocalTime.of(8, 0);

    private QuietHours() {
    }

    /** This moment, or when the quiet hours end that it lies in. */
    public static Instant over(Instant moment) {
        ZonedDateTime here = moment.atZone(Formats.ZONE);
        if (!here.toLocalTime().isBefore(BEGIN)) {
            return here.toLocalDate().plusDays(1).atTime(END).atZone(Formats.ZONE).toInstant();
        }
        return here.toLocalTime().isBefore(END) ? here.toLocalDate().atTime(END).atZone(Formats.ZONE).toInstant() : moment;
    }
}
