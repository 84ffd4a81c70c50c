package shangui.paper;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeDrawingTest {

    private static final Pattern BAR = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v(\\d+)H\\d+z");
    private static final int DOTS = 4;

    @ParameterizedTest
    @ValueSource(strings = {"261125-0001-1", "XZ20261101-01", "A"})
    void aLotCodeIsReadFromItsDrawing(String code) throws Exception {
        assertThat(read(CodeDrawing.qr(code))).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"6900000000014", "6921168509256"})
    void aBarcodeIsReadFromItsDrawing(String barcode) throws Exception {
        assertThat(read(CodeDrawing.ean13(barcode))).isEqualTo(barcode);
    }

    /** Printed at four dots a unit, and scanned. */
    private static String read(CodeDrawing drawing) throws Exception {
        int width = drawing.width() * DOTS;
        int[] paper = new int[width * drawing.height() * DOTS];
        Arrays.fill(paper, 0xffffff);
        Matcher bar = BAR.matcher(drawing.path());
        while (bar.find()) {
            for (int y = number(bar, 2) * DOTS; y < (number(bar, 2) + number(bar, 4)) * DOTS; y++) {
                Arrays.fill(paper, y * width + number(bar, 1) * DOTS, y * width + (number(bar, 1) + number(bar, 3)) * DOTS, 0);
            }
        }
        return new MultiFormatReader().decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, drawing.height() * DOTS, paper)))).getText();
    }

    private static int number(Matcher bar, int group) {
        return Integer.parseInt(bar.group(group));
    }
}
