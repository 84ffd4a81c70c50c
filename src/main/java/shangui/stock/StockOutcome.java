package shangui.stock;

import shangui.db.Refusal;

/** What came of a change of stock that may be refused. */
public sealed interface StockOutcome {

    record Done(long id) implements StockOutcome {}

    /** Too few packs are free: nothing was moved. */
    record Short(long lotId, int wanted, int free) implements StockOutcome, Refusal {}

    /** The counter never had this lot. */
    record NotHere(long lotId) implements StockOutcome, Refusal {}
}
