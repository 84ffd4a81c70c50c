package shangui.checkout;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import shangui.checkout.BasketView.Line;
import shangui.checkout.BasketView.State;
import shangui.counter.Point;
import shangui.counter.Store;
import shangui.money.Money;

/** Stores where all that is wanted can be had, offered beside the chosen one. */
@Singleton
class OtherStores {

    private static final int MOST = 2;

    private final Shelf shelf;
    private final Clock clock;

    OtherStores(Shelf shelf, Clock clock) {
        this.shelf = shelf;
        this.clock = clock;
    }

    /** @param total of the basket there; @param window the soonest that fits */
    public record OtherStore(PickupPlace place, Money total, PickupChoice window) {}

    /** The nearest to the chosen store first, as far as anybody knows where they are. A marked-down lot is nowhere else. */
    List<OtherStore> havingAll(BasketView basket, Store chosen, boolean english) {
        if (basket.lines().isEmpty() || basket.lines().stream().anyMatch(line -> line.lotId() != null && line.state() != State.GONE && line.state() != State.ELSEWHERE)) {
            return List.of();
        }
        Map<Long, Integer> wanted = basket.lines().stream().filter(line -> line.lotId() == null).collect(Collectors.groupingBy(Line::skuId, Collectors.summingInt(Line::wanted)));
        return shelf.stores().stream().filter(store -> store.id() != chosen.id())
            .sorted(Comparator.comparing((Store store) -> metres(chosen, store)).thenComparing(store -> store.district().equals(chosen.district()) ? 0 : 1).thenComparing(Store::id))
            .flatMap(store -> offered(store, wanted, english).stream()).limit(MOST).toList();
    }

    private int metres(Store one, Store other) {
        Optional<Point> from = shelf.point(one.id());
        return shelf.point(other.id()).filter(at -> from.isPresent()).map(at -> from.get().metresTo(at)).orElse(Integer.MAX_VALUE);
    }

    private Optional<OtherStore> offered(Store store, Map<Long, Integer> wanted, boolean english) {
        var offers = wanted.keySet().stream().flatMap(sku -> shelf.ordinary(store.id(), sku).stream()).toList();
        if (wanted.isEmpty() || offers.size() < wanted.size() || offers.stream().anyMatch(offer -> offer.free() < wanted.get(offer.sku().id()))) {
            return Optional.empty();
        }
        return PickupChoice.of(shelf.times(store.id()), clock.instant(), day -> offers.stream().allMatch(offer -> offer.freeUntil(day) >= wanted.get(offer.sku().id())))
            .stream().filter(PickupChoice::fits).findFirst()
            .map(window -> new OtherStore(shelf.place(store, english), Money.sum(offers, offer -> offer.price().times(wanted.get(offer.sku().id()))), window));
    }
}
