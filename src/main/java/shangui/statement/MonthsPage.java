package shangui.statement;

import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import shangui.money.Money;
import shangui.pairing.PairingMonth.State;
import shangui.web.Page;
import shangui.web.Template;

/** A partner town's pairings and their months. */
@Template("statement/partner/months")
public record MonthsPage(String home, List<PairingRow> pairings) implements Page {

    /** @param lastDay inclusive, or null */
    public record PairingRow(long id, StatementPage.Town mountain, StatementPage.Town partner, LocalDate startsOn, boolean startKnownToMonth, @Nullable LocalDate lastDay,
                             List<MonthRow> months) {

        public YearMonth startMonth() {
            return YearMonth.from(startsOn);
        }
    }

    public record MonthRow(YearMonth month, State state, boolean ended, @Nullable String number, @Nullable Money payableFen) {}
}
