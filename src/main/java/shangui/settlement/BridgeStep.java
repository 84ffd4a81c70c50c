package shangui.settlement;

import io.micronaut.core.annotation.Nullable;
import java.util.List;
import shangui.money.Money;

/**
 * One step from goods to payable under one contract. Its amount is the sum of stored lines and entries; a NET is what was reached so
 * far, not one more step.
 *
 * @param name   of a fee; else null, the kind says it
 * @param lines  how many sale lines or entries it adds up
 * @param causes the rates and clauses behind it
 */
public record BridgeStep(Kind kind, @Nullable String name, @Nullable String nameEn, Money amountFen, int lines, List<Cause> causes) {

    public enum Kind { SOLD, RETURNED, NET, COMMISSION, SETTLED, SETTLED_BACK, RECEIPT, SEND_BACK, FEE, TIER, GUARANTEE, LOSS, CARRY, CORRECTION }

    /** A rate or clause, and what came of it. */
    public record Cause(@Nullable Integer rateBp, @Nullable Money baseFen, int lines, Money amountFen, @Nullable String clause) {}

    public boolean subtotal() {
        return kind == Kind.NET;
    }
}
