package shangui.sale;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;
import shangui.audit.AuditCheck;

/** What must hold of sale lines. */
@Factory
class SaleChecks {

    /** The town's part is checked by the table itself, line by line; what the table cannot see is checked here. */
    @Singleton
    AuditCheck fees() {
        return new AuditCheck("fees of a sale line add up to its fees", """
            SELECT s.id, s.fees_fen, COALESCE(SUM(f.fee_fen), 0) AS stated_fen
              FROM sale s
              LEFT JOIN sale_fee f ON f.sale_id = s.id
             GROUP BY s.id, s.fees_fen
            HAVING s.fees_fen <> COALESCE(SUM(f.fee_fen), 0)
            """);
    }

    @Singleton
    AuditCheck lines() {
        return new AuditCheck("what is sold of an order line is the line less what was missing, shared without losing a fen", """
            SELECT l.id, l.gross_fen - l.discount_fen - l.missing_fen AS net_fen, SUM(s.net_fen) AS sold_fen,
                   l.quantity - l.missing AS quantity, SUM(s.quantity) AS sold
              FROM order_line l
              JOIN sale s ON s.order_line_id = l.id AND s.kind = 'SOLD'
             GROUP BY l.id, l.gross_fen, l.discount_fen, l.missing_fen, l.quantity, l.missing
            HAVING SUM(s.net_fen) <> l.gross_fen - l.discount_fen - l.missing_fen
                OR SUM(s.quantity) <> l.quantity - l.missing
            """);
    }

    @Singleton
    AuditCheck lots() {
        return new AuditCheck("each unit of an order line's lot handed over or returned has its sale line", """
            SELECT l.id, l.quantity, l.returned, s.sold, s.returned AS reversed
              FROM order_line_lot l
              LEFT JOIN (SELECT order_line_lot_id,
                                SUM(CASE WHEN kind = 'SOLD' THEN quantity ELSE 0 END) AS sold,
                                SUM(CASE WHEN kind = 'RETURNED' THEN -quantity ELSE 0 END) AS returned
                           FROM sale
                          GROUP BY order_line_lot_id) s ON s.order_line_lot_id = l.id
             WHERE COALESCE(s.sold, 0) <> l.quantity
                OR COALESCE(s.returned, 0) <> l.returned
            """);
    }

    @Singleton
    AuditCheck wholeReturns() {
        return new AuditCheck("a lot of an order line that came back whole leaves no fen behind", """
            SELECT s.order_line_lot_id, SUM(s.gross_fen) AS gross_fen, SUM(s.commission_fen) AS commission_fen, SUM(s.fees_fen) AS fees_fen,
                   SUM(s.payable_fen) AS payable_fen
              FROM sale s
             GROUP BY s.order_line_lot_id
            HAVING SUM(s.quantity) = 0
               AND (SUM(s.gross_fen) <> 0 OR SUM(s.discount_fen) <> 0 OR SUM(s.commission_fen) <> 0 OR SUM(s.settlement_fen) <> 0
                    OR SUM(s.fees_fen) <> 0 OR SUM(s.payable_fen) <> 0)
            """);
    }

    @Singleton
    AuditCheck movements() {
        return new AuditCheck("units sold and returned are the units that moved, in the same month", """
            SELECT order_id, lot_id, statement_month, SUM(quantity) AS sold, SUM(moved) AS moved
              FROM (SELECT order_id, lot_id, statement_month, quantity, 0 AS moved
                      FROM sale
                     WHERE kind = 'SOLD'
                     UNION ALL
                    SELECT document_id, lot_id, statement_month, 0, -quantity
                      FROM movement
                     WHERE kind = 'SOLD'
                     UNION ALL
                    SELECT return_id, lot_id, statement_month, quantity, 0
                      FROM sale
                     WHERE kind = 'RETURNED'
                     UNION ALL
                    SELECT document_id, lot_id, statement_month, 0, -quantity
                      FROM movement
                     WHERE kind = 'RETURNED') both_books
             GROUP BY order_id, lot_id, statement_month
            HAVING SUM(quantity) <> SUM(moved)
            """);
    }

    @Singleton
    AuditCheck rollups() {
        return same("sale_rollup", """
            SELECT counter_id, lot_id, accounting_date, statement_month, kind, contract_id, mode, COALESCE(commission_rate_id, 0) AS commission_rate_id,
                   COUNT(*) AS line_count, SUM(quantity) AS quantity, SUM(gross_fen) AS gross_fen, SUM(discount_fen) AS discount_fen,
                   SUM(net_fen) AS net_fen, SUM(commission_fen) AS commission_fen, SUM(settlement_fen) AS settlement_fen,
                   SUM(fees_fen) AS fees_fen, SUM(payable_fen) AS payable_fen
              FROM sale
             GROUP BY counter_id, lot_id, accounting_date, statement_month, kind, contract_id, mode, COALESCE(commission_rate_id, 0)
            """,
            List.of("counter_id", "lot_id", "accounting_date", "statement_month", "kind", "contract_id", "mode", "commission_rate_id"),
            List.of("line_count", "quantity", "gross_fen", "discount_fen", "net_fen", "commission_fen", "settlement_fen", "fees_fen", "payable_fen"));
    }

    @Singleton
    AuditCheck feeRollups() {
        return same("sale_fee_rollup", """
            SELECT s.counter_id, s.lot_id, s.accounting_date, s.statement_month, s.kind, s.contract_id, f.fee_id, f.rate_id,
                   COUNT(*) AS line_count, SUM(f.fee_fen) AS fee_fen
              FROM sale s
              JOIN sale_fee f ON f.sale_id = s.id
             GROUP BY s.counter_id, s.lot_id, s.accounting_date, s.statement_month, s.kind, s.contract_id, f.fee_id, f.rate_id
            """,
            List.of("counter_id", "lot_id", "accounting_date", "statement_month", "kind", "contract_id", "fee_id", "rate_id"),
            List.of("line_count", "fee_fen"));
    }

    /** Rows of the roll-up and of the ledger side by side: what is only on one side, or not equal, is broken. */
    private static AuditCheck same(String rollup, String ledger, List<String> keys, List<String> sums) {
        String key = String.join(", ", keys);
        return new AuditCheck(rollup + " equals the ledger", "SELECT " + key
            + sums.stream().map(sum -> ", SUM(" + sum + ") AS " + sum + "_off").collect(Collectors.joining())
            + " FROM (SELECT " + key + ", " + String.join(", ", sums) + " FROM " + rollup
            + " UNION ALL SELECT " + key + sums.stream().map(sum -> ", -" + sum).collect(Collectors.joining()) + " FROM (" + ledger + ") ledger) both_sides"
            + " GROUP BY " + key + " HAVING " + sums.stream().map(sum -> "SUM(" + sum + ") <> 0").collect(Collectors.joining(" OR ")));
    }
}
