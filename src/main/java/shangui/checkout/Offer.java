package shangui.checkout;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import shangui.counter.Counter;
import shangui.money.Money;
import shangui.money.UnitPrice;
import shangui.product.Product;
import shangui.product.Sku;
import shangui.town.Town;
import shangui.town.Village;

/**
 * A sku listed at a counter that takes orders: its price there and the lots it would be taken from, first expiring first; or one
 * marked-down lot of it, which is an offer of its own.
 *
 * @param lots          those on sale today with something free; marked-down and recalled ones are not among an ordinary offer's
 * @param lotId         the marked-down lot, else null
 * @param ordinaryPrice what a pack of the other lots costs there
 */
public record Offer(Counter counter, Sku sku, Product product, Town town, Money price, List<OfferedLot> lots, @Nullable Long lotId, Money ordinaryPrice) {

    private static final int MOST_VILLAGES_NAMED = 2;

    /** A lot of an offer. @param sellUntil last day of sale, null where the goods carry no date; @param certificate number of its 承诺达标合格证 */
    public record OfferedLot(long lotId, String code, LocalDate packedOn, LocalDate bestBefore, LocalDate sellUntil, int free,
                             Instant arrivedAt, List<Village> villages, long supplierId, @Nullable String certificate) {

        boolean sellableOn(LocalDate day) {
            return sellUntil == null || !day.isAfter(sellUntil);
        }
    }

    public boolean marked() {
        return lotId != null;
    }

    /** The marked-down lot, or 0. */
    long lotOrNone() {
        return lotId == null ? 0 : lotId;
    }

    /** Last day a marked-down lot is at its best; null for an ordinary offer. */
    @Nullable
    public LocalDate bestBefore() {
        return marked() ? lots.getFirst().bestBefore() : null;
    }

    /** Packs free to sell today. */
    public int free() {
        return lots.stream().mapToInt(OfferedLot::free).sum();
    }

    /** Packs that may still be sold on a later day, when the shopper comes for them (rule 15). */
    public int freeUntil(LocalDate day) {
        return lots.stream().filter(lot -> lot.sellableOn(day)).mapToInt(OfferedLot::free).sum();
    }

    public UnitPrice unitPrice() {
        return sku.unitPrice(price);
    }

    /** What the other lots cost per unit. */
    public UnitPrice ordinaryUnitPrice() {
        return sku.unitPrice(ordinaryPrice);
    }

    public String name(boolean english) {
        return english ? product.nameEn() : product.name();
    }

    public String pack(boolean english) {
        return english ? sku.packEn() : sku.pack();
    }

    /** County, town and, where the lots on hand name them, up to two villages. */
    public String origin(boolean english) {
        var villages = lots.stream().flatMap(lot -> lot.villages().stream()).distinct().limit(MOST_VILLAGES_NAMED)
            .map(village -> english ? village.nameEn() : village.name()).toList();
        String place = english ? town.nameEn() + ", " + town.countyEn() : town.county() + "·" + town.name();
        return villages.isEmpty() ? place : english ? String.join(", ", villages) + ", " + place : place + " " + String.join("、", villages);
    }
}
