package shangui.counter;

import java.time.LocalDate;

/** A day on which a store stays closed whatever the weekday, and why. */
public record ClosedDay(LocalDate day, String note, String noteEn) {}
