package shangui.listing;

import io.micronaut.core.annotation.Introspected;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import shangui.money.Money;

/** A price of a listing, in force from a day on until the next begins. */
@Introspected
public record DatedPrice(long listingId, LocalDate startsOn, Money priceFen) {

    /** More than any pack costs. */
    public static final Money HIGHEST = Money.of("99999.99");

    public DatedPrice {
        if (!fits(priceFen)) {
            throw new IllegalArgumentException("no price of a pack: " + priceFen);
        }
    }

    public static boolean fits(Money price) {
        return price.isPositive() && price.compareTo(HIGHEST) <= 0;
    }

    /** SQL for the price in force on a day, null before the first; both are expressions of the statement around it. */
    public static String sql(String listingId, String day) {
        return """
            (SELECT priced.price_fen
               FROM listing_price priced
              WHERE priced.listing_id = %s
                AND priced.starts_on <= %s
              ORDER BY priced.starts_on DESC
              LIMIT 1)""".formatted(listingId, day);
    }

    /** The one in force on a day, of a listing's prices in the order they begin. */
    public static Optional<DatedPrice> on(LocalDate day, List<DatedPrice> prices) {
        return prices.stream().filter(price -> !price.startsOn.isAfter(day)).reduce((earlier, later) -> later);
    }
}
