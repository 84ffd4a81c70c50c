package shangui.stock;

/** Packs of one lot. */
public record LotQuantity(long lotId, int quantity) {

    public LotQuantity {
        if (quantity <= 0) {
            throw new IllegalArgumentException("whole packs, at least one");
        }
    }
}
