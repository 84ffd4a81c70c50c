package shangui.terms;

import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import shangui.change.Examined.Objection;
import shangui.contract.Fee;
import shangui.contract.Mode;
import shangui.contract.Rate;
import shangui.contract.Tier;
import shangui.money.Money;
import shangui.terms.TermsForm.Band;
import shangui.terms.TermsForm.RateRow;

/** Rates of commission, with their ladders, and of percentage fees, each for everything, a category or a product. */
record RatesPart(Draft draft) {

    /** Works them out; answers the first reason against one. */
    Optional<Objection> objection() {
        boolean concession = draft.mode().filter(Mode.CONCESSION::equals).isPresent();
        List<RateRow> seen = new ArrayList<>();
        for (int row = 0; row < draft.form().rates().size(); row++) {
            RateRow wanted = draft.form().rates().get(row);
            String field = "rates[" + row + "].";
            if (!concession && wanted.feeId() == null && draft.agreed().ratesOn(draft.day()).stream().anyMatch(rate -> wanted.isOf(rate))) {
                continue;
            }
            if (seen.stream().anyMatch(wanted::isOf)) {
                return Draft.objection("contract.twice", field + "of");
            }
            seen.add(wanted);
            Optional<Objection> objection = !concession && wanted.feeId() == null && TermsForm.basisPoints(wanted.rate()) != null
                ? Draft.objection("contract.onlyInConcession", field + "rate") : rate(wanted, field);
            if (objection.isPresent()) {
                return objection;
            }
        }
        return concession ? Optional.empty() : endCommission();
    }

    /** Where the trade mode knows no commission, none stays. */
    private Optional<Objection> endCommission() {
        return draft.agreed().ratesOn(draft.day()).stream().filter(rate -> rate.feeId() == null).map(rate -> endRate(rate, null, "rates")).flatMap(Optional::stream).findFirst();
    }

    Optional<Objection> rate(RateRow wanted, String field) {
        Integer bp = TermsForm.basisPoints(wanted.rate());
        Fee fee = wanted.feeId() == null ? null : draft.agreed().fees().stream().filter(known -> known.percentage() && known.id() == wanted.feeId()).findFirst().orElse(null);
        if (wanted.feeId() != null && fee == null) {
            return Draft.objection("form.choice", field + "what");
        }
        if (!wanted.namesSomething() || wanted.productId() != null && draft.agreed().packs().stream().noneMatch(pack -> pack.productId() == wanted.productId())) {
            return Draft.objection("form.choice", field + "of");
        }
        Rate old = draft.agreed().ratesOn(draft.day()).stream().filter(rate -> wanted.isOf(rate)).findFirst().orElse(null);
        if (bp == null) {
            return old == null ? Optional.empty() : endRate(old, fee, field);
        }
        if (bp > 10_000) {
            return Draft.objection("contract.percent", field + "rate");
        }
        return wanted.clause() == null ? Draft.objection("contract.clauseNeeded", field + "clause") : ladderObjection(wanted, field).or(() -> changeRate(old, wanted, bp, fee, field));
    }

    private Optional<Objection> ladderObjection(RateRow wanted, String field) {
        if (!wanted.tiers().isEmpty() && wanted.feeId() != null) {
            return Draft.objection("contract.ladderOfCommission", field + "tiers[0].from");
        }
        Money below = Money.ZERO;
        for (int band = 0; band < wanted.tiers().size(); band++) {
            Band tier = wanted.tiers().get(band);
            Integer bp = TermsForm.basisPoints(tier.rate());
            if (tier.from().compareTo(below) <= 0) {
                return Draft.objection("contract.ladderRises", field + "tiers[" + band + "].from");
            }
            if (bp == null || bp > 10_000) {
                return Draft.objection("contract.percent", field + "tiers[" + band + "].rate");
            }
            below = tier.from();
        }
        return Optional.empty();
    }

    private Optional<Objection> changeRate(@Nullable Rate old, RateRow wanted, int bp, @Nullable Fee fee, String field) {
        boolean comes = old != null && old.startsOn().equals(draft.day());
        LocalDate endsOn = old != null ? old.endsOn() : draft.agreed().rateAfter(known -> wanted.isOf(known), draft.day()).map(Rate::startsOn).orElse(null);
        Rate rate = new Rate(comes ? old.id() : draft.ids().next(), draft.agreed().contract().id(), wanted.feeId(), wanted.productId(), wanted.category(), bp, wanted.clause(), draft.day(), endsOn);
        List<Tier> ladder = wanted.tiers().stream().map(band -> new Tier(rate.id(), band.from(), TermsForm.basisPoints(band.rate()))).toList();
        Figure before = old == null ? null : draft.agreed().figure(old, draft.agreed().ladder(old), fee);
        Figure after = draft.agreed().figure(rate, ladder, fee);
        if (before != null && Wording.told(before).equals(Wording.told(after))) {
            return Optional.empty();
        }
        draft.differs(Wording.difference(before, after));
        if (comes) {
            draft.write(() -> draft.book().replace(rate, ladder));
        } else {
            if (old != null) {
                draft.write(() -> draft.book().endRate(old.id(), draft.day()));
            }
            draft.write(() -> draft.book().add(rate, ladder));
        }
        return onTheFirst(old, ladder).or(() -> comes && !draft.day().isAfter(draft.today()) ? draft.sameDay(field + "rate") : Optional.empty());
    }

    private Optional<Objection> endRate(Rate old, @Nullable Fee fee, String field) {
        draft.differs(Wording.difference(draft.agreed().figure(old, draft.agreed().ladder(old), fee), null));
        boolean comes = old.startsOn().equals(draft.day());
        draft.write(comes ? () -> draft.book().remove(old) : () -> draft.book().endRate(old.id(), draft.day()));
        return onTheFirst(old, List.of()).or(() -> comes && !draft.day().isAfter(draft.today()) ? draft.sameDay(field + "rate") : Optional.empty());
    }

    /** A ladder belongs to one rate for whole months. */
    private Optional<Objection> onTheFirst(@Nullable Rate old, List<Tier> ladder) {
        boolean ladders = !ladder.isEmpty() || old != null && !draft.agreed().ladder(old).isEmpty();
        return ladders && draft.day().getDayOfMonth() != 1 ? Draft.objection("contract.ladderOnTheFirst", "startsOn") : Optional.empty();
    }
}
