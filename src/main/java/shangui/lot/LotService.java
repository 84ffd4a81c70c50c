package shangui.lot;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import shangui.db.Ids;
import shangui.db.StartAfresh;
import shangui.lot.LotOutcome.Made;
import shangui.lot.LotOutcome.Why;
import shangui.lot.LotOutcome.Wrong;
import shangui.product.Product;
import shangui.product.ProductRepository;
import shangui.product.Sku;
import shangui.product.SkuRepository;
import shangui.town.Producer;
import shangui.town.ProducerRepository;
import shangui.town.Supplier;
import shangui.town.SupplierRepository;
import shangui.town.Village;
import shangui.town.VillageRepository;
import shangui.web.Formats;

/** Makes lots, and corrects them as long as nothing of them has been at a counter. All methods run in the caller's transaction. */
@Singleton
public class LotService {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd");
    /** Since when fresh goods carry a certificate (农业农村部令2025年第4号). */
    private static final LocalDate CERTIFIED_SINCE = LocalDate.parse("2026-02-01");

    private final LotRepository lots;
    private final SupplierRepository suppliers;
    private final SkuRepository skus;
    private final ProductRepository products;
    private final VillageRepository villages;
    private final ProducerRepository producers;
    private final Ids ids;
    private final Clock clock;

    LotService(LotRepository lots, SupplierRepository suppliers, SkuRepository skus, ProductRepository products, VillageRepository villages,
               ProducerRepository producers, Ids ids, Clock clock) {
        this.lots = lots;
        this.suppliers = suppliers;
        this.skus = skus;
        this.products = products;
        this.villages = villages;
        this.producers = producers;
        this.ids = ids;
        this.clock = clock;
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Formats.ZONE);
    }

    public LotOutcome make(LotWish wish) {
        Supplier supplier = suppliers.findById(wish.supplierId()).orElseThrow();
        if (supplier.endedOn() != null && !today().isBefore(supplier.endedOn())) {
            return new Wrong(Why.SUPPLIER_ENDED, 0);
        }
        return refusal(wish, supplier, null).orElseGet(() -> {
            Lot lot = lot(ids.next(), supplier, wish);
            StartAfresh.ifTaken(() -> lots.save(lot));
            share(lot, wish);
            return new Made(lot);
        });
    }

    /** The check and the change are one statement; whoever brings it to a counter meanwhile waits, or is waited for. */
    public LotOutcome correct(Lot lot, LotWish wish) {
        Supplier supplier = suppliers.findById(lot.supplierId()).orElseThrow();
        return refusal(wish, supplier, lot).orElseGet(() -> {
            Lot corrected = lot(lot.id(), supplier, wish);
            var rows = new AtomicInteger();
            StartAfresh.ifTaken(() -> rows.set(lots.correct(lot.id(), corrected.skuId(), corrected.code(), corrected.packedOn(), corrected.bestBefore(),
                corrected.certificate())));
            if (rows.get() == 0) {
                return new LotOutcome.Moved();
            }
            lots.shareNothing(lot.id());
            share(corrected, wish);
            return new Made(corrected);
        });
    }

    /** A code that is free: the day it was packed, four digits of its barcode, a number. */
    public String freeCode(Sku sku, LocalDate packedOn) {
        String begins = DAY.format(packedOn) + "-" + sku.barcode().substring(8, 12) + "-";
        Set<String> taken = Set.copyOf(lots.codesThatBegin(begins));
        int n = 1;
        while (taken.contains(begins + n)) {
            n++;
        }
        return begins + n;
    }

    /** Whether a lot of this product carries the number of a certificate. */
    public static boolean certified(Product product, LocalDate packedOn) {
        return product.category().certified(product.fresh()) && !packedOn.isBefore(CERTIFIED_SINCE);
    }

    private Lot lot(long id, Supplier supplier, LotWish wish) {
        Sku sku = skus.findById(wish.skuId()).orElseThrow();
        Product product = products.findById(sku.productId()).orElseThrow();
        return new Lot(id, sku.id(), supplier.townCode(), supplier.id(), wish.code() == null ? freeCode(sku, wish.packedOn()) : wish.code(), wish.packedOn(),
            wish.bestBefore() == null ? wish.packedOn().plusDays(product.shelfLifeDays()) : wish.bestBefore(), wish.certificate(), null, null);
    }

    private void share(Lot lot, LotWish wish) {
        for (LotWish.Part part : wish.parts()) {
            lots.addShare(lot.id(), part.villageId(), producer(part).map(Producer::id).orElse(null), part.parts());
        }
    }

    /** @param before the lot as it is, or null for a new one */
    private Optional<LotOutcome> refusal(LotWish wish, Supplier supplier, @Nullable Lot before) {
        Optional<Sku> sku = skus.findById(wish.skuId()).filter(found -> before != null && before.skuId() == found.id() || found.offeredOn(today()));
        Optional<Product> product = sku.flatMap(of -> products.findById(of.productId()))
            .filter(found -> found.townCode() == supplier.townCode() && (before != null || found.offeredOn(today())));
        return Optional.ofNullable(
            product.isEmpty() ? new Wrong(Why.SKU, 0)
            : wish.packedOn().isAfter(today()) ? new Wrong(Why.PACKED_LATER, 0)
            : wish.bestBefore() != null && wish.bestBefore().isBefore(wish.packedOn()) ? new Wrong(Why.BEST_BEFORE_EARLIER, 0)
            : wish.certificate() == null && certified(product.get(), wish.packedOn()) ? new Wrong(Why.CERTIFICATE, 0)
            : taken(wish.code(), before) ? new Wrong(Why.CODE_TAKEN, 0)
            : wish.parts().isEmpty() ? new Wrong(Why.NO_PART, 0)
            : wrongPart(wish, supplier, before));
    }

    private boolean taken(@Nullable String code, @Nullable Lot before) {
        return code != null && lots.findByCode(code).filter(other -> before == null || other.id() != before.id()).isPresent();
    }

    @Nullable
    private LotOutcome wrongPart(LotWish wish, Supplier supplier, @Nullable Lot before) {
        Set<Long> known = new HashSet<>(villages.findGoingOn(supplier.townCode(), today()).stream().map(Village::id).toList());
        List<LotShare> kept = before == null ? List.of() : lots.shares(List.of(before.id()));
        kept.forEach(share -> known.add(share.villageId()));
        Set<Long> named = new HashSet<>();
        for (int i = 0; i < wish.parts().size(); i++) {
            LotWish.Part part = wish.parts().get(i);
            Why why = !known.contains(part.villageId()) ? Why.VILLAGE : !named.add(part.villageId()) ? Why.VILLAGE_TWICE
                : part.producerCode() != null && producer(part).filter(one -> mayGrow(one, kept)).isEmpty() ? Why.PRODUCER : null;
            if (why != null) {
                return new Wrong(why, i);
            }
        }
        return null;
    }

    private boolean mayGrow(Producer producer, List<LotShare> kept) {
        return producer.goesOn(today()) || kept.stream().anyMatch(share -> Objects.equals(share.producerId(), producer.id()));
    }

    private Optional<Producer> producer(LotWish.Part part) {
        return part.producerCode() == null ? Optional.empty()
            : producers.findByVillageIdOrderByCode(part.villageId()).stream().filter(one -> Objects.equals(one.code(), part.producerCode())).findFirst();
    }
}
