package shangui.paper;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.oned.EAN13Writer;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;

/**
 * A code to be scanned, drawn as one path of an SVG: what is dark on a field of this size, in the code's own units. The light edge
 * that scanners need is part of the field.
 */
public record CodeDrawing(int width, int height, String path) {

    private static final int QUIET_MODULES = 4;
    /** Taller than a laser needs; whoever shows it chooses the size. */
    private static final int BAR_HEIGHT = 40;

    /** A quarter of it may be smudged. */
    public static CodeDrawing qr(String text) {
        try {
            return drawing(new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.Q,
                EncodeHintType.CHARACTER_SET, "UTF-8", EncodeHintType.MARGIN, QUIET_MODULES)), 1);
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a code: " + text, e);
        }
    }

    /** @param barcode thirteen digits with their check digit */
    public static CodeDrawing ean13(String barcode) {
        return drawing(new EAN13Writer().encode(barcode, BarcodeFormat.EAN_13, 0, 1), BAR_HEIGHT);
    }

    private static CodeDrawing drawing(BitMatrix bits, int unitHeight) {
        var path = new StringBuilder();
        for (int y = 0; y < bits.getHeight(); y++) {
            for (int x = 0; x < bits.getWidth(); x++) {
                int begins = x;
                while (x < bits.getWidth() && bits.get(x, y)) {
                    x++;
                }
                if (x > begins) {
                    path.append('M').append(begins).append(' ').append(y * unitHeight).append('h').append(x - begins).append('v').append(unitHeight)
                        .append('H').append(begins).append('z');
                }
            }
        }
        return new CodeDrawing(bits.getWidth(), bits.getHeight() * unitHeight, path.toString());
    }
}
