package shangui.statement;

import io.micronaut.core.annotation.Nullable;
import java.time.YearMonth;
import shangui.web.Page;
import shangui.web.Slice;
import shangui.web.Template;

/** The sale lines of a month, newest first. @param base of the statement they belong to; @param query the filters, as they stand in the address */
@Template("statement/lines")
public record LinesPage(String base, String home, YearMonth month, @Nullable String number, StatementPage.Town mountain, StatementPage.Town partner,
                        String query, Slice<StatementLine> lines) implements Page {}
