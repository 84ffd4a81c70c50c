package shangui.entry;


/**
 * The stock identity of a pack in a month (rule 11): opening and every change, signed, add up to the closing.
 *
 * @param counted what counts and finds corrected
 */
public record StockRow(long skuId, String name, String nameEn, String pack, String packEn, int opening, int received, int moved, int sold,
                       int returned, int sentBack, int writtenOff, int counted, int closing) {

    public StockRow {
        if (opening + received + moved + sold + returned + sentBack + writtenOff + counted != closing) {
            throw new IllegalStateException("The stock identity of sku " + skuId + " does not balance");
        }
    }
}
