package shangui.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import shangui.money.Money;

class BarcodeTest {

    /** 4006381333931 is the worked example of the standard's own explanations. */
    @Test
    void theLastDigitAgreesWithTheOthers() {
        assertThat(Barcode.isValid("4006381333931")).isTrue();
        assertThat(Barcode.isValid("4006381333932")).isFalse();
        assertThat(Barcode.of("400638133393")).isEqualTo("4006381333931");
    }

    @Test
    void everySingleWrongDigitIsFound() {
        String barcode = Barcode.of("690123456789");
        for (int place = 0; place < Barcode.LENGTH; place++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                String typed = barcode.substring(0, place) + digit + barcode.substring(place + 1);
                assertThat(Barcode.isValid(typed)).as(typed).isEqualTo(typed.equals(barcode));
            }
        }
    }

    @Test
    void onlyThirteenAsciiDigitsAreABarcode() {
        assertThat(Barcode.isValid(null)).isFalse();
        assertThat(Barcode.isValid("")).isFalse();
        assertThat(Barcode.isValid("400638133393")).isFalse();
        assertThat(Barcode.isValid("4006381333931 ")).isFalse();
        assertThat(Barcode.isValid("400638133393１")).isFalse();
    }

    @Test
    void aSkuHasAValidBarcode() {
        assertThatThrownBy(() -> sku("4006381333932")).isInstanceOf(IllegalArgumentException.class);
        assertThat(sku("4006381333931").barcode()).isEqualTo("4006381333931");
    }

    private static Sku sku(String barcode) {
        return new Sku(1, 1, barcode, "250g袋装", "250 g bag", Sku.Measure.GRAM, 250, Money.of("48.00"), false, null);
    }
}
