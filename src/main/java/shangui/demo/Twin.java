package shangui.demo;

import io.micronaut.core.annotation.Nullable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import shangui.lot.Lot;
import shangui.pairing.Pairing;
import shangui.town.Producer;
import shangui.town.Town;
import shangui.town.Village;

/**
 * A pairing of the sample world and what its mountain town has.
 *
 * @param letters  its lots begin with them
 * @param supplier the town's company; null where it sells nothing
 * @param newest   of each sku the lot packed last
 * @param older    lots it found late in its store room: not long to be sold any more
 */
record Twin(Pairing pairing, Town mountain, String letters, @Nullable Long supplier, List<Growers> growers, List<Pack> packs, Map<Long, Lot> newest,
            List<Lot> older, Agenda agenda) {

    /** A village and who grows there. */
    record Growers(Village village, List<Producer> producers) {}

    Twin(Pairing pairing, Town mountain, String letters, @Nullable Long supplier, List<Growers> growers, List<Pack> packs, Agenda agenda) {
        this(pairing, mountain, letters, supplier, growers, packs, new HashMap<>(), new ArrayList<>(), agenda);
    }
}
