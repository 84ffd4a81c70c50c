package shangui.stock;

import shangui.contract.ContractTerm.LossBearer;
import shangui.contract.Mode;
import shangui.contract.Terms;

/** What a loss comes to under a counter's contract (rule 8): said to the clerk before it is written off. */
public enum LossMeaning {
    /** The supermarket bought the goods: it is its own loss, and in no bill. */
    BOUGHT,
    /** The supplier bears it: the bill lists packs without money. */
    SUPPLIER,
    /** The store bears it: the village is paid the settlement price. */
    STORE_SETTLEMENT_PRICE,
    /** The store bears it: the village is paid the listing price less commission and fees. */
    STORE_NET_PRICE;

    static LossMeaning of(Terms terms) {
        if (terms.mode() == Mode.PURCHASE) {
            return BOUGHT;
        }
        if (terms.term().lossBearer() == LossBearer.SUPPLIER) {
            return SUPPLIER;
        }
        return terms.mode() == Mode.CONSIGNMENT ? STORE_SETTLEMENT_PRICE : STORE_NET_PRICE;
    }
}
