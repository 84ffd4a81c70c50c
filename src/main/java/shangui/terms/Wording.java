package shangui.terms;

import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import shangui.change.Difference;
import shangui.contract.Fee;
import shangui.contract.Tier;
import shangui.money.Money;
import shangui.web.Formats;
import shangui.web.Language;

/** How figures of a contract are written where the reader's language is not known yet: names and dates stand in both. */
final class Wording {

    /** Amounts and rates are written alike in both languages. */
    private static final Formats ZH = new Formats(Language.ZH);
    private static final Formats EN = new Formats(Language.EN);

    private Wording() {
    }

    static String date(LocalDate day) {
        return "{" + ZH.date(day) + "|" + EN.date(day) + "}";
    }

    static String money(Money amount) {
        return ZH.yuan(amount);
    }

    /** {@code 15%; ≥ ¥50,000.00: 18%}. */
    static String rate(int bp, List<Tier> ladder) {
        return ZH.percent(bp) + ladder.stream().map(tier -> "; ≥ " + ZH.yuan(tier.fromFen()) + ": " + ZH.percent(tier.rateBp())).collect(Collectors.joining());
    }

    static String name(Fee fee) {
        return "{" + fee.name() + "|" + fee.nameEn() + "}";
    }

    @Nullable
    static String withClause(@Nullable String value, @Nullable String clause) {
        return value == null || clause == null ? value : value + " · " + clause;
    }

    static String told(Figure figure) {
        return withClause(figure.value(), figure.clause());
    }

    static Difference difference(@Nullable Figure from, @Nullable Figure to) {
        Figure either = to == null ? from : to;
        return new Difference(either.field(), either.about(), from == null ? null : told(from), to == null ? null : told(to));
    }
}
