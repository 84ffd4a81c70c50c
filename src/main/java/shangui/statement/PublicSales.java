package shangui.statement;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
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
            SELECT i.pairing_id, i.month, i.sold_fen, COALESCE(made.lots, 0) AS lots, COALESCE(made.producers, 0) AS producers
              FROM statement_issue i
              LEFT JOIN statement_withdrawal w ON w.issue_id = i.id
              LEFT JOIN (SELECT village.pairing_id, village.statement_month, SUM(village.lots) AS lots, SUM(village.producers) AS producers
                           FROM (SELECT net.pairing_id, net.statement_month, s.village_id, COUNT(*) AS lots,
                                        CASE WHEN s.village_id IS NULL THEN 0 ELSE GREATEST(1, COUNT(DISTINCT s.producer_id)) END AS producers
                                   FROM (SELECT pairing_id, statement_month, lot_id
                                           FROM sale_rollup
                                          WHERE pairing_id IN (%1$s)
                                            AND statement_month >= ?
                                          GROUP BY pairing_id, statement_month, lot_id
                                         HAVING SUM(net_fen) <> 0) net
                                   LEFT JOIN lot_share s ON s.lot_id = net.lot_id
                                  GROUP BY net.pairing_id, net.statement_month, s.village_id) village
                          GROUP BY village.pairing_id, village.statement_month) made
                ON made.pairing_id = i.pairing_id AND made.statement_month = i.month
             WHERE i.pairing_id IN (%1$s)
               AND i.month >= ?
               AND w.issue_id IS NULL
             ORDER BY i.month DESC, i.pairing_id
            """.formatted(places),
            row -> new SoldMonth(row.getLong("pairing_id"), YearMonth.from(row.getObject("month", LocalDate.class)),
                shown(Money.ofFen(row.getLong("sold_fen")), row.getInt("lots"), row.getInt("producers"))), ids, first, ids, first);
    }

    @Nullable
    private static Money shown(Money sold, int lots, int producers) {
        return producers >= FEWEST_PRODUCERS || lots == 0 && sold.isZero() ? sold : null;
    }
}
