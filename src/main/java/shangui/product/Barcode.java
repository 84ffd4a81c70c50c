package shangui.product;

import java.util.regex.Pattern;

/** National barcodes of packs: EAN-13, twelve digits and a check digit over them. */
public class Barcode {

    public static final int LENGTH = 13;

    private static final Pattern DIGITS = Pattern.compile("[0-9]{13}");

    private Barcode() {}

    /** Thirteen digits of which the last agrees with the others. */
    public static boolean isValid(String text) {
        return text != null && DIGITS.matcher(text).matches() && text.charAt(LENGTH - 1) == checkDigit(text);
    }

    /** One given out in China: it begins with 690 to 699. */
    public static boolean isNational(String text) {
        return isValid(text) && text.startsWith("69");
    }

    /** The whole barcode of its first twelve digits. */
    public static String of(String firstTwelve) {
        String barcode = firstTwelve + (firstTwelve.length() == LENGTH - 1 ? checkDigit(firstTwelve) : "");
        if (!isValid(barcode)) {
            throw new IllegalArgumentException("twelve digits make a barcode, not " + firstTwelve);
        }
        return barcode;
    }

    /** What brings the digits, the second and every other one counted three times, to a multiple of ten. */
    private static char checkDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < LENGTH - 1; i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return (char) ('0' + (10 - sum % 10) % 10);
    }
}
