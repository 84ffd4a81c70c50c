package shangui.stock;

import java.time.LocalDate;

/** What a person must know of a lot before its numbers. */
public enum StockMark {
    NONE,
    /** {@link NearDate}. */
    NEAR,
    /** Sale has stopped, though the date has not passed (rule 15). */
    STOPPED,
    /** A document is missing without which it may not be sold. */
    WITHHELD,
    PAST,
    RECALLED;

    static StockMark of(StockLevel level, boolean withheld, boolean near, LocalDate day) {
        if (level.recalled()) {
            return RECALLED;
        }
        if (level.bestBefore() != null && day.isAfter(level.bestBefore())) {
            return PAST;
        }
        if (withheld) {
            return WITHHELD;
        }
        if (level.sellUntil() == null) {
            return NONE;
        }
        if (!level.sellableOn(day)) {
            return STOPPED;
        }
        return near ? NEAR : NONE;
    }
}
