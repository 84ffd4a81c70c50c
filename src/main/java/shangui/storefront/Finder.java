package shangui.storefront;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import shangui.checkout.Shelf;
import shangui.checkout.Shelf.Good;
import shangui.storefront.SearchIndex.Entry;
import shangui.storefront.SearchIndex.Hit;
import shangui.town.Town;

/** Finds packs by what people type, in an index of what the shelf knows; it is made anew when that has changed. */
@Singleton
class Finder {

    private final Shelf shelf;
    private final Words words = new Words();
    private volatile Indexed indexed = new Indexed(null, List.of(), null);

    Finder(Shelf shelf) {
        this.shelf = shelf;
    }

    private record Indexed(List<Good> of, List<Entry> entries, SearchIndex index) {}

    /**
     * @param hits  best first
     * @param alike nothing is exactly what was typed, these only look or sound alike
     */
    record Found(List<Hit> hits, boolean alike) {

        static final Found NOTHING = new Found(List.of(), false);
    }

    Found find(String typed) {
        var hits = index().find(typed);
        return new Found(hits, !hits.isEmpty() && SearchIndex.isAlike(hits.getFirst()));
    }

    /** What comes nearest to something that is found nowhere. */
    List<Hit> near(String typed) {
        return index().near(typed);
    }

    private SearchIndex index() {
        var now = indexed;
        return now.of == shelf.goods() ? now.index : renewed().index;
    }

    private synchronized Indexed renewed() {
        var goods = shelf.goods();
        if (indexed.of != goods) {
            var entries = goods.stream().map(Finder::entry).toList();
            boolean same = indexed.index != null && entries.equals(indexed.entries);
            indexed = new Indexed(goods, entries, same ? indexed.index : new SearchIndex(entries, words));
        }
        return indexed;
    }

    private static Entry entry(Good good) {
        var named = good.named();
        Town town = named.town();
        return new Entry(named.sku().id(), List.of(named.product().name(), named.product().nameEn()),
            Stream.concat(Stream.of(town.name(), town.nameEn(), town.county(), town.countyEn()), good.villages().stream().flatMap(village -> Stream.of(village.name(), village.nameEn()))).toList(),
            named.product().category(), List.of(named.sku().pack(), named.sku().packEn()));
    }
}
