package shangui.storefront;

import io.micronaut.core.annotation.Nullable;
import java.util.List;
import java.util.stream.Stream;
import shangui.checkout.Offer;
import shangui.checkout.Offer.OfferedLot;
import shangui.checkout.Shelf;
import shangui.checkout.Shelf.Named;
import shangui.counter.Store;
import shangui.licence.LicenceKind;

/**
 * Who sells a pack and who made it, as food law and the rules on prices want it beside the goods (food safety law, art. 68). In every
 * trade mode the shopper buys of the supermarket and pays nobody else; the goods come from the suppliers of its lots.
 *
 * @param seller       the chosen store's supermarket, null where none is chosen
 * @param certificates of lots on hand there, in the order they would be taken
 */
public record Seller(@Nullable String seller, @Nullable String sellerAddress, List<Maker> makers, List<Certificate> certificates) {

    /** @param telephone null: not known */
    public record Maker(String name, String address, @Nullable String telephone, List<Licensed> permits) {}

    public record Licensed(LicenceKind kind, String number) {}

    /** @param number of the lot's 承诺达标合格证, null where none is entered */
    public record Certificate(String lotCode, @Nullable String number) {}

    static Seller of(Shelf shelf, Named named, @Nullable Store store, boolean english) {
        var here = store == null ? List.<OfferedLot>of() : lots(shelf.offersOf(store.id(), named.sku().id()).stream());
        var anywhere = here.isEmpty() ? lots(shelf.offers().getOrDefault(named.sku().id(), List.of()).stream()) : here;
        return new Seller(store == null ? null : english ? shelf.seller(store).nameEn() : shelf.seller(store).name(),
            store == null ? null : english ? store.addressEn() : store.address(), makers(shelf, named, anywhere, english),
            here.stream().map(lot -> new Certificate(lot.code(), lot.certificate())).toList());
    }

    private static List<OfferedLot> lots(Stream<Offer> offers) {
        return offers.flatMap(offer -> offer.lots().stream()).toList();
    }

    /** Of the lots; where there are none, whoever brings the town's goods. */
    private static List<Maker> makers(Shelf shelf, Named named, List<OfferedLot> lots, boolean english) {
        var suppliers = lots.isEmpty() ? shelf.suppliersOf(named.town().code())
            : lots.stream().map(OfferedLot::supplierId).distinct().flatMap(id -> shelf.supplier(id).stream()).toList();
        return suppliers.stream().map(supplier -> new Maker(english ? supplier.nameEn() : supplier.name(), supplier.address(), supplier.telephone(),
            shelf.permits(supplier.id(), named.product().id()).stream().map(permit -> new Licensed(permit.kind(), permit.number())).toList())).toList();
    }
}
