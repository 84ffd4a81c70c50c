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

/** Claims. One is inserted once and answered once. */
@Singleton
class ClaimRepository {

    private final Statements statements;

    ClaimRepository(Statements statements) {
        this.statements = statements;
    }

    /** As long as so many packs of the lot are neither returned nor claimed: the check and the insert are one statement. */
    boolean raise(Claim claim) {
        return statements.update("""
            INSERT INTO claim (id, order_id, order_line_lot_id, counter_id, store_id, quantity, kind, what, picture_id, state, raised_at, answer_by)
            SELECT ?, l.order_id, l.id, ?, ?, ?, ?, ?, ?, 'RAISED', ?, ?
              FROM order_line_lot l
             WHERE l.id = ?
               AND l.returned + (SELECT COALESCE(SUM(c.quantity), 0)
                                   FROM claim c
                                  WHERE c.order_line_lot_id = l.id
                                    AND c.state = 'RAISED') + ? <= l.quantity
            """, claim.id(), claim.counterId(), claim.storeId(), claim.quantity(), claim.kind(), claim.what(), claim.pictureId(), claim.raisedAt(),
            claim.answerBy(), claim.orderLineLotId(), claim.quantity()) == 1;
    }

    /** Answers whether it still waited. */
    boolean answer(long id, State to, @Nullable Money refund, @Nullable String answer, Instant now, @Nullable Long accountId) {
        return statements.update("""
            UPDATE claim
               SET state = ?, refund_fen = ?, answer = ?, answered_at = ?, answered_by = ?
             WHERE id = ?
               AND state = 'RAISED'
            """, to, refund, answer, now, accountId, id) == 1;
    }

    Optional<Claim> find(long id) {
        return statements.list("SELECT * FROM claim WHERE id = ?", ClaimRepository::claim, id).stream().findFirst();
    }

    List<Claim> ofOrders(List<Long> orderIds) {
        return orderIds.isEmpty() ? List.of() : statements.list("""
            SELECT *
              FROM claim
             WHERE order_id IN (%s)
             ORDER BY id
            """.formatted(Statements.places(orderIds.size())), ClaimRepository::claim, orderIds);
    }

    /** What went back for an order without anybody having looked. */
    Money grantedByRule(long orderId) {
        return statements.list("""
            SELECT COALESCE(SUM(refund_fen), 0) AS refund_fen
              FROM claim
             WHERE order_id = ?
               AND state = 'GRANTED'
               AND answered_by IS NULL
            """, row -> Money.ofFen(row.getLong("refund_fen")), orderId).getFirst();
    }

    boolean fresh(long productId) {
        return statements.list("SELECT fresh FROM product WHERE id = ?", row -> row.getBoolean("fresh"), productId).getFirst();
    }

    private static Claim claim(ResultSet row) throws SQLException {
        Long refund = row.getObject("refund_fen", Long.class);
        return new Claim(row.getLong("id"), row.getLong("order_id"), row.getLong("order_line_lot_id"), row.getLong("counter_id"), row.getLong("store_id"),
            row.getInt("quantity"), Kind.valueOf(row.getString("kind")), row.getString("what"), row.getObject("picture_id", Long.class),
            State.valueOf(row.getString("state")), refund == null ? null : Money.ofFen(refund), row.getString("answer"), Statements.instant(row, "raised_at"),
            Statements.instant(row, "answer_by"), Statements.instant(row, "answered_at"), row.getObject("answered_by", Long.class));
    }
}
