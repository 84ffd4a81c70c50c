package shangui.office;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import shangui.user.Account;

/**
 * An account with what it reaches by name.
 *
 * @param reachName null for the office, which reaches all
 * @param signedInAt last, or null if never
 */
public record AccountRow(Account account, @Nullable String reachName, @Nullable String reachNameEn, Instant createdAt, @Nullable Instant signedInAt) {}
