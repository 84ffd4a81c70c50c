package shangui.settlement;

import shangui.money.Money;

/**
 * A village's part of a settlement. Lines, entries and what was carried in make up what is due and what is carried on.
 *
 * @param villageId     0: nobody to be shared among
 * @param dueFen        of what the settlement pays
 * @param carriedOutFen left for the next month, either sign
 */
public record VillagePart(long villageId, Money netFen, Money linesFen, Money entriesFen, Money carriedInFen, Money dueFen, Money carriedOutFen) {

    public VillagePart {
        if (!linesFen.plus(entriesFen).plus(carriedInFen).equals(dueFen.plus(carriedOutFen)) || dueFen.isNegative()) {
            throw new IllegalArgumentException("a village's part is what is due and what is carried");
        }
    }

    /** Its part of this month alone. */
    public Money partFen() {
        return linesFen.plus(entriesFen);
    }
}
