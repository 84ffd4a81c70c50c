package shangui.demo;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import shangui.counter.OpeningTimes.Hours;
import shangui.counter.OpeningTimesRepository;
import shangui.counter.Point;
import shangui.counter.Store;
import shangui.counter.StorePlaceRepository;
import shangui.counter.StoreRepository;
import shangui.counter.Supermarket;
import shangui.counter.SupermarketRepository;
import shangui.db.Ids;
import shangui.demo.Twin.Growers;
import shangui.pairing.Pairing;
import shangui.pairing.PairingFact;
import shangui.pairing.PairingFact.Measure;
import shangui.pairing.PairingFactRepository;
import shangui.pairing.PairingRepository;
import shangui.town.Producer;
import shangui.town.ProducerRepository;
import shangui.town.Supplier;
import shangui.town.SupplierRepository;
import shangui.town.Town;
import shangui.town.TownRepository;
import shangui.town.Village;
import shangui.town.VillageRepository;

/** Towns, their villages and companies, the twelve pairings whose two sides are known with what is known of them, and stores. */
@Singleton
class SamplePlaces {

    private final Ids ids;
    private final TownRepository towns;
    private final VillageRepository villages;
    private final ProducerRepository producers;
    private final SupplierRepository suppliers;
    private final PairingRepository pairings;
    private final PairingFactRepository facts;
    private final SupermarketRepository supermarkets;
    private final StoreRepository stores;
    private final OpeningTimesRepository times;
    private final StorePlaceRepository storePlaces;

    SamplePlaces(Ids ids, TownRepository towns, VillageRepository villages, ProducerRepository producers, SupplierRepository suppliers,
                 PairingRepository pairings, PairingFactRepository facts, SupermarketRepository supermarkets, StoreRepository stores,
                 OpeningTimesRepository times, StorePlaceRepository storePlaces) {
        this.ids = ids;
        this.towns = towns;
        this.villages = villages;
        this.producers = producers;
        this.suppliers = suppliers;
        this.pairings = pairings;
        this.facts = facts;
        this.supermarkets = supermarkets;
        this.stores = stores;
        this.times = times;
        this.storePlaces = storePlaces;
    }

    /**
     * @param letters      of towns, by code
     * @param suppliers    ids, by the code of their town
     * @param pairings     by mountain town
     * @param supermarkets ids, by key
     * @param stores       by key
     */
    record Places(Map<Long, Town> towns, Map<Long, String> letters, Map<Long, List<Growers>> growers, Map<Long, Long> suppliers,
                  Map<Long, Pairing> pairings, Map<String, Long> supermarkets, Map<String, Store> stores) {}

    boolean isEmpty() {
        return towns.count() == 0;
    }

    Places make(SampleWorld.Size size) {
        var places = new Places(new LinkedHashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>(),
            new LinkedHashMap<>());
        SampleTable.rows("towns").forEach(row -> town(places, row));
        SampleTable.rows("villages").forEach(row -> village(places, row));
        SampleTable.rows("suppliers").forEach(row -> supplier(places, row));
        SampleTable.rows("pairings").forEach(row -> pairing(places, row));
        SampleTable.rows("facts").forEach(row -> fact(places.pairings.get(code(row, "mountain")), row));
        SampleTable.rows("supermarkets").forEach(row -> places.supermarkets.put(row.get("key"), supermarkets.save(new Supermarket(ids.next(),
            row.get("name"), row.get("name_en"), row.get("merchant_number"))).id()));
        SampleTable.rows("stores").stream().filter(size::has).forEach(row -> places.stores.put(row.get("key"), store(places, row)));
        return places;
    }

    private void town(Places places, CSVRecord row) {
        long code = code(row, "code");
        places.towns.put(code, towns.save(new Town(code, row.get("name"), row.get("name_en"), row.get("county"), row.get("county_en"))));
        places.letters.put(code, row.get("letters"));
    }

    private void village(Places places, CSVRecord row) {
        Village village = villages.save(new Village(ids.next(), code(row, "town"), row.get("code"), row.get("name"), row.get("name_en")));
        var growing = new ArrayList<Producer>();
        for (int i = 1; i <= SampleTable.number(row, "producers"); i++) {
            growing.add(producers.save(new Producer(ids.next(), village.id(), "%s-%03d".formatted(village.code(), i))));
        }
        places.growers.computeIfAbsent(village.townCode(), town -> new ArrayList<>()).add(new Growers(village, growing));
    }

    private void supplier(Places places, CSVRecord row) {
        long town = code(row, "town");
        places.suppliers.put(town, suppliers.save(new Supplier(ids.next(), town, row.get("name"), row.get("name_en"), row.get("address"), null)).id());
    }

    private void pairing(Places places, CSVRecord row) {
        long mountain = code(row, "mountain");
        places.pairings.put(mountain, pairings.save(new Pairing(ids.next(), mountain, code(row, "partner"), LocalDate.parse(row.get("starts_on")), true, null)));
    }

    private void fact(Pairing pairing, CSVRecord row) {
        String measure = row.get("measure");
        facts.save(new PairingFact(ids.next(), pairing.id(), row.get("sentence"), row.get("sentence_en"), measure == null ? null : Measure.valueOf(measure),
            date(row, "starts_on"), date(row, "ends_on"), row.get("source"), row.get("source_url")));
    }

    private Store store(Places places, CSVRecord row) {
        Store store = stores.save(new Store(ids.next(), places.supermarkets.get(row.get("supermarket")), row.get("name"), row.get("name_en"),
            row.get("district"), row.get("address"), row.get("address_en")));
        times.open(store.id(), hours(row), DayOfWeek.values());
        storePlaces.put(store.id(), Point.parse(row.get("place")).orElseThrow());
        return store;
    }

    static Hours hours(CSVRecord row) {
        return new Hours(LocalTime.parse(row.get("opens")), LocalTime.parse(row.get("closes")));
    }

    static long code(CSVRecord row, String column) {
        return Long.parseLong(row.get(column));
    }

    @Nullable
    private static LocalDate date(CSVRecord row, String column) {
        return row.get(column) == null ? null : LocalDate.parse(row.get(column));
    }
}
