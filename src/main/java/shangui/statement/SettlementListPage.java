package shangui.statement;

import io.micronaut.core.annotation.Nullable;
import java.time.YearMonth;
import java.util.List;
import shangui.money.Money;
import shangui.settlement.LatePayment;
import shangui.settlement.Settlement;
import shangui.web.Page;
import shangui.web.Template;

/** Settlements in reach, newest month first. @param base where each of them lives */
@Template("statement/settlements")
public record SettlementListPage(String base, List<Row> settlements) implements Page {

    /** @param late due later than 60 days after a receipt in it, or null */
    public record Row(Settlement settlement, YearMonth month, Money restFen, @Nullable LatePayment late) {}
}
