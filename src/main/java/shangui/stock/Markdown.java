package shangui.stock;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import shangui.money.Money;

/** A price of one lot at one counter, from a moment until it was ended; null while it stands. An offer of its own (rule 15). */
@Introspected
public record Markdown(long id, long counterId, long lotId, Money priceFen, Instant setAt, @Nullable Long setBy, String reason,
                       @Nullable Instant endedAt, @Nullable Long endedBy, @Nullable String endReason) {}
