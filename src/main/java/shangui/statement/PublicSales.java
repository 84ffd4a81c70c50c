package shangui.statement;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import shangui.db.Statements;
import shangui.money.Money;

/**
 * Goods sold as standing statements tell it, for people who are told no more than that: a figure that fewer than three producers
 * made is left out (rule 21). Nothing here may be added up, or what was left out could be told from the sum.
 */
@Singleton
public class PublicSales {

    private static final int FEWEST_PRODUCERS = 3;

    private final Statements statements;

    PublicSales(Statements statements) {
        this.statements = statements;
    }

    /**
     * Issued months of these pairings from this one on, newest first. Of a village whose producers are not known one is counted, and
     * a lot that came back whole counts for nobody; a month in which nothing was sold is nobody's figure and is shown.
     */
    public List<SoldMonth> since(Collection<Long> pairingIds, YearMonth first) {
        if (pairingIds.isEmpty()) {
            return List.of();
        }
        List<Long> ids = List.copyOf(pairingIds);
        String places = Statements.places(ids.size());
        return statements.list("""
            WITH net AS (SELECT pairing_id, statement_month, lot_id, MIN(product_id) AS product_id
                           FROM sale_rollup
                          WHERE pairing_id IN (%1$s)
                            AND statement_month >= ?
                          GROUP BY pairing_id, statement_month, lot_id
                         HAVING SUM(net_fen) <> 0)
            SELECT i.pairing_id, i.month, i.sold_fen, COALESCE(made.lots, 0) AS lots, COALESCE(made.producers, 0) AS producers, COALESCE(kinds.goods, 0) AS goods
              FROM statement_issue i
              LEFT JOIN statement_withdrawal w ON w.issue_id = i.id
              LEFT JOIN (SELECT village.pairing_id, village.statement_month, SUM(village.lots) AS lots, SUM(village.producers) AS producers
                           FROM (SELECT net.pairing_id, net.statement_month, s.village_id, COUNT(*) AS lots,
                                        CASE WHEN s.village_id IS NULL THEN 0 ELSE GREATEST(1, COUNT(DISTINCT s.producer_id)) END AS producers
                                   FROM net
                                   LEFT JOIN lot_share s ON s.lot_id = net.lot_id
                                  GROUP BY net.pairing_id, net.statement_month, s.village_id) village
                          GROUP BY village.pairing_id, village.statement_month) made
                ON made.pairing_id = i.pairing_id AND made.statement_month = i.month
              LEFT JOIN (SELECT pairing_id, statement_month, COUNT(DISTINCT product_id) AS goods
                           FROM net
                          GROUP BY pairing_id, statement_month) kinds
                ON kinds.pairing_id = i.pairing_id AND kinds.statement_month = i.month
             WHERE i.pairing_id IN (%1$s)
               AND i.month >= ?
               AND w.issue_id IS NULL
             ORDER BY i.month DESC, i.pairing_id
            """.formatted(places),
            PublicSales::month, ids, first, ids, first);
    }

    private static SoldMonth month(ResultSet row) throws SQLException {
        Money sold = Money.ofFen(row.getLong("sold_fen"));
        int producers = row.getInt("producers");
        boolean shown = producers >= FEWEST_PRODUCERS || row.getInt("lots") == 0 && sold.isZero();
        return new SoldMonth(row.getLong("pairing_id"), YearMonth.from(row.getObject("month", LocalDate.class)), shown ? sold : null, shown ? producers : 0,
            shown ? row.getInt("goods") : 0);
    }
}
