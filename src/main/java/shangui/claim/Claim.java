package shangui.claim;

import io.micronaut.core.annotation.Nullable;
import java.time.Duration;
import java.time.Instant;
import shangui.money.Money;

/**
 * A shopper's report that packs of one lot of an order line were spoiled. Granted it is a {@code DISCARD} return (rule 13); it is
 * answered once.
 *
 * @param what       in the shopper's words, if any
 * @param pictureId  a photograph of it, if any
 * @param refundFen  what went back; null unless granted
 * @param answer     why it was refused; null unless it was
 * @param answerBy   when the shopper was told to have an answer
 * @param answeredBy the clerk; null as long as nobody answered, and where the rule for small claims did
 */
public record Claim(long id, long orderId, long orderLineLotId, long counterId, long storeId, int quantity, Kind kind, @Nullable String what,
                    @Nullable Long pictureId, State state, @Nullable Money refundFen, @Nullable String answer, Instant raisedAt, Instant answerBy,
                    @Nullable Instant answeredAt, @Nullable Long answeredBy) {

    /** Fresh goods spoil by themselves after that. */
    static final Duration FRESH_WITHIN = Duration.ofHours(48);
    static final Duration OTHERS_WITHIN = Duration.ofDays(7);
    public static final Duration ANSWERED_WITHIN = Duration.ofHours(24);

    public enum Kind { ROTTEN, BROKEN, OTHER }

    public enum State { RAISED, GRANTED, REFUSED }

    public Claim {
        if (quantity <= 0 || state == State.RAISED != (answeredAt == null) || state == State.GRANTED != (refundFen != null) || state == State.REFUSED != (answer != null)) {
            throw new IllegalArgumentException("claim " + id + " is neither waiting nor answered");
        }
    }

    /** Until when goods collected then may be claimed. */
    public static Instant openUntil(Instant collectedAt, boolean fresh) {
        return collectedAt.plus(fresh ? FRESH_WITHIN : OTHERS_WITHIN);
    }
}
