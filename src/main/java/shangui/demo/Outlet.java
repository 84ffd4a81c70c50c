package shangui.demo;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import shangui.contract.Mode;
import shangui.counter.Counter;
import shangui.counter.OpeningTimes;
import shangui.counter.OpeningTimes.Hours;
import shangui.counter.Store;
import shangui.order.Source;

/**
 * A store of the sample world with its counters, and what is to happen in it.
 *
 * @param number from 1: what happens first here, happens later there
 * @param hours  every day
 * @param source how its tills tell of sales
 * @param clerk  account of whoever works there
 */
record Outlet(int number, String key, Store store, Hours hours, Source source, long clerk, List<Stand> stands, Agenda agenda) {

    /**
     * A counter.
     *
     * @param pace  orders a hundred days
     * @param packs that it offers
     */
    record Stand(Counter counter, Twin twin, Mode mode, int pace, List<Pack> packs) {}

    OpeningTimes times() {
        return new OpeningTimes(Arrays.stream(DayOfWeek.values()).collect(Collectors.toMap(Function.identity(), day -> hours)), List.of());
    }

    /** Whether it is the store that is looked at first, today or yesterday: there everything that may happen does. */
    boolean isShownOn(LocalDate day, LocalDate today) {
        return number == 1 && !day.isBefore(today.minusDays(1));
    }

    Instant opens(LocalDate day) {
        return SampleWorld.at(day, hours.opens());
    }

    Instant closes(LocalDate day) {
        return SampleWorld.at(day, hours.closes());
    }
}
