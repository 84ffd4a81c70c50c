package shangui.settlement;

import java.util.List;
import shangui.entry.Entry;
import shangui.money.Money;

/** Everything a statement's top says of a month: its settlements, what they add up to, and the goods sold beside it. */
public record MonthFigures(List<SettlementFigures> settlements, List<Entry> entries, int lineCount) {

    public Money payableFen() {
        return Money.sum(settlements, SettlementFigures::payableFen);
    }

    public Money soldFen() {
        return Money.sum(settlements, SettlementFigures::soldFen);
    }
}
