package shangui.terms;

import io.micronaut.core.annotation.Nullable;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import shangui.change.Examined.Objection;
import shangui.contract.Fee;
import shangui.contract.Rate;
import shangui.terms.TermsForm.FeeRow;
import shangui.terms.TermsForm.RateRow;

/** Named fees: a percentage or a sum a month. */
record FeesPart(Draft draft) {

    /** Works them out; answers the first reason against one. */
    Optional<Objection> objection() {
        Set<Long> seen = new HashSet<>();
        for (int row = 0; row < draft.form().fees().size(); row++) {
            FeeRow wanted = draft.form().fees().get(row);
            String field = "fees[" + row + "].";
            Optional<Objection> objection = wanted.id() != null && !seen.add(wanted.id()) ? Draft.objection("contract.twice", field + "name") : fee(wanted, field);
            if (objection.isPresent()) {
                return objection;
            }
        }
        return Optional.empty();
    }

    private Optional<Objection> fee(FeeRow wanted, String field) {
        Fee old = wanted.id() == null ? null : draft.agreed().feesOn(draft.day()).stream().filter(fee -> fee.id() == wanted.id()).findFirst().orElse(null);
        Integer bp = TermsForm.basisPoints(wanted.rate());
        if (wanted.id() != null && old == null) {
            return Draft.objection("form.choice", field + "name");
        }
        if (bp != null && wanted.fixed() != null || old != null && (old.percentage() ? wanted.fixed() : bp) != null) {
            return Draft.objection("contract.oneKindOfFee", field + "fixed");
        }
        if (bp == null && wanted.fixed() == null) {
            return old == null ? Draft.objection("contract.feeNeedsSum", field + "rate") : endFee(old, field);
        }
        if (wanted.clause() == null) {
            return Draft.objection("contract.clauseNeeded", field + "clause");
        }
        if (bp != null && bp > 10_000 || wanted.fixed() != null && wanted.fixed().isNegative()) {
            return Draft.objection("contract.percent", field + (bp != null ? "rate" : "fixed"));
        }
        return old == null ? newFee(wanted, bp, field) : old.percentage() ? new RatesPart(draft).rate(new RateRow(Long.toString(old.id()), "ALL", wanted.rate(), wanted.clause(), List.of()), field)
            : fixedFee(old, wanted, field);
    }

    private Optional<Objection> newFee(FeeRow wanted, @Nullable Integer bp, String field) {
        if (wanted.name() == null || wanted.nameEn() == null) {
            return Draft.objection("form.required", field + (wanted.name() == null ? "name" : "nameEn"));
        }
        Fee fee = new Fee(draft.ids().next(), draft.agreed().contract().id(), wanted.name(), wanted.nameEn(), wanted.clause(), wanted.fixed(), draft.day(), null);
        if (bp == null) {
            draft.differs(Wording.difference(null, Agreed.figure(fee)));
            draft.write(() -> draft.book().add(fee));
        } else {
            Rate rate = new Rate(draft.ids().next(), draft.agreed().contract().id(), fee.id(), null, null, bp, wanted.clause(), draft.day(), null);
            draft.differs(Wording.difference(null, draft.agreed().figure(rate, List.of(), fee)));
            draft.write(() -> draft.book().add(fee));
            draft.write(() -> draft.book().add(rate, List.of()));
        }
        return Optional.empty();
    }

    private Optional<Objection> fixedFee(Fee old, FeeRow wanted, String field) {
        if (old.fixedFen().equals(wanted.fixed()) && old.clause().equals(wanted.clause())) {
            return Optional.empty();
        }
        boolean comes = old.startsOn().equals(draft.day());
        Fee fee = new Fee(comes ? old.id() : draft.ids().next(), old.contractId(), old.name(), old.nameEn(), wanted.clause(), wanted.fixed(), draft.day(), old.endsOn());
        draft.differs(Wording.difference(Agreed.figure(old), Agreed.figure(fee)));
        if (comes) {
            draft.write(() -> draft.book().replace(fee));
            return draft.day().isAfter(draft.today()) ? Optional.empty() : draft.sameDay(field + "fixed");
        }
        draft.write(() -> draft.book().endFee(old.id(), draft.day()));
        draft.write(() -> draft.book().add(fee));
        return Optional.empty();
    }

    /** With all its rates. */
    private Optional<Objection> endFee(Fee old, String field) {
        if (old.startsOn().equals(draft.day())) {
            return draft.sameDay(field + "rate");
        }
        if (!old.percentage()) {
            draft.differs(Wording.difference(Agreed.figure(old), null));
        }
        draft.agreed().rates().stream().filter(rate -> Objects.equals(rate.feeId(), old.id()) && (rate.endsOn() == null || rate.endsOn().isAfter(draft.day()))).forEach(rate -> {
            draft.differs(Wording.difference(draft.agreed().figure(rate, List.of(), old), null));
            draft.write(rate.startsOn().isBefore(draft.day()) ? () -> draft.book().endRate(rate.id(), draft.day()) : () -> draft.book().remove(rate));
        });
        draft.write(() -> draft.book().endFee(old.id(), draft.day()));
        return Optional.empty();
    }
}
