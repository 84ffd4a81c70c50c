package shangui.lot;

import io.micronaut.core.annotation.Nullable;
import java.util.List;
import shangui.money.Money;
import shangui.money.UnitPrice;
import shangui.paper.CodeDrawing;

/**
 * What stands on a pack, in Chinese whoever prints it: what it is, who grew and packed it, until when; a square
 * that leads to its lot's page, and its barcode. A marked-down lot's label adds its price.
 *
 * @param goods   name and pack
 * @param scan    says what the square is for
 * @param price   of a marked-down lot, with {@code unitPrice} and {@code flag}, the word for it; else null
 */
public record Label(String goods, List<Line> lines, String lotCode, CodeDrawing lotDrawing, String scan, String barcode, CodeDrawing barcodeDrawing, @Nullable Money price,
                    @Nullable UnitPrice unitPrice, @Nullable String flag) {

    /** @param what says what {@code text} is */
    public record Line(String what, String text) {}
}
