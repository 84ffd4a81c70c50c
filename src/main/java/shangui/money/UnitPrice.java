package shangui.money;

import io.micronaut.serde.annotation.Serdeable;

/** What a pack costs per unit one can compare: {@code 折合 ¥16.00/500g}, {@code /500ml} or {@code /枚}. Rounded like any figure. */
@Serdeable
public record UnitPrice(Money amountFen, Unit unit) {

    /** What the amount is for. */
    public enum Unit { GRAMS_500, MILLILITRES_500, PIECE }

    private static final int COMPARED = 500;

    public static UnitPrice ofGrams(Money price, long netGrams) {
        return new UnitPrice(price.fraction(COMPARED, netGrams), Unit.GRAMS_500);
    }

    public static UnitPrice ofMillilitres(Money price, long netMillilitres) {
        return new UnitPrice(price.fraction(COMPARED, netMillilitres), Unit.MILLILITRES_500);
    }

    public static UnitPrice ofPieces(Money price, long pieces) {
        return new UnitPrice(price.fraction(1, pieces), Unit.PIECE);
    }
}
