package shangui.restock;

import static shangui.restock.OpeningStockIntake.BARCODE;
import static shangui.restock.OpeningStockIntake.BEST_BEFORE;
import static shangui.restock.OpeningStockIntake.CERTIFICATE;
import static shangui.restock.OpeningStockIntake.COUNTER;
import static shangui.restock.OpeningStockIntake.GROWN_BY;
import static shangui.restock.OpeningStockIntake.LOT;
import static shangui.restock.OpeningStockIntake.PACKED_ON;
import static shangui.restock.OpeningStockIntake.PURCHASE_PRICE;
import static shangui.restock.OpeningStockIntake.QUANTITY;
import static shangui.restock.OpeningStockIntake.STORE;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import shangui.contract.ContractService;
import shangui.contract.Mode;
import shangui.contract.Terms;
import shangui.counter.CounterNames;
import shangui.imports.Values;
import shangui.imports.Verdict;
import shangui.lot.GrownBy;
import shangui.lot.Lot;
import shangui.lot.LotRepository;
import shangui.lot.LotService;
import shangui.lot.LotWish;
import shangui.money.Money;
import shangui.pairing.Pairing;
import shangui.pairing.PairingRepository;
import shangui.product.Product;
import shangui.product.ProductRepository;
import shangui.product.Sku;
import shangui.product.SkuRepository;
import shangui.product.Withheld;
import shangui.restock.OpeningStockIntake.Row;
import shangui.restock.OpeningStockRepository.Place;
import shangui.stock.Document;
import shangui.town.Producer;
import shangui.town.ProducerRepository;
import shangui.town.Village;
import shangui.town.VillageRepository;

/** Holds opening stock against counters, contracts, packs and lots. */
@Singleton
class OpeningStockJudge {

    private final CounterNames counters;
    private final PairingRepository pairings;
    private final ContractService contracts;
    private final SkuRepository skus;
    private final ProductRepository products;
    private final Withheld withheld;
    private final LotRepository lots;
    private final OpeningStockRepository opened;
    private final VillageRepository villages;
    private final ProducerRepository producers;
    private final Clock clock;

    OpeningStockJudge(CounterNames counters, PairingRepository pairings, ContractService contracts, SkuRepository skus, ProductRepository products, Withheld withheld,
                      LotRepository lots, OpeningStockRepository opened, VillageRepository villages, ProducerRepository producers, Clock clock) {
        this.counters = counters;
        this.pairings = pairings;
        this.contracts = contracts;
        this.skus = skus;
        this.products = products;
        this.withheld = withheld;
        this.lots = lots;
        this.opened = opened;
        this.villages = villages;
        this.producers = producers;
        this.clock = clock;
    }

    /**
     * Packs of a lot a counter begins with.
     *
     * @param lot  null where it is to be made
     * @param wish a lot to be made; null where it is there
     */
    record Opening(long counterId, @Nullable Lot lot, @Nullable LotWish wish, int quantity, @Nullable Money purchasePrice) {}

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Document.ZONE);
    }

    List<Verdict<Opening>> judge(List<Row> rows) {
        var known = new Known(rows);
        return rows.stream().map(known::judge).toList();
    }

    /** What the rows name, as far as it is there. */
    private final class Known {

        private final LocalDate today = today();
        private final List<CounterNames.Named> open = counters.openOn(today);
        private final Map<Long, Pairing> ofPairing = new HashMap<>();
        private final Map<Long, Optional<Terms>> terms = new HashMap<>();
        private final Map<String, Sku> packs;
        private final Map<Long, Product> goods;
        private final Map<String, Lot> lotsThere;
        private final Map<Place, Integer> places;
        private final Map<String, Village> grownIn;
        private final Map<String, Producer> grownBy;
        private final Map<String, Long> supplierOf = new HashMap<>();
        private final Map<String, Boolean> mayBeSold = new HashMap<>();

        Known(List<Row> rows) {
            packs = by(skus.findByBarcodeIn(rows.stream().map(Row::barcode).distinct().toList()), Sku::barcode);
            goods = by(products.findByIdIn(packs.values().stream().map(Sku::productId).distinct().toList()), Product::id);
            lotsThere = by(lots.findByCodeIn(rows.stream().map(Row::lot).distinct().toList()), lot -> Values.folded(lot.code()));
            places = opened.of(lotsThere.values().stream().map(Lot::id).toList());
            List<GrownBy> said = rows.stream().filter(row -> row.grownBy() != null).flatMap(row -> row.grownBy().stream()).toList();
            grownIn = by(villages.findByCodeIn(said.stream().map(GrownBy::village).distinct().toList()), village -> Values.folded(village.code()));
            grownBy = by(producers.findByCodeIn(said.stream().map(GrownBy::producer).filter(code -> code != null).distinct().toList()), producer -> Values.folded(producer.code()));
        }

        private static <K, T> Map<K, T> by(Collection<T> things, Function<T, K> key) {
            return things.stream().collect(Collectors.toMap(key, Function.identity()));
        }

        Verdict<Opening> judge(Row row) {
            List<CounterNames.Named> inStore = open.stream().filter(named -> named.isIn(row.supermarket(), row.store(), Values::folded)).toList();
            List<CounterNames.Named> called = inStore.stream().filter(named -> named.isCalled(row.counter(), Values::folded)).toList();
            Sku sku = packs.get(row.barcode());
            return inStore.isEmpty() ? Verdict.Wrong.at(STORE, "imports.problem.unknownStore", row.store())
                : called.isEmpty() ? Verdict.Wrong.at(COUNTER, "imports.problem.unknownCounter", row.counter(),
                    inStore.stream().map(named -> named.counter().name()).collect(Collectors.joining("、")))
                : called.size() > 1 ? Verdict.Wrong.at(COUNTER, "imports.problem.severalCounters", row.counter())
                : sku == null ? Verdict.Wrong.at(BARCODE, "imports.problem.unknownBarcode", row.barcode())
                : judge(row, called.getFirst(), sku, goods.get(sku.productId()));
        }

        private Verdict<Opening> judge(Row row, CounterNames.Named at, Sku sku, Product product) {
            Pairing pairing = ofPairing.computeIfAbsent(at.counter().pairingId(), id -> pairings.findById(id).orElseThrow());
            Terms agreed = terms.computeIfAbsent(at.counter().id(), id -> contracts.termsOn(id, today)).filter(found -> !found.last()).orElse(null);
            if (agreed == null || !pairing.inForceOn(today)) {
                return Verdict.Wrong.at(COUNTER, "imports.problem.counterClosed");
            }
            if (product.townCode() != pairing.mountainTown()) {
                return Verdict.Wrong.at(BARCODE, "imports.problem.otherTown", product.name());
            }
            boolean bought = agreed.mode() == Mode.PURCHASE;
            if (bought != (row.purchasePrice() != null)) {
                return Verdict.Wrong.at(PURCHASE_PRICE, bought ? "imports.problem.priceNeeded" : "imports.problem.priceNotNeeded");
            }
            Lot there = lotsThere.get(Values.folded(row.lot()));
            return there == null ? fresh(row, at, sku, product, agreed.contract().supplierId()) : known(row, at, sku, there, agreed.contract().supplierId());
        }

        private Verdict<Opening> known(Row row, CounterNames.Named at, Sku sku, Lot lot, long supplier) {
            Integer before = places.get(new Place(at.counter().id(), lot.id()));
            return lot.supplierId() != supplier ? Verdict.Wrong.at(LOT, "imports.problem.otherSupplier", lot.code())
                : lot.skuId() != sku.id() ? Verdict.Wrong.at(BARCODE, "imports.problem.lotOfOtherPack", lot.code())
                : !lot.packedOn().equals(row.packedOn()) ? Verdict.Wrong.at(PACKED_ON, "imports.problem.lotSays", lot.code(), lot.packedOn())
                : row.bestBefore() != null && !row.bestBefore().equals(lot.bestBefore()) ? Verdict.Wrong.at(BEST_BEFORE, "imports.problem.lotSays", lot.code(),
                    lot.bestBefore() == null ? "—" : lot.bestBefore())
                : before != null && before == row.quantity() ? new Verdict.Same<>()
                : before != null && before > 0 ? Verdict.Wrong.at(QUANTITY, "imports.problem.openedBefore", before)
                : before != null ? Verdict.Wrong.at(LOT, "imports.problem.receivedBefore", lot.code())
                : lot.recalledAt() != null ? Verdict.Wrong.at(LOT, "imports.problem.recalled", lot.code())
                : !maySell(sku.productId(), supplier) ? Verdict.Wrong.at(BARCODE, "imports.problem.withheld")
                : new Verdict.New<>(new Opening(at.counter().id(), lot, null, row.quantity(), row.purchasePrice()));
        }

        private Verdict<Opening> fresh(Row row, CounterNames.Named at, Sku sku, Product product, long supplier) {
            LocalDate bestBefore = row.bestBefore() == null ? row.packedOn().plusDays(product.shelfLifeDays()) : row.bestBefore();
            if (!product.offeredOn(today) || !sku.offeredOn(today)) {
                return Verdict.Wrong.at(BARCODE, "imports.problem.offeredNoMore", product.name());
            }
            if (row.packedOn().isAfter(today)) {
                return Verdict.Wrong.at(PACKED_ON, "imports.problem.future", row.packedOn());
            }
            if (bestBefore.isBefore(row.packedOn())) {
                return Verdict.Wrong.at(BEST_BEFORE, "imports.problem.beforePacked", bestBefore);
            }
            if (LotService.certified(product, row.packedOn()) && row.certificate() == null) {
                return Verdict.Wrong.at(CERTIFICATE, "imports.problem.certificateNeeded");
            }
            if (row.grownBy() == null) {
                return Verdict.Wrong.at(GROWN_BY, "imports.problem.grownByNeeded");
            }
            if (!maySell(product.id(), supplier)) {
                return Verdict.Wrong.at(BARCODE, "imports.problem.withheld");
            }
            if (supplierOf.computeIfAbsent(row.lot(), any -> supplier) != supplier) {
                return Verdict.Wrong.at(LOT, "imports.problem.otherSupplier", row.lot());
            }
            return shared(row, at, new LotWish(supplier, sku.id(), row.lot(), row.packedOn(), bestBefore, row.certificate(), new ArrayList<>()), product.townCode());
        }

        private Verdict<Opening> shared(Row row, CounterNames.Named at, LotWish wish, long town) {
            for (GrownBy part : row.grownBy()) {
                Village village = grownIn.get(Values.folded(part.village()));
                Producer producer = part.producer() == null ? null : grownBy.get(Values.folded(part.producer()));
                if (village == null || village.townCode() != town || village.endedOn() != null && !village.endedOn().isAfter(today)) {
                    return Verdict.Wrong.at(GROWN_BY, "imports.problem.noVillageOfTown", part.village());
                }
                if (part.producer() != null && (producer == null || producer.villageId() != village.id() || producer.endedOn() != null && !producer.endedOn().isAfter(today))) {
                    return Verdict.Wrong.at(GROWN_BY, "imports.problem.noProducerOfVillage", part.producer());
                }
                wish.parts().add(new LotWish.Part(village.id(), producer == null ? null : producer.code(), part.parts()));
            }
            return new Verdict.New<>(new Opening(at.counter().id(), null, wish, row.quantity(), row.purchasePrice()));
        }

        private boolean maySell(long productId, long supplierId) {
            return mayBeSold.computeIfAbsent(productId + "/" + supplierId, any -> withheld.missing(productId, supplierId, today).isEmpty());
        }
    }
}
