package shangui.product;

import shangui.town.Town;

/**
 * A product as a person reads it in a list.
 *
 * @param packs how many of its packs are offered
 */
public record ProductRow(Product product, Town town, int packs, State state) {

    /** WITHHELD: no supplier of its town may sell it today, for want of a document. */
    public enum State { OFFERED, WITHHELD, ENDED }
}
