package shangui.checkout;

import io.micronaut.context.annotation.Factory;
import io.micronaut.core.annotation.Nullable;
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
            .map(store -> new ChosenStore(store.id(), english(request) ? store.nameEn() : store.name())).orElse(null),
            store -> String.valueOf(store.id()));
    }

    @Singleton
    HeaderPart basket(BasketService baskets, Shelf shelf) {
        return part("basket", request -> BasketView.of(baskets.of(request), shelf, english(request)), basket -> basket.count() == 0 ? "" : null);
    }

    private static boolean english(HttpRequest<?> request) {
        return Language.of(request) == Language.EN;
    }

    private static <T> HeaderPart part(String name, Function<HttpRequest<?>, T> of, Function<T, String> sharedAs) {
        return new Part<>(name, of, sharedAs);
    }

    private record Part<T>(String name, Function<HttpRequest<?>, T> what, Function<T, String> shared) implements HeaderPart {

        @Override
        public Object of(HttpRequest<?> request) {
            return what.apply(request);
        }

        @Override
        @SuppressWarnings("unchecked")
        public String sharedAs(@Nullable Object told) {
            return told == null ? "" : shared.apply((T) told);
        }
    }
}
