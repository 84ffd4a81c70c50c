package shangui.stock;

/**
 * When what stands at a counter is near its date, the same for the board, the stock list, its badges and the worklists: sale stops
 * within two weeks or has stopped; of goods that keep less than ten weeks, within the last fifth of that, at least a day.
 */
public final class NearDate {

    public static final int DAYS = 14;
    public static final int PART = 5;

    private NearDate() {
    }

    /** In SQL, of a row {@code v} of {@code stock_level} and the product of its sku, on a day; false of what is used up. */
    public static String sql(String product, String day) {
        return "v.standing_until < DATE_ADD(%s, INTERVAL GREATEST(1, LEAST(%d, FLOOR(%s.shelf_life_days / %d))) DAY)".formatted(day, DAYS, product, PART);
    }
}
