package shangui.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/** Rule 22: a price never stands without what it comes to per unit. */
class UnitPriceTest {

    @Test
    void rule22ComparesWeightPer500Grams() {
        assertThat(UnitPrice.ofGrams(Money.of("12.80"), 400)).isEqualTo(new UnitPrice(Money.of("16.00"), UnitPrice.Unit.GRAMS_500));
        assertThat(UnitPrice.ofGrams(Money.of("9.99"), 150).amountFen()).isEqualTo(Money.of("33.30"));
    }

    @Test
    void rule22ComparesVolumePer500Millilitres() {
        assertThat(UnitPrice.ofMillilitres(Money.of("168"), 750)).isEqualTo(new UnitPrice(Money.of("112"), UnitPrice.Unit.MILLILITRES_500));
    }

    @Test
    void rule22ComparesCountPerPiece() {
        assertThat(UnitPrice.ofPieces(Money.of("20"), 30)).isEqualTo(new UnitPrice(Money.of("0.67"), UnitPrice.Unit.PIECE));
    }

    @Test
    void aPackOfNothingHasNoUnitPrice() {
        assertThatIllegalArgumentException().isThrownBy(() -> UnitPrice.ofGrams(Money.of("1"), 0));
    }
}
