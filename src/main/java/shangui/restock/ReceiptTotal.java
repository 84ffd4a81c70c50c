package shangui.restock;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;

/** A receipt in a list: how many lots and packs it brought. */
public record ReceiptTotal(long id, Instant happenedAt, @Nullable String note, int lots, int packs) {}
