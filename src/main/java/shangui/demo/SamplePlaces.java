package shangui.demo;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import shangui.counter.Counter;
import shangui.counter.CounterRepository;
import shangui.counter.OpeningTimesRepository;
import shangui.counter.Store;
import shangui.counter.StoreRepository;
import shangui.counter.Supermarket;
import shangui.counter.SupermarketRepository;
import shangui.db.Ids;
import shangui.pairing.Pairing;
import shangui.pairing.PairingRepository;
import shangui.town.Producer;
import shangui.town.ProducerRepository;
import shangui.town.Supplier;
import shangui.town.SupplierRepository;
import shangui.town.Town;
import shangui.town.TownRepository;
import shangui.town.Village;
import shangui.town.VillageRepository;

/**
 * 新宅镇 ⇄ 多湖街道, twinned in May 2022 with counters in 多湖街道's supermarkets (人民日报 2023-03-26, page 4), codes as the
 * National Bureau of Statistics gives them. Villages, the company, supermarket, stores and counters are invented and say 示例.
 */
@Singleton
class SamplePlaces {

    static final LocalDate SINCE = LocalDate.parse("2022-05-01");

    private static final long XINZHAI = 330723104;
    private static final long DUOHU = 330703001;
    private static final int PRODUCERS_PER_VILLAGE = 2;

    private final Ids ids;
    private final TownRepository towns;
    private final VillageRepository villages;
    private final ProducerRepository producers;
    private final SupplierRepository suppliers;
    private final PairingRepository pairings;
    private final SupermarketRepository supermarkets;
    private final StoreRepository stores;
    private final OpeningTimesRepository times;
    private final CounterRepository counters;

    SamplePlaces(Ids ids, TownRepository towns, VillageRepository villages, ProducerRepository producers, SupplierRepository suppliers,
                 PairingRepository pairings, SupermarketRepository supermarkets, StoreRepository stores, OpeningTimesRepository times,
                 CounterRepository counters) {
        this.ids = ids;
        this.towns = towns;
        this.villages = villages;
        this.producers = producers;
        this.suppliers = suppliers;
        this.pairings = pairings;
        this.supermarkets = supermarkets;
        this.stores = stores;
        this.times = times;
        this.counters = counters;
    }

    /** @param growers a producer of each village, by village */
    record Places(long mountainTown, long partnerTown, long pairing, long supplier, Map<Long, Long> growers, long supermarket,
                  long riverside, long concessionCounter, long consignmentCounter, long secondCounter) {

        List<Long> villages() {
            return List.copyOf(growers.keySet());
        }

        List<Long> counters() {
            return List.of(concessionCounter, consignmentCounter, secondCounter);
        }
    }

    boolean isEmpty() {
        return towns.count() == 0;
    }

    Places make() {
        towns.save(new Town(XINZHAI, "新宅镇", "Xinzhai", "武义县", "Wuyi"));
        towns.save(new Town(DUOHU, "多湖街道", "Duohu", "金东区", "Jindong"));
        long pairing = pairings.save(new Pairing(ids.next(), XINZHAI, DUOHU, SINCE, null)).id();
        long supplier = suppliers.save(new Supplier(ids.next(), XINZHAI, "示例新宅强村公司", "Sample Xinzhai Village Company",
            "武义县新宅镇（示例地址）", null)).id();
        Map<Long, Long> growers = new LinkedHashMap<>();
        for (String letter : List.of("甲A", "乙B", "丙C", "丁D")) {
            village(letter.substring(0, 1), letter.substring(1), growers);
        }
        long supermarket = supermarkets.save(new Supermarket(ids.next(), "示例超市", "Sample Supermarket", "SAMPLE-MERCHANT-1")).id();
        long riverside = store(supermarket, "示例超市江滨店", "Sample Supermarket Riverside", "示例路1号", "1 Sample Road");
        long garden = store(supermarket, "示例超市花园店", "Sample Supermarket Garden", "示例路88号", "88 Sample Road");
        return new Places(XINZHAI, DUOHU, pairing, supplier, growers, supermarket, riverside,
            counter(riverside, pairing, "新宅山货专柜", "Xinzhai counter", "进门右转，生鲜区旁", "Turn right at the entrance, next to fresh food"),
            counter(riverside, pairing, "新宅茶油专柜", "Xinzhai tea and oil counter", "二号收银台对面", "Opposite till 2"),
            counter(garden, pairing, "新宅山货专柜", "Xinzhai counter", "一楼粮油区尽头", "Ground floor, end of the grain and oil aisle"));
    }

    private void village(String name, String nameEn, Map<Long, Long> growers) {
        long village = villages.save(new Village(ids.next(), XINZHAI, "XZ-" + nameEn, "示例" + name + "村", "Sample Village " + nameEn)).id();
        for (int i = 1; i <= PRODUCERS_PER_VILLAGE; i++) {
            long producer = producers.save(new Producer(ids.next(), village, "XZ-%s-%03d".formatted(nameEn, i))).id();
            growers.putIfAbsent(village, producer);
        }
    }

    private long store(long supermarket, String name, String nameEn, String address, String addressEn) {
        long store = stores.save(new Store(ids.next(), supermarket, name, nameEn, "金东区多湖街道", address, addressEn)).id();
        times.openDaily(store, LocalTime.of(8, 0), LocalTime.of(21, 30));
        return store;
    }

    private long counter(long store, long pairing, String name, String nameEn, String way, String wayEn) {
        return counters.save(new Counter(ids.next(), store, pairing, Counter.Kind.COUNTER, name, nameEn, way, wayEn, SINCE, null)).id();
    }
}
