package shangui.product;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import shangui.money.Money;

/**
 * One sellable pack of a product.
 *
 * @param barcode national, see {@link Barcode}
 * @param content grams, millilitres or pieces, as {@code measure} says
 * @param sample  an invented pack, shown as 示例
 */
@MappedEntity
public record Sku(@Id long id, long productId, String barcode, String pack, String packEn, Measure measure, int content,
                  Money listPriceFen, boolean sample) {

    public enum Measure { GRAM, ML, PIECE }

    public Sku {
        if (!Barcode.isValid(barcode)) {
            throw new IllegalArgumentException("no barcode: " + barcode);
        }
    }
}
