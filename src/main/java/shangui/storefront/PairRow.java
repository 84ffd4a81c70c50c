package shangui.storefront;

import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import shangui.money.Money;
import shangui.pairing.Pairing;
import shangui.town.Town;

/**
 * A pair of towns as the public meets it.
 *
 * @param startKnownToMonth it began some time in the month of {@code startsOn}
 * @param lastDay  the last day it held or will hold, or null
 * @param ended    the last day has passed
 * @param counters how many are open
 * @param packs    how many different packs are on hand at them
 * @param goods    their names, each once
 * @param sold     whether its goods sold of the month shown are told
 * @param soldFen  goods sold, where they are told
 */
public record PairRow(long pairingId, Town mountain, Town partner, LocalDate startsOn, boolean startKnownToMonth, @Nullable LocalDate lastDay,
                      boolean ended, int counters, int packs, List<String> goods, Sold sold, @Nullable Money soldFen) {

    /** Told; kept back because too few producers made it; or there is no statement of the month. */
    public enum Sold { TOLD, TOO_FEW, NOT_ISSUED }

    PairRow(Pairing pairing, Town mountain, Town partner, LocalDate today, int counters, int packs, List<String> goods, Sold sold, @Nullable Money soldFen) {
        this(pairing.id(), mountain, partner, pairing.startsOn(), pairing.startKnownToMonth(), pairing.lastDay(),
            !pairing.inForceOn(today), counters, packs, goods, sold, soldFen);
    }

    public YearMonth startMonth() {
        return YearMonth.from(startsOn);
    }

    /** No counter of it is open: nothing can be bought of it now. */
    public boolean quiet() {
        return counters == 0;
    }

    /** The mountain town's page, without language. */
    public String townUrl() {
        return TownCard.path(mountain.code());
    }

    /** Its page, without language. */
    public String url() {
        return "/pairs/" + pairingId;
    }
}
