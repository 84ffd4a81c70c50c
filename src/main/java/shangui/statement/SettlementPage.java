package shangui.statement;

import io.micronaut.core.annotation.Nullable;
import java.time.YearMonth;
import java.util.List;
import shangui.money.Money;
import shangui.settlement.BridgeText;
import shangui.settlement.LatePayment;
import shangui.settlement.Settlement;
import shangui.settlement.SettlementFigures;
import shangui.settlement.SettlementPayment;
import shangui.web.Bridge;
import shangui.web.Page;
import shangui.web.Sentences;
import shangui.web.Template;

/**
 * One settlement: how it came to its payable, and what was paid of it.
 *
 * @param number of the standing issue; null while it is withdrawn
 * @param steps  the way from goods to payable; null while there is no standing issue
 */
@Template("statement/settlement")
public record SettlementPage(String base, Settlement settlement, YearMonth month, @Nullable String number, @Nullable SettlementFigures steps, Money restFen,
                             List<SettlementPayment> payments, @Nullable LatePayment late, boolean mayPay, boolean mayAcknowledge) implements Page {

    public Bridge bridge(Sentences sentences) {
        return BridgeText.of(steps, null, sentences);
    }
}
