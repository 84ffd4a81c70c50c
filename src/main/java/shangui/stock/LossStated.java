package shangui.stock;

/**
 * How many packs of a lot a write-off or a count loses, all told: told again with another total when a late movement restates a count.
 *
 * @param units negative where a count's surplus reverses earlier shortages of the lot
 */
public record LossStated(Document document, long pairingId, long counterId, long lotId, long skuId, int units) {}
