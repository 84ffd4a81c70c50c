package shangui.terms;

import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import shangui.change.Examined.Objection;
import shangui.contract.DatedPrice;
import shangui.contract.Mode;
import shangui.terms.TermsForm.PriceRow;

/** Consignment: what the supplier gets for a pack. */
record PricesPart(Draft draft) {

    /** Works them out; answers the first reason against one. */
    Optional<Objection> objection() {
        Set<Long> seen = new HashSet<>();
        for (int row = 0; row < draft.form().prices().size(); row++) {
            PriceRow wanted = draft.form().prices().get(row);
            String field = "prices[" + row + "].price";
            if (wanted.price() == null) {
                continue;
            }
            if (draft.agreed().pack(wanted.skuId()).isEmpty()) {
                return Draft.objection("form.choice", field);
            }
            if (!seen.add(wanted.skuId())) {
                return Draft.objection("contract.twice", field);
            }
            Optional<Objection> objection = price(wanted, field);
            if (objection.isPresent()) {
                return objection;
            }
        }
        return Optional.empty();
    }

    private Optional<Objection> price(PriceRow wanted, String field) {
        DatedPrice old = draft.agreed().priceOn(wanted.skuId(), draft.day()).orElse(null);
        DatedPrice price = new DatedPrice(wanted.skuId(), draft.day(), wanted.price(), wanted.clause());
        if (old != null && old.priceFen().equals(price.priceFen()) && Objects.equals(old.clause(), price.clause())) {
            return Optional.empty();
        }
        if (draft.mode().filter(Mode.CONSIGNMENT::equals).isEmpty()) {
            return Draft.objection("contract.onlyInConsignment", field);
        }
        if (!wanted.price().isPositive()) {
            return Draft.objection("contract.priceAboveNothing", field);
        }
        draft.differs(Wording.difference(old == null ? null : draft.agreed().figure(old), draft.agreed().figure(price)));
        draft.write(() -> draft.book().price(draft.agreed().contract().id(), price));
        return old != null && old.startsOn().equals(draft.day()) && !draft.day().isAfter(draft.today()) ? draft.sameDay(field) : Optional.empty();
    }
}
