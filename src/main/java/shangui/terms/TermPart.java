package shangui.terms;

import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import shangui.change.Difference;
import shangui.change.Examined.Objection;
import shangui.contract.ContractTerm;
import shangui.contract.ContractTerm.LossBearer;
import shangui.contract.Mode;

/** Mode, payment days, who bears losses, guarantee, and until when: one row that ends the one before. */
record TermPart(Draft draft) {

    /** Works it out; answers the first reason against it. */
    Optional<Objection> objection() {
        if (draft.form().mode() == null) {
            return draft.agreed().termOn(draft.day()).isPresent() ? Optional.empty() : Draft.objection("contract.termsFirst", "mode");
        }
        LocalDate endsOn = draft.form().lastDay() == null ? null : draft.form().lastDay().plusDays(1);
        LocalDate later = draft.agreed().termAfter(draft.day()).map(ContractTerm::startsOn).orElse(null);
        if (draft.form().paymentDays() == null || draft.form().lossBearer() == null) {
            return Draft.objection("form.required", draft.form().paymentDays() == null ? "paymentDays" : "lossBearer");
        }
        if (draft.form().lastDay() != null && draft.form().lastDay().isBefore(draft.day())) {
            return Draft.objection("contract.endsBefore", "lastDay");
        }
        if (later != null && endsOn != null && endsOn.isAfter(later)) {
            return Optional.of(Objection.of("contract.laterTerms", later).at("lastDay"));
        }
        return guarantee().or(this::lossBearer).or(() -> written(endsOn == null ? later : endsOn));
    }

    private Optional<Objection> guarantee() {
        if (draft.form().guarantee() == null) {
            return draft.form().guaranteeClause() == null ? Optional.empty() : Draft.objection("form.required", "guarantee");
        }
        return draft.form().mode() == Mode.PURCHASE ? Draft.objection("contract.noGuaranteeInPurchase", "guarantee")
            : draft.form().guarantee().isNegative() ? Draft.objection("contract.notBelowNothing", "guarantee")
            : draft.form().guaranteeClause() == null ? Draft.objection("contract.clauseNeeded", "guaranteeClause")
            : Optional.empty();
    }

    private Optional<Objection> lossBearer() {
        return draft.form().mode() == Mode.PURCHASE && draft.form().lossBearer() != LossBearer.STORE ? Draft.objection("contract.storeBearsInPurchase", "lossBearer") : Optional.empty();
    }

    private Optional<Objection> written(@Nullable LocalDate endsOn) {
        ContractTerm old = draft.agreed().termOn(draft.day()).orElse(null);
        ContractTerm wanted = new ContractTerm(old != null && old.startsOn().equals(draft.day()) ? old.id() : draft.ids().next(), draft.agreed().contract().id(), draft.day(), endsOn, draft.form().mode(),
            draft.form().paymentDays(), draft.form().lossBearer(), draft.form().guarantee(), draft.form().guaranteeClause(), draft.form().clause());
        List<Difference> changed = differences(old, wanted);
        if (changed.isEmpty()) {
            return Optional.empty();
        }
        changed.forEach(draft::differs);
        if (old == null) {
            draft.write(() -> draft.book().add(wanted));
        } else if (changed.size() == 1 && changed.getFirst().field().equals("lastDay") && endsOn != null) {
            draft.write(() -> draft.book().endTerm(old.id(), endsOn));
        } else if (old.startsOn().isBefore(draft.day())) {
            draft.write(() -> draft.book().endTerm(old.id(), draft.day()));
            draft.write(() -> draft.book().add(wanted));
        } else if (draft.day().isAfter(draft.today())) {
            draft.write(() -> draft.book().replace(wanted));
        } else {
            return draft.sameDay("mode");
        }
        return Optional.empty();
    }

    private static List<Difference> differences(@Nullable ContractTerm old, ContractTerm wanted) {
        return Stream.of(
                Difference.of("mode", old == null ? null : old.mode(), wanted.mode()),
                Difference.of("paymentDays", old == null ? null : old.paymentDays(), wanted.paymentDays()),
                Difference.of("lossBearer", old == null ? null : old.lossBearer(), wanted.lossBearer()),
                Difference.of("clause", old == null ? null : old.clause(), wanted.clause()),
                Difference.of("guarantee", guarantee(old), guarantee(wanted)),
                Difference.of("lastDay", lastDay(old), lastDay(wanted)))
            .filter(difference -> !Objects.equals(difference.from(), difference.to())).toList();
    }

    @Nullable
    private static String guarantee(@Nullable ContractTerm term) {
        return term == null || term.guaranteeFen() == null ? null : Wording.withClause(Wording.money(term.guaranteeFen()), term.guaranteeClause());
    }

    @Nullable
    private static String lastDay(@Nullable ContractTerm term) {
        return term == null || term.endsOn() == null ? null : Wording.date(term.endsOn().minusDays(1));
    }
}
