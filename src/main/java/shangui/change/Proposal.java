package shangui.change;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A change one person wishes and another decides: {@code PROPOSED → APPROVED | REJECTED | WITHDRAWN}, once.
 *
 * @param wish     JSON, for the {@link Proposable} of this kind
 * @param startsOn from when it would hold, or null for at once
 * @param decidedBy the second person, never the first; null where the first withdrew it
 */
@MappedEntity
public record Proposal(@Id long id, String kind, String subjectKind, long subjectId, String wish, @Nullable LocalDate startsOn, String reason,
                       long proposedBy, Instant proposedAt, State state, @Nullable Long decidedBy, @Nullable Instant decidedAt,
                       @Nullable String decisionReason) {

    public enum State { PROPOSED, APPROVED, REJECTED, WITHDRAWN }

    public Proposal {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("A proposal without a reason");
        }
        if (decidedBy != null && decidedBy == proposedBy) {
            throw new IllegalArgumentException("Nobody decides what they proposed");
        }
    }

    public boolean open() {
        return state == State.PROPOSED;
    }
}
