package shangui.claim;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import shangui.claim.Claim.Kind;
import shangui.claim.Claim.State;
import shangui.db.Statements;
import shangui.money.Money;
import shangui.order.Tender;

/** Claims as a store's clerk sees them, in one statement. */
@Singleton
class StoreClaims {

    private static final int MOST = 200;
    private static final int ANSWERED_SHOWN = 20;

    private static final String ROWS = """
        SELECT c.id, c.order_id, o.number, o.tender, o.handed_over_at, p.name AS counter, p.name_en AS counter_en, n.name, n.name_en, n.pack, n.pack_en,
               n.unit_price_fen, l.code, c.quantity, c.kind, c.what, c.picture_id, c.state, c.refund_fen, c.answer, c.raised_at, c.answer_by, c.answered_at, c.answered_by
          FROM claim c
          JOIN orders o ON o.id = c.order_id
          JOIN counter p ON p.id = c.counter_id
          JOIN order_line_lot t ON t.id = c.order_line_lot_id
          JOIN order_line n ON n.id = t.order_line_id
          JOIN lot l ON l.id = t.lot_id
         WHERE c.store_id = ?
        """;

    private final Statements statements;

    StoreClaims(Statements statements) {
        this.statements = statements;
    }

    /** @param worth what the packs cost before any discount; @param byRule nobody looked at it */
    public record StoreClaim(long id, long orderId, String number, Tender tender, Instant handedOverAt, String counterName, String counterNameEn, String name, String nameEn,
                             String pack, String packEn, String lotCode, int quantity, Kind kind, @Nullable String what, boolean photo, State state, Money worth,
                             @Nullable Money refundFen, @Nullable String answer, Instant raisedAt, Instant answerBy, @Nullable Instant answeredAt, boolean byRule) {}

    /** The first to be answered first. */
    List<StoreClaim> waiting(long storeId) {
        return statements.list(ROWS + " AND c.state = 'RAISED' ORDER BY c.answer_by, c.id LIMIT ?", StoreClaims::claim, storeId, MOST);
    }

    /** The youngest first. */
    List<StoreClaim> answered(long storeId) {
        return statements.list(ROWS + " AND c.state IN ('GRANTED', 'REFUSED') ORDER BY c.answer_by DESC, c.id DESC LIMIT ?", StoreClaims::claim, storeId, ANSWERED_SHOWN);
    }

    /** The picture of a claim of the store. */
    Optional<Long> picture(long storeId, long claimId) {
        return statements.list("SELECT picture_id FROM claim WHERE id = ? AND store_id = ? AND picture_id IS NOT NULL", row -> row.getLong("picture_id"), claimId, storeId)
            .stream().findFirst();
    }

    boolean has(long storeId, long claimId) {
        return !statements.list("SELECT id FROM claim WHERE id = ? AND store_id = ?", row -> row.getLong("id"), claimId, storeId).isEmpty();
    }

    private static StoreClaim claim(ResultSet row) throws SQLException {
        Long refund = row.getObject("refund_fen", Long.class);
        return new StoreClaim(row.getLong("id"), row.getLong("order_id"), row.getString("number"), Tender.valueOf(row.getString("tender")),
            Statements.instant(row, "handed_over_at"), row.getString("counter"), row.getString("counter_en"), row.getString("name"), row.getString("name_en"),
            row.getString("pack"), row.getString("pack_en"), row.getString("code"), row.getInt("quantity"), Kind.valueOf(row.getString("kind")), row.getString("what"),
            row.getObject("picture_id") != null, State.valueOf(row.getString("state")), Money.ofFen(row.getLong("unit_price_fen")).times(row.getInt("quantity")),
            refund == null ? null : Money.ofFen(refund), row.getString("answer"), Statements.instant(row, "raised_at"), Statements.instant(row, "answer_by"),
            Statements.instant(row, "answered_at"), refund != null && row.getObject("answered_by") == null);
    }
}
