package shangui.user;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;

/** A link that lets its holder set an account's password: once, for 72 hours, unless another takes its place. */
public record Invitation(long accountId, long madeBy, Instant madeAt, Instant expiresAt, @Nullable Instant usedAt, @Nullable Instant withdrawnAt) {

    public boolean openAt(Instant moment) {
        return usedAt == null && withdrawnAt == null && moment.isBefore(expiresAt);
    }
}
