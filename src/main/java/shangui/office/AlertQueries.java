package shangui.office;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import shangui.claim.Claim;
import shangui.stock.Document;
import shangui.stock.NearDate;
import shangui.user.Account;
import shangui.user.Role;

/**
 * The one query of each kind of alert. All answer the same columns, in this order: id, pairing_id, counter_id, supermarket_id,
 * supplier_id, target_id, code, name, name_en, since, units, amount_fen, part, whole (a share is part of whole).
 */
final class AlertQueries {

    /** @param sql without order @param parameters of its places, in order */
    record Query(String sql, List<Object> parameters) {

        static Query of(String sql, Object... parameters) {
            return new Query(sql, List.of(parameters));
        }
    }

    private final Account me;
    private final Instant now;
    private final LocalDate today;

    AlertQueries(Account me, Instant now) {
        this.me = me;
        this.now = now;
        this.today = LocalDate.ofInstant(now, Document.ZONE);
    }

    Query of(AlertKind kind) {
        return switch (kind) {
            case STATEMENT_TO_CLOSE -> statementToClose();
            case STATEMENT_TO_CONFIRM -> statementToConfirm();
            case SETTLEMENT_OVERDUE -> settlement("s.due_on < ?", today);
            case SETTLEMENT_DUE -> settlement("s.due_on BETWEEN ? AND ?", today, today.plusDays(Thresholds.SETTLEMENT_DUE_DAYS));
            case SETTLEMENT_TOO_LATE -> settlementTooLate();
            case PAYMENT_TO_ACKNOWLEDGE -> paymentToAcknowledge();
            case NO_DELIVERY -> noDelivery();
            case NEAR_DATE -> nearDate();
            case EXPIRED_STOCK -> expiredStock();
            case LICENCE_ENDING -> licenceEnding();
            case LICENCE_TO_CHECK -> licenceToCheck();
            case RECOUNT -> recount();
            case TILL_EXCEPTION -> tillException();
            case ORDER_UNCOLLECTED -> orderUncollected();
            case ORDER_SHORT -> orderShort();
            case CLAIM_TO_ANSWER -> claimToAnswer();
            case REFUND_RATE -> refundRate();
            case PROPOSAL_TO_DECIDE -> proposalToDecide();
        };
    }

    /** Months written in, and the last one of a pairing in force even if nothing was. */
    private Query statementToClose() {
        LocalDate running = today.withDayOfMonth(1);
        return Query.of("""
            SELECT d.pairing_id AS id, d.pairing_id, NULL AS counter_id, NULL AS supermarket_id, NULL AS supplier_id, d.pairing_id AS target_id,
                   DATE_FORMAT(d.month, '%Y-%m') AS code, DATE_FORMAT(d.month, '%Y年%c月') AS name, DATE_FORMAT(d.month, '%M %Y') AS name_en,
                   DATE_ADD(d.month, INTERVAL 1 MONTH) AS since, 0 AS units, 0 AS amount_fen, 0 AS part, 1 AS whole
              FROM (SELECT m.pairing_id, m.month
                      FROM pairing_month m
                     WHERE m.month < ?
                       AND m.state IN ('OPEN', 'CLOSING')
                     UNION
                    SELECT p.id, CAST(? AS DATE)
                      FROM pairing p
                     WHERE p.starts_on < ?
                       AND (p.ends_on IS NULL OR p.ends_on > ?)
                       AND NOT EXISTS (SELECT 1
                                         FROM pairing_month m
                                        WHERE m.pairing_id = p.id
                                          AND m.month >= ?)) d
            """, running, running.minusMonths(1), running, running.minusMonths(1), running.minusMonths(1));
    }

    /** Of nothing but zeros there is nothing to confirm: nobody is chased for an empty one. */
    private Query statementToConfirm() {
        Instant issuedBefore = me.is(Role.TOWNSHIP) ? now : today.minusDays(Thresholds.UNCONFIRMED_DAYS).atStartOfDay(Document.ZONE).toInstant();
        return Query.of("""
            SELECT i.id, i.pairing_id, NULL AS counter_id, NULL AS supermarket_id, NULL AS supplier_id, i.id AS target_id,
                   i.number AS code, DATE_FORMAT(i.month, '%Y年%c月') AS name, DATE_FORMAT(i.month, '%M %Y') AS name_en,
                   DATE(i.issued_at + INTERVAL 8 HOUR) AS since, 0 AS units, i.payable_fen AS amount_fen, 0 AS part, 1 AS whole
              FROM pairing_month m
              JOIN statement_issue i ON i.pairing_id = m.pairing_id AND i.month = m.month
              LEFT JOIN statement_withdrawal w ON w.issue_id = i.id
             WHERE m.state = 'ISSUED'
               AND w.issue_id IS NULL
               AND i.issued_at <= ?
               AND (i.line_count > 0 OR i.payable_fen <> 0
                    OR EXISTS (SELECT 1 FROM entry e WHERE e.pairing_id = i.pairing_id AND e.statement_month = i.month))
            """, issuedBefore);
    }

    /** Of issued months, with something still to be paid; the amount is what. */
    private static final String UNPAID = """
        SELECT s.id, s.pairing_id, NULL AS counter_id, k.supermarket_id, k.supplier_id, s.id AS target_id, i.number AS code,
               CONCAT(DATE_FORMAT(s.month, '%Y年%c月'), ' ', m.name, ' → ', u.name) AS name,
               CONCAT(DATE_FORMAT(s.month, '%M %Y'), ' ', m.name_en, ' → ', u.name_en) AS name_en, s.due_on AS since, 0 AS units,
               s.payable_fen - (SELECT COALESCE(SUM(y.amount_fen), 0) FROM settlement_payment y WHERE y.settlement_id = s.id) AS amount_fen, 0 AS part, 1 AS whole
          FROM settlement s
          JOIN contract k ON k.id = s.contract_id
          JOIN supermarket m ON m.id = k.supermarket_id
          JOIN supplier u ON u.id = k.supplier_id
          JOIN pairing_month pm ON pm.pairing_id = s.pairing_id AND pm.month = s.month AND pm.state IN ('ISSUED', 'CONFIRMED')
          JOIN statement_issue i ON i.pairing_id = s.pairing_id AND i.month = s.month
          LEFT JOIN statement_withdrawal w ON w.issue_id = i.id
         WHERE w.issue_id IS NULL
           AND s.payable_fen > (SELECT COALESCE(SUM(y.amount_fen), 0) FROM settlement_payment y WHERE y.settlement_id = s.id)
        """;

    private static Query settlement(String due, Object... days) {
        return Query.of(UNPAID + " AND " + due, days);
    }

    private static Query settlementTooLate() {
        return Query.of(UNPAID + """
               AND EXISTS (SELECT 1
                             FROM movement v
                             JOIN contract_counter cc ON cc.counter_id = v.counter_id AND cc.contract_id = s.contract_id
                                  AND cc.starts_on <= v.accounting_date AND (cc.ends_on IS NULL OR cc.ends_on > v.accounting_date)
                            WHERE v.pairing_id = s.pairing_id
                              AND v.statement_month = s.month
                              AND v.kind = 'RECEIVED'
                              AND DATEDIFF(s.due_on, v.accounting_date) > ?)
            """, Thresholds.LATEST_PAYMENT_DAYS);
    }

    private static Query paymentToAcknowledge() {
        return Query.of("""
            SELECT y.id, s.pairing_id, NULL AS counter_id, k.supermarket_id, k.supplier_id, s.id AS target_id, y.reference AS code,
                   m.name, m.name_en, y.paid_on AS since, 0 AS units, y.amount_fen, 0 AS part, 1 AS whole
              FROM settlement_payment y
              JOIN settlement s ON s.id = y.settlement_id
              JOIN contract k ON k.id = s.contract_id
              JOIN supermarket m ON m.id = k.supermarket_id
             WHERE y.acknowledged_at IS NULL
            """);
    }

    private Query noDelivery() {
        LocalDate since = today.minusDays(Thresholds.NO_DELIVERY_DAYS);
        Instant from = since.plusDays(1).atStartOfDay(Document.ZONE).toInstant();
        return Query.of("""
            SELECT c.id, c.pairing_id, c.id AS counter_id, NULL AS supermarket_id, k.supplier_id, c.id AS target_id, '' AS code, '' AS name, '' AS name_en,
                   COALESCE((SELECT DATE(MAX(r.happened_at) + INTERVAL 8 HOUR) FROM receipt r WHERE r.counter_id = c.id), c.opened_on) AS since,
                   0 AS units, 0 AS amount_fen, 0 AS part, 1 AS whole
              FROM counter c
              JOIN pairing p ON p.id = c.pairing_id
              LEFT JOIN contract_counter cc ON cc.counter_id = c.id AND cc.starts_on <= ? AND (cc.ends_on IS NULL OR cc.ends_on > ?)
              LEFT JOIN contract k ON k.id = cc.contract_id
             WHERE c.opened_on <= ?
               AND (c.closed_on IS NULL OR c.closed_on > ?)
               AND (p.ends_on IS NULL OR p.ends_on > ?)
               AND NOT EXISTS (SELECT 1
                                 FROM receipt r
                                WHERE r.counter_id = c.id
                                  AND r.happened_at >= ?)
            """, today, today, since, today, today, from);
    }

    private Query nearDate() {
        return Query.of("""
            SELECT v.lot_id AS id, v.pairing_id, v.counter_id, NULL AS supermarket_id, l.supplier_id, v.lot_id AS target_id, l.code,
                   CONCAT(d.name, ' ', k.pack) AS name, CONCAT(d.name_en, ' ', k.pack_en) AS name_en, v.standing_until AS since, v.on_hand AS units,
                   0 AS amount_fen, 0 AS part, 1 AS whole
              FROM stock_level v
              JOIN lot l ON l.id = v.lot_id
              JOIN sku k ON k.id = v.sku_id
              JOIN product d ON d.id = k.product_id
             WHERE v.standing_until <= ?
               AND %s
            """.formatted(NearDate.sql("d", "CAST(? AS DATE)")), today.plusDays(NearDate.DAYS), today);
    }

    private Query expiredStock() {
        return Query.of("""
            SELECT e.counter_id AS id, e.pairing_id, e.counter_id, NULL AS supermarket_id, NULL AS supplier_id, e.counter_id AS target_id,
                   '' AS code, '' AS name, '' AS name_en, e.since, e.expired AS units, 0 AS amount_fen, e.expired AS part, e.whole
              FROM (SELECT v.counter_id, v.pairing_id, MIN(v.standing_until) AS since, SUM(v.on_hand) AS expired,
                           (SELECT SUM(w.on_hand) FROM stock_level w WHERE w.counter_id = v.counter_id) AS whole
                      FROM stock_level v
                     WHERE v.standing_until < ?
                     GROUP BY v.counter_id, v.pairing_id) e
             WHERE e.expired * 10000 > e.whole * ?
            """, today, Thresholds.EXPIRED_STOCK_BP);
    }

    /** Unless another of its kind is there that ends later and is for all the products this one is for. */
    private Query licenceEnding() {
        return Query.of("""
            SELECT l.id, NULL AS pairing_id, NULL AS counter_id, NULL AS supermarket_id, l.supplier_id, l.id AS target_id, l.number AS code,
                   u.name, u.name_en, l.valid_until AS since, 0 AS units, 0 AS amount_fen, 0 AS part, 1 AS whole
              FROM licence l
              JOIN supplier u ON u.id = l.supplier_id
             WHERE l.valid_until <= ?
               AND l.withdrawn_at IS NULL
               AND l.checked_at IS NOT NULL
               AND u.ended_on IS NULL
               AND NOT EXISTS (SELECT 1
                                 FROM licence n
                                WHERE n.supplier_id = l.supplier_id
                                  AND n.kind = l.kind
                                  AND n.withdrawn_at IS NULL
                                  AND (n.valid_until IS NULL OR n.valid_until > l.valid_until)
                                  AND (NOT EXISTS (SELECT 1 FROM licence_product a WHERE a.licence_id = n.id)
                                       OR EXISTS (SELECT 1 FROM licence_product a WHERE a.licence_id = l.id)
                                          AND NOT EXISTS (SELECT 1
                                                            FROM licence_product a
                                                           WHERE a.licence_id = l.id
                                                             AND a.product_id NOT IN (SELECT b.product_id FROM licence_product b WHERE b.licence_id = n.id))))
            """, today.plusDays(Thresholds.LICENCE_ENDING_DAYS));
    }

    private static Query licenceToCheck() {
        return Query.of("""
            SELECT l.id, NULL AS pairing_id, NULL AS counter_id, NULL AS supermarket_id, l.supplier_id, l.id AS target_id, l.number AS code,
                   u.name, u.name_en, DATE(l.entered_at + INTERVAL 8 HOUR) AS since, 0 AS units, 0 AS amount_fen, 0 AS part, 1 AS whole
              FROM licence l
              JOIN supplier u ON u.id = l.supplier_id
             WHERE l.checked_at IS NULL
               AND l.withdrawn_at IS NULL
            """);
    }

    private static Query recount() {
        return Query.of("""
            SELECT MIN(r.id) AS id, c.pairing_id, r.counter_id, NULL AS supermarket_id, l.supplier_id, r.lot_id AS target_id, l.code,
                   CONCAT(d.name, ' ', k.pack) AS name, CONCAT(d.name_en, ' ', k.pack_en) AS name_en, DATE(MIN(r.listed_at) + INTERVAL 8 HOUR) AS since,
                   0 AS units, 0 AS amount_fen, 0 AS part, 1 AS whole
              FROM recount r
              JOIN counter c ON c.id = r.counter_id
              JOIN lot l ON l.id = r.lot_id
              JOIN sku k ON k.id = l.sku_id
              JOIN product d ON d.id = k.product_id
             WHERE r.counted_at IS NULL
             GROUP BY c.pairing_id, r.counter_id, l.supplier_id, r.lot_id, l.code, d.name, k.pack, d.name_en, k.pack_en
            """);
    }

    private static Query tillException() {
        return Query.of("""
            SELECT e.id, c.pairing_id, e.counter_id, NULL AS supermarket_id, NULL AS supplier_id, e.id AS target_id, COALESCE(e.barcode, '') AS code,
                   '' AS name, '' AS name_en, DATE(e.happened_at + INTERVAL 8 HOUR) AS since, COALESCE(e.quantity, 0) AS units, 0 AS amount_fen, 0 AS part, 1 AS whole
              FROM till_exception e
              JOIN counter c ON c.id = e.counter_id
             WHERE e.settled_at IS NULL
            """);
    }

    /** Kept for who paid or will pay at the till, and to be collected by the end of today or before. */
    private Query orderUncollected() {
        return Query.of("""
            SELECT o.id, o.pairing_id, o.counter_id, NULL AS supermarket_id, NULL AS supplier_id, o.id AS target_id, o.number AS code, '' AS name, '' AS name_en,
                   DATE(o.keep_until + INTERVAL 8 HOUR) AS since, 0 AS units, o.total_fen AS amount_fen, 0 AS part, 1 AS whole
              FROM orders o
             WHERE o.state IN ('PLACED', 'READY')
               AND o.keep_until < ?
               AND (o.tender = 'TILL' OR o.paid_fen > 0)
            """, today.plusDays(1).atStartOfDay(Document.ZONE).toInstant());
    }

    private static Query orderShort() {
        return Query.of("""
            SELECT o.id, o.pairing_id, o.counter_id, NULL AS supermarket_id, NULL AS supplier_id, o.id AS target_id, o.number AS code, '' AS name, '' AS name_en,
                   DATE(o.changed_at + INTERVAL 8 HOUR) AS since, 0 AS units, o.total_fen AS amount_fen, 0 AS part, 1 AS whole
              FROM orders o
             WHERE o.state = 'SHORT'
            """);
    }

    /** The store at once, the office when it was not answered in the promised time. */
    private Query claimToAnswer() {
        return Query.of("""
            SELECT m.id, o.pairing_id, m.counter_id, NULL AS supermarket_id, NULL AS supplier_id, m.order_id AS target_id, o.number AS code, l.name, l.name_en,
                   DATE(m.answer_by + INTERVAL 8 HOUR) AS since, m.quantity AS units, 0 AS amount_fen, 0 AS part, 1 AS whole
              FROM claim m
              JOIN orders o ON o.id = m.order_id
              JOIN order_line_lot t ON t.id = m.order_line_lot_id
              JOIN order_line l ON l.id = t.order_line_id
             WHERE m.state = 'RAISED'
               AND m.answer_by < ?
            """, me.is(Role.OFFICE) ? now : now.plus(Claim.ANSWERED_WITHIN).plusSeconds(1));
    }

    private Query refundRate() {
        LocalDate since = today.minusDays(Thresholds.REFUND_RATE_DAYS);
        return Query.of("""
            SELECT r.counter_id AS id, c.pairing_id, r.counter_id, NULL AS supermarket_id, NULL AS supplier_id, r.counter_id AS target_id,
                   '' AS code, '' AS name, '' AS name_en, CAST(? AS DATE) AS since, 0 AS units, r.refunded AS amount_fen, r.refunded AS part, r.paid AS whole
              FROM (SELECT o.counter_id, SUM(o.refunded_fen) AS refunded, SUM(o.paid_fen) AS paid
                      FROM orders o
                     WHERE o.placed_at >= ?
                     GROUP BY o.counter_id) r
              JOIN counter c ON c.id = r.counter_id
             WHERE r.refunded * 10000 > r.paid * ?
            """, since, since.atStartOfDay(Document.ZONE).toInstant(), Thresholds.REFUND_RATE_BP);
    }

    private Query proposalToDecide() {
        return Query.of("""
            SELECT a.id, NULL AS pairing_id, NULL AS counter_id, NULL AS supermarket_id, NULL AS supplier_id, a.id AS target_id, '' AS code,
                   a.reason AS name, a.reason AS name_en, DATE(a.proposed_at + INTERVAL 8 HOUR) AS since, 0 AS units, 0 AS amount_fen, 0 AS part, 1 AS whole
              FROM proposal a
             WHERE a.state = 'PROPOSED'
               AND a.proposed_by <> ?
            """, me.id());
    }
}
