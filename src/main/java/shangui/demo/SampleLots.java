package shangui.demo;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import shangui.db.Ids;
import shangui.demo.SamplePlaces.Places;
import shangui.demo.SampleProducts.Pack;
import shangui.lot.Lot;
import shangui.lot.LotRepository;
import shangui.product.Category;

/** Lots as a clerk meets them: most with months to go, some about to be taken off sale, some past their date. */
@Singleton
class SampleLots {

    private static final int DAYS_AGO = 20;
    private static final int FRESH_DAYS_AGO = 2;

    private final Ids ids;
    private final LotRepository lots;

    SampleLots(Ids ids, LotRepository lots) {
        this.ids = ids;
        this.lots = lots;
    }

    /** @param quantity packs brought to a counter */
    record Delivery(long counter, Lot lot, int quantity) {}

    List<Delivery> make(Places places, List<Pack> packs, LocalDate today) {
        List<Delivery> deliveries = new ArrayList<>();
        for (int i = 0; i < packs.size(); i++) {
            Pack pack = packs.get(i);
            Lot lot = lot(places, pack, i, today.minusDays(pack.fresh() ? FRESH_DAYS_AGO : DAYS_AGO));
            places.counters().stream().filter(counter -> SampleContracts.isOffered(places, counter, pack))
                .forEach(counter -> deliveries.add(new Delivery(counter, lot, pack.fresh() ? 12 : 20)));
        }
        soonOffSale(places, packs, today, deliveries);
        pastTheirDate(places, packs, today, deliveries);
        return deliveries;
    }

    /** Two more days of sale: the first mushroom, the fresh one's last day but one, the first tea. */
    private void soonOffSale(Places places, List<Pack> packs, LocalDate today, List<Delivery> deliveries) {
        for (int i : List.of(0, firstFresh(packs), first(packs, Category.TEA))) {
            int keeps = packs.get(i).product().shelfLifeDays() - packs.get(i).product().stopSaleDays();
            Lot lot = lot(places, packs.get(i), i, today.plusDays(2).minusDays(keeps));
            deliveries.add(new Delivery(places.concessionCounter(), lot, 5));
        }
    }

    private void pastTheirDate(Places places, List<Pack> packs, LocalDate today, List<Delivery> deliveries) {
        for (int i : List.of(firstFresh(packs), first(packs, Category.HONEY))) {
            Lot lot = lot(places, packs.get(i), i, today.minusDays(packs.get(i).product().shelfLifeDays() + 1));
            deliveries.add(new Delivery(places.concessionCounter(), lot, 3));
        }
    }

    /** Of one village, two in turn or, in a gift box, all. */
    private Lot lot(Places places, Pack pack, int place, LocalDate packedOn) {
        Lot lot = lots.save(new Lot(ids.next(), pack.sku().id(), places.mountainTown(), places.supplier(),
            "XZ%s-%02d".formatted(packedOn.format(DateTimeFormatter.BASIC_ISO_DATE), place + 1), packedOn,
            packedOn.plusDays(pack.product().shelfLifeDays()), pack.fresh() ? "示例合格证-" + (place + 1) : null, null, null));
        List<Long> villages = places.villages();
        boolean mixed = pack.product().category() == Category.GIFT_BOX;
        for (int i = 0; i < villages.size(); i++) {
            long village = villages.get(i);
            if (mixed || i == place % villages.size() || i == (place + 1) % villages.size() && place % 2 == 0) {
                lots.addShare(lot.id(), village, places.growers().get(village), i == place % villages.size() ? 2 : 1);
            }
        }
        return lot;
    }

    private static int firstFresh(List<Pack> packs) {
        return packs.indexOf(packs.stream().filter(Pack::fresh).findFirst().orElseThrow());
    }

    private static int first(List<Pack> packs, Category category) {
        return packs.indexOf(packs.stream().filter(pack -> pack.product().category() == category).findFirst().orElseThrow());
    }
}
