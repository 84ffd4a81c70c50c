package shangui.settlement;

import java.time.LocalDate;
import java.util.List;
import shangui.contract.Mode;
import shangui.money.Money;

/**
 * A settlement's way from goods to payable (rule 8).
 *
 * @param soldFen goods sold, beside the payable and never added to it
 * @param dueOn   last day of the month + payment days
 */
public record SettlementFigures(Settlement.Party party, Mode mode, Money soldFen, List<BridgeStep> steps, Money payableFen, LocalDate dueOn) {

    public SettlementFigures {
        if (!Money.sum(steps.stream().filter(step -> !step.subtotal()).toList(), BridgeStep::amountFen).equals(payableFen)) {
            throw new IllegalStateException("The steps of contract " + party.contractNumber() + " do not come to its payable");
        }
    }
}
