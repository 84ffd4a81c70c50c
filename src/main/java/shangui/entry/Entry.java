package shangui.entry;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.time.LocalDate;
import shangui.money.Money;
import shangui.stock.Document;

/**
 * An appended line of what is payable that no single sale makes.
 *
 * @param amountFen      signed: what it adds to the payable; never nothing
 * @param closing        made by closing the month; a withdrawal answers it
 * @param answersId      the entry it answers, equal and opposite; or, of a correction, the entry it corrects
 * @param baseFen        what the rate was applied to, or quantity × price
 * @param document       kind and id of the paper that made it; none at closing
 * @param statementMonth first day of the month, fixed when it is written (rule 6)
 */
public record Entry(long id, long pairingId, long contractId, Kind kind, Money amountFen, boolean closing, @Nullable Long answersId, Of of,
                    @Nullable Money baseFen, @Nullable Integer rateBp, @Nullable Long rateId, @Nullable Long feeId, @Nullable String clause,
                    @Nullable Paper document, @Nullable String reason, @Nullable Long accountId, Instant recordedAt, LocalDate accountingDate,
                    LocalDate statementMonth) {

    public enum Kind { RECEIPT, SEND_BACK, FEE, TIER, GUARANTEE, LOSS, CARRY, CORRECTION }

    /** The goods an entry is about: packs of a lot at a counter; all null where it is about the settlement as a whole. */
    public record Of(@Nullable Long counterId, @Nullable Long lotId, @Nullable Integer quantity) {

        public static final Of SETTLEMENT = new Of(null, null, null);
    }

    /** The paper that made an entry. */
    public record Paper(Document.Kind kind, long id) {}

    public Entry {
        if (amountFen.isZero()) {
            throw new IllegalArgumentException("an entry of nothing is not written");
        }
    }

    /** Equal and opposite, in the same month: the issue it was made for is withdrawn. */
    public Entry answer(long newId, long byAccountId, String why, Instant now) {
        return new Entry(newId, pairingId, contractId, kind, amountFen.negate(), true, id, of, baseFen == null ? null : baseFen.negate(), rateBp,
            rateId, feeId, clause, document, why, byAccountId, now, accountingDate, statementMonth);
    }
}
