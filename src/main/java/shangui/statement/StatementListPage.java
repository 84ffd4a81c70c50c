package shangui.statement;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import shangui.money.Money;
import shangui.web.Page;
import shangui.web.Template;

/** Statements issued so far, newest first, withdrawn versions among them. @param home the first page of who looks */
@Template("statement/list")
public record StatementListPage(String home, List<Row> statements) implements Page {

    public record Row(String number, YearMonth month, int version, StatementPage.Town mountain, StatementPage.Town partner, Money soldFen,
                      Money payableFen, Money paidFen, Instant issuedAt, boolean standing, boolean confirmed) {}
}
