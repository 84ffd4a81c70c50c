package shangui.storefront;

import java.text.Collator;
import java.util.Comparator;
import java.util.Locale;

/** How a list of goods is put in order. */
public enum Sorting {
    /** What fits best, what is on hand, and then things of a kind beside each other. */
    BEST,
    /** Per 500 g, per 500 ml and per piece apart, as they cannot be compared. */
    UNIT_PRICE,
    /** What came to a counter last, of what is on hand. */
    NEWEST,
    /** By pinyin, in English by the alphabet. */
    NAME;

    private static final Comparator<OnSale> BESIDE_EACH_OTHER = Comparator.comparing((OnSale good) -> good.offer().product().category())
        .thenComparing(good -> good.offer().product().id()).thenComparing(good -> good.offer().sku().content()).thenComparing(good -> good.offer().sku().id());

    Comparator<OnSale> order(boolean english) {
        return switch (this) {
            case BEST -> Comparator.comparingInt(OnSale::fit).thenComparing(OnSale::standing).thenComparing(BESIDE_EACH_OTHER);
            case UNIT_PRICE -> Comparator.comparing((OnSale good) -> good.offer().sku().measure())
                .thenComparing(good -> good.offer().unitPrice().amountFen()).thenComparing(BESIDE_EACH_OTHER);
            case NEWEST -> Comparator.comparing(OnSale::arrivedAt, Comparator.nullsLast(Comparator.reverseOrder())).thenComparing(BESIDE_EACH_OTHER);
            case NAME -> Comparator.comparing((OnSale good) -> good.offer().name(english), names(english)).thenComparing(BESIDE_EACH_OTHER);
        };
    }

    private static Comparator<String> names(boolean english) {
        var collator = Collator.getInstance(english ? Locale.UK : Locale.SIMPLIFIED_CHINESE);
        return collator::compare;
    }
}
