package shangui.product;

import java.util.List;
import shangui.imports.Column;
import shangui.imports.Misread;
import shangui.imports.Values;

/** The column of sheets in which a pack's national barcode stands. */
public final class BarcodeColumn {

    public static final Column<String> COLUMN = new Column<>("barcode", true, (text, words) -> read(text), List.of());

    private BarcodeColumn() {
    }

    private static String read(String typed) throws Misread {
        String barcode = Values.bare(typed);
        if (!barcode.matches("[0-9]{" + Barcode.LENGTH + "}")) {
            throw new Misread("imports.problem.barcode", typed);
        }
        if (!Barcode.isValid(barcode)) {
            throw new Misread("imports.problem.checkDigit", typed, Barcode.of(barcode.substring(0, Barcode.LENGTH - 1)).substring(Barcode.LENGTH - 1));
        }
        return barcode;
    }
}
