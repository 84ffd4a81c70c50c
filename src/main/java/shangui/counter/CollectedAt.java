package shangui.counter;

import java.time.LocalDate;

/** What is to be collected at a store, which counters do not know: asked when a day of it is closed. */
@FunctionalInterface
public interface CollectedAt {

    /** How many orders that wait have a pick-up window on this day. */
    long on(long storeId, LocalDate day);
}
