package shangui.product;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.LocalDate;
import shangui.money.Money;
import shangui.money.UnitPrice;

/**
 * One sellable pack of a product.
 *
 * @param barcode national, see {@link Barcode}
 * @param content grams, millilitres or pieces, as {@code measure} says
 * @param sample  an invented pack, shown as 示例
 * @param endedOn from this day on it is offered no more; null while it is
 */
@MappedEntity
public record Sku(@Id long id, long productId, String barcode, String pack, String packEn, Measure measure, int content,
                  Money listPriceFen, boolean sample, @Nullable LocalDate endedOn) {

    public enum Measure { GRAM, ML, PIECE }

    public Sku {
        if (!Barcode.isValid(barcode)) {
            throw new IllegalArgumentException("no barcode: " + barcode);
        }
    }

    public boolean offeredOn(LocalDate day) {
        return endedOn == null || day.isBefore(endedOn);
    }

    /** What a pack at this price costs per unit (rule 22). */
    public UnitPrice unitPrice(Money price) {
        return switch (measure) {
            case GRAM -> UnitPrice.ofGrams(price, content);
            case ML -> UnitPrice.ofMillilitres(price, content);
            case PIECE -> UnitPrice.ofPieces(price, content);
        };
    }
}
