package shangui.stock;

import java.time.Instant;

/** A lot at a counter whose book was proved wrong and that should be counted again. */
public record Recount(long id, long counterId, long lotId, Why why, Document.Kind documentKind, long documentId, Instant listedAt) {

    /** Goods left that the book did not have; packs kept for somebody were taken; a lot left that should not have been sold. */
    public enum Why { FOUND, HOLD_BROKEN, UNSELLABLE }
}
