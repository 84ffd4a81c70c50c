package shangui.settlement;

import io.micronaut.core.annotation.Nullable;
import java.util.List;
import java.util.stream.Collectors;
import shangui.money.Money;
import shangui.web.Bridge;
import shangui.web.Formats;
import shangui.web.Sentences;

/** Says a settlement's steps in the reader's language: each with its rates, clauses and the words 逐行计算 (rules 4, RS-2, RS-3). */
public final class BridgeText {

    private final Sentences sentences;

    BridgeText(Sentences sentences) {
        this.sentences = sentences;
    }

    /** @param linesHref where the settlement's lines are, or null */
    public static Bridge of(SettlementFigures settlement, @Nullable String linesHref, Sentences sentences) {
        return new BridgeText(sentences).bridge(settlement, linesHref);
    }

    private Bridge bridge(SettlementFigures settlement, @Nullable String linesHref) {
        List<BridgeStep> steps = settlement.steps();
        if (steps.isEmpty()) {
            return Bridge.from(sentences.of("statement.step.NOTHING"), null, Money.ZERO).total(sentences.of("statement.step.PAYABLE"), Money.ZERO);
        }
        BridgeStep first = steps.getFirst();
        Bridge bridge = Bridge.from(name(first), countOf(first), hrefOf(first, linesHref), first.amountFen());
        for (BridgeStep step : steps.subList(1, steps.size())) {
            bridge = step.subtotal() ? bridge.total(name(step), step.amountFen())
                : bridge.change(name(step), note(step, settlement.party().contractNumber()), hrefOf(step, linesHref), step.amountFen());
        }
        return bridge.total(sentences.of("statement.step.PAYABLE"), settlement.payableFen());
    }

    private String name(BridgeStep step) {
        String own = sentences.isEnglish() ? step.nameEn() : step.name();
        return own == null ? sentences.name("statement.step", step.kind()) : own;
    }

    private String countOf(BridgeStep step) {
        return sentences.of("statement.step.lines", step.lines());
    }

    @Nullable
    private static String hrefOf(BridgeStep step, @Nullable String linesHref) {
        return switch (step.kind()) {
            case SOLD, RETURNED, COMMISSION, SETTLED, SETTLED_BACK -> linesHref;
            case FEE -> step.causes().stream().allMatch(cause -> cause.rateBp() != null && cause.baseFen() == null) ? linesHref : null;
            default -> null;
        };
    }

    private String note(BridgeStep step, String contractNumber) {
        if (step.causes().isEmpty()) {
            return countOf(step);
        }
        return step.causes().stream().map(cause -> note(step, cause, contractNumber)).collect(Collectors.joining(sentences.isEnglish() ? "; " : "；"));
    }

    private String note(BridgeStep step, BridgeStep.Cause cause, String contractNumber) {
        String clause = cause.clause() == null ? contractNumber : contractNumber + " " + cause.clause();
        if (step.kind() == BridgeStep.Kind.TIER) {
            return sentences.of("statement.step.tier", percent(cause.rateBp()), cause.baseFen(), cause.amountFen(), clause);
        }
        if (cause.rateBp() == null) {
            return sentences.of("statement.step.entries", cause.lines(), cause.amountFen(), clause);
        }
        return sentences.of("statement.step.lineByLine", percent(cause.rateBp()), cause.lines(), cause.amountFen(), clause);
    }

    private String percent(int basisPoints) {
        return new Formats(sentences.language()).percent(basisPoints);
    }
}
