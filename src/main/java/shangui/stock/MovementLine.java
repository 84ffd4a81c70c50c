package shangui.stock;

import io.micronaut.core.annotation.Nullable;

/**
 * A movement as a person reads it.
 *
 * @param goods  the lot that moved, as it stands at the counter
 * @param person username of who told it, or null where nobody was signed in
 * @param note   what was written beside it, or null
 */
public record MovementLine(Movement movement, ShelfRow goods, @Nullable String person, @Nullable String note) {

    /** Why packs were written off, or null. */
    @Nullable
    public WriteOffReason writeOffReason() {
        return movement.kind() == Movement.Kind.WRITTEN_OFF ? WriteOffReason.valueOf(movement.reason()) : null;
    }
}
