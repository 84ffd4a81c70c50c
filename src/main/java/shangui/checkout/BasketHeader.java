package shangui.checkout;

import io.micronaut.context.annotation.Factory;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.function.Function;
import shangui.web.HeaderPart;
import shangui.web.Language;

/** What the header and foot of every shopper's page say: the store to collect at, and what is in the basket. */
@Factory
class BasketHeader {

    /** The chosen store. */
    public record ChosenStore(long id, String name) {}

    @Singleton
    HeaderPart store(BasketService baskets) {
        return part("store", request -> baskets.store(request)
            .map(store -> new ChosenStore(store.id(), english(request) ? store.nameEn() : store.name())).orElse(null));
    }

    @Singleton
    HeaderPart basket(BasketService baskets, Shelf shelf) {
        return part("basket", request -> BasketView.of(baskets.of(request), shelf, english(request)));
    }

    private static boolean english(HttpRequest<?> request) {
        return Language.of(request) == Language.EN;
    }

    private static HeaderPart part(String name, Function<HttpRequest<?>, Object> of) {
        return new Part(name, of);
    }

    private record Part(String name, Function<HttpRequest<?>, Object> what) implements HeaderPart {

        @Override
        public Object of(HttpRequest<?> request) {
            return what.apply(request);
        }
    }
}
