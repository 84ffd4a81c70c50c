package shangui.storefront;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import shangui.checkout.Offer;
import shangui.checkout.Offer.OfferedLot;

/**
 * A pack that is sold online, as it stands today for someone who collects at one store.
 *
 * @param fit       how well it is what was looked for, smaller is better; 0 where nothing was
 * @param here      its offers in that store, none where no store is chosen
 * @param elsewhere its offers in other stores, nearest store first
 */
record OnSale(int fit, List<Offer> here, List<Offer> elsewhere) {

    /** From what one can take home to what nobody has. */
    public enum Standing { HERE, ELSEWHERE, NOWHERE }

    private static final Comparator<Offer> ORDINARY_AND_CHEAPEST = Comparator.comparing(Offer::marked).thenComparing(Offer::price);

    Standing standing() {
        return here.stream().anyMatch(OnSale::isLeft) ? Standing.HERE : elsewhere.stream().anyMatch(OnSale::isLeft) ? Standing.ELSEWHERE : Standing.NOWHERE;
    }

    /** The one to speak of: the cheapest ordinary one on hand in the store, else a marked-down one, else what is offered there, else the same of the others. */
    Offer offer() {
        return Stream.of(here.stream().filter(OnSale::isLeft), here.stream(), elsewhere.stream().filter(OnSale::isLeft), elsewhere.stream())
            .map(offers -> offers.min(ORDINARY_AND_CHEAPEST)).flatMap(Optional::stream).findFirst().orElseThrow();
    }

    /** Whether it is on hand at a store. */
    boolean isAt(long storeId) {
        return Stream.concat(here.stream(), elsewhere.stream()).anyMatch(offer -> offer.counter().storeId() == storeId && isLeft(offer));
    }

    /** When what is on hand of the offer came last; null where nothing is. */
    @Nullable
    Instant arrivedAt() {
        return offer().lots().stream().map(OfferedLot::arrivedAt).max(Comparator.naturalOrder()).orElse(null);
    }

    /** The other stores that have it on hand. */
    List<Long> storesElsewhere() {
        return elsewhere.stream().filter(OnSale::isLeft).map(offer -> offer.counter().storeId()).distinct().toList();
    }

    private static boolean isLeft(Offer offer) {
        return offer.free() > 0;
    }
}
