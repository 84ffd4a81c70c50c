package shangui.demo;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import shangui.db.HistoryClock;
import shangui.demo.Outlet.Stand;
import shangui.demo.SampleGoods.Goods;
import shangui.demo.SampleMonths.Desk;
import shangui.demo.SamplePlaces.Places;
import shangui.order.Source;

/** Everybody and everything of the sample world, before anything happens: the registry is filled, each place has its agenda. */
@Singleton
class SampleCast {

    private static final int FIRST_NODE = 10;
    private static final List<String> OFFICE = List.of("office-1", "office-2");

    private final HistoryClock clock;
    private final SamplePlaces places;
    private final SampleGoods goods;
    private final SampleContracts contracts;
    private final SampleAccounts accounts;

    SampleCast(HistoryClock clock, SamplePlaces places, SampleGoods goods, SampleContracts contracts, SampleAccounts accounts) {
        this.clock = clock;
        this.places = places;
        this.goods = goods;
        this.contracts = contracts;
        this.accounts = accounts;
    }

    /** @param desks who closes, confirms, pays, by mountain town @param office two, for what needs a second person */
    record Cast(List<Twin> twins, List<Outlet> outlets, Map<Long, Desk> desks, List<Long> office) {}

    /** @param from nothing happens before @param today when it is loaded */
    Cast make(SampleWorld.Size size, Instant from, LocalDate today) {
        Places made = places.make(size);
        Goods offered = goods.make();
        Map<String, Long> names = accounts.make(size, made);
        goods.license(offered, made.suppliers(), names.get(OFFICE.getFirst()), today);
        Map<Long, Twin> twins = new LinkedHashMap<>();
        made.pairings().forEach((mountain, pairing) -> twins.put(mountain, new Twin(pairing, made.towns().get(mountain), made.letters().get(mountain),
            made.suppliers().get(mountain), made.growers().getOrDefault(mountain, List.of()), offered.packs().getOrDefault(mountain, List.of()),
            new Agenda(clock, FIRST_NODE + twins.size(), from))));
        Map<String, List<Stand>> stands = contracts.make(size, made, twins);
        var outlets = new ArrayList<Outlet>();
        for (CSVRecord row : SampleTable.rows("stores")) {
            if (stands.containsKey(row.get("key"))) {
                outlets.add(new Outlet(outlets.size() + 1, row.get("key"), made.stores().get(row.get("key")), SamplePlaces.hours(row), source(row.get("supermarket")),
                    names.get(row.get("clerk")), stands.get(row.get("key")), new Agenda(clock, FIRST_NODE + twins.size() + outlets.size(), from)));
            }
        }
        return new Cast(List.copyOf(twins.values()), outlets, desks(twins, made, names), OFFICE.stream().map(names::get).toList());
    }

    private static Source source(String supermarket) {
        return SampleTable.rows("supermarkets").stream().filter(row -> row.get("key").equals(supermarket)).map(row -> Source.valueOf(row.get("source")))
            .findFirst().orElseThrow();
    }

    private static Map<Long, Desk> desks(Map<Long, Twin> twins, Places made, Map<String, Long> names) {
        var finance = new LinkedHashMap<Long, Long>();
        var others = new LinkedHashMap<String, Long>();
        SampleTable.rows("accounts").stream().filter(row -> names.containsKey(row.get("username"))).forEach(row -> {
            Long account = names.get(row.get("username"));
            if (row.get("role").equals("STORE_FINANCE")) {
                finance.put(made.supermarkets().get(row.get("reach")), account);
            } else {
                others.put(row.get("role") + row.get("reach"), account);
            }
        });
        var desks = new LinkedHashMap<Long, Desk>();
        twins.forEach((mountain, twin) -> desks.put(mountain, new Desk(others.get("PARTNER" + twin.pairing().partnerTown()), others.get("TOWNSHIP" + mountain),
            others.get("SUPPLIER" + mountain), finance)));
        return desks;
    }
}
