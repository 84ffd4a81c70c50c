package shangui.sale;

import java.util.List;
import java.util.function.UnaryOperator;
import shangui.contract.Mode;
import shangui.money.Money;

/**
 * What one lot of one order line earned; every figure negative when it came back. Net and the town's part are never rounded:
 * they come by subtraction.
 *
 * @param settlementFen quantity × settlement price in consignment, else nothing
 * @param fees          each percentage fee, by fee
 */
public record Figures(Mode mode, int quantity, Money grossFen, Money discountFen, Money commissionFen, Money settlementFen, List<SaleFee> fees) {

    public Figures {
        fees = List.copyOf(fees);
        if (mode != Mode.CONCESSION && !commissionFen.isZero() || mode != Mode.CONSIGNMENT && !settlementFen.isZero()) {
            throw new IllegalArgumentException("commission belongs to concession, a settlement price to consignment");
        }
    }

    public Money netFen() {
        return grossFen.minus(discountFen);
    }

    public Money feesFen() {
        return Money.sum(fees, SaleFee::feeFen);
    }

    /** The town's part (rule 8): in purchase mode it arose at receipt. */
    public Money payableFen() {
        return switch (mode) {
            case CONCESSION -> netFen().minus(commissionFen).minus(feesFen());
            case CONSIGNMENT -> settlementFen.minus(feesFen());
            case PURCHASE -> Money.ZERO;
        };
    }

    /** Units {@code before + 1} to {@code after} of this line come back: single returns give back exactly the whole (rule 13). */
    Figures returned(int before, int after) {
        if (before < 0 || after <= before || after > quantity) {
            throw new IllegalArgumentException("units " + before + " to " + after + " of " + quantity);
        }
        UnaryOperator<Money> back = figure -> figure.fraction(before, quantity).minus(figure.fraction(after, quantity));
        return new Figures(mode, before - after, back.apply(grossFen), back.apply(discountFen), back.apply(commissionFen),
            back.apply(settlementFen), fees.stream().map(fee -> fee.of(back.apply(fee.feeFen()))).toList());
    }
}
