package shangui.statement;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import shangui.audit.AuditCheck;
import shangui.audit.ComputedCheck;

/** What must hold of statements. */
@Factory
class StatementChecks {

    @Singleton
    AuditCheck oneStands() {
        return new AuditCheck("at most one standing issue per pairing and month, and one where the month is issued", """
            SELECT m.pairing_id, m.month, m.state, COUNT(i.id) AS standing
              FROM pairing_month m
              LEFT JOIN (SELECT i.id, i.pairing_id, i.month
                           FROM statement_issue i
                           LEFT JOIN statement_withdrawal w ON w.issue_id = i.id
                          WHERE w.issue_id IS NULL) i ON i.pairing_id = m.pairing_id AND i.month = m.month
             GROUP BY m.pairing_id, m.month, m.state
            HAVING COUNT(i.id) <> CASE WHEN m.state IN ('ISSUED', 'CONFIRMED') THEN 1 ELSE 0 END
            """);
    }

    @Singleton
    AuditCheck figures() {
        return new AuditCheck("a standing issue's figures are those of the lines and entries of its pairing and month", """
            SELECT i.number, i.payable_fen, i.sold_fen, i.line_count,
                   COALESCE(s.payable_fen, 0) + COALESCE(e.amount_fen, 0) AS booked_fen, COALESCE(s.net_fen, 0) AS net_fen
              FROM statement_issue i
              LEFT JOIN statement_withdrawal w ON w.issue_id = i.id
              LEFT JOIN (SELECT pairing_id, statement_month, SUM(payable_fen) AS payable_fen, SUM(net_fen) AS net_fen, COUNT(*) AS line_count
                           FROM sale
                          GROUP BY pairing_id, statement_month) s ON s.pairing_id = i.pairing_id AND s.statement_month = i.month
              LEFT JOIN (SELECT pairing_id, statement_month, SUM(amount_fen) AS amount_fen
                           FROM entry
                          GROUP BY pairing_id, statement_month) e ON e.pairing_id = i.pairing_id AND e.statement_month = i.month
             WHERE w.issue_id IS NULL
               AND (i.payable_fen <> COALESCE(s.payable_fen, 0) + COALESCE(e.amount_fen, 0)
                    OR i.sold_fen <> COALESCE(s.net_fen, 0)
                    OR i.line_count <> COALESCE(s.line_count, 0))
            """);
    }

    @Singleton
    AuditCheck settlements() {
        return new AuditCheck("an issued statement's payable is the sum of its settlements, none of them below zero", """
            SELECT i.number, i.payable_fen, SUM(s.payable_fen) AS settled_fen, MIN(s.payable_fen) AS least_fen
              FROM statement_issue i
              LEFT JOIN statement_withdrawal w ON w.issue_id = i.id
              LEFT JOIN settlement s ON s.pairing_id = i.pairing_id AND s.month = i.month
             WHERE w.issue_id IS NULL
             GROUP BY i.number, i.payable_fen
            HAVING i.payable_fen <> COALESCE(SUM(s.payable_fen), 0)
                OR MIN(s.payable_fen) < 0
            """);
    }

    @Singleton
    AuditCheck answers() {
        return new AuditCheck("every closing entry of a withdrawn issue is answered, equal and opposite, in the same month", """
            SELECT a.id, a.answers_id, a.amount_fen, e.amount_fen AS answered_fen
              FROM entry a
              JOIN entry e ON e.id = a.answers_id
             WHERE a.kind <> 'CORRECTION'
               AND (a.amount_fen <> -e.amount_fen OR a.statement_month <> e.statement_month OR a.kind <> e.kind OR NOT e.closing)
             UNION ALL
            SELECT e.id, NULL, e.amount_fen, NULL
              FROM entry e
              JOIN pairing_month m ON m.pairing_id = e.pairing_id AND m.month = e.statement_month
              LEFT JOIN entry a ON a.answers_id = e.id
             WHERE e.closing
               AND e.answers_id IS NULL
               AND a.id IS NULL
               AND m.state IN ('OPEN', 'CLOSING')
            """);
    }

    @Singleton
    AuditCheck villages() {
        return new AuditCheck("villages' parts of a settlement add up to it", """
            SELECT i.number, p.contract_id, SUM(p.lines_fen + p.entries_fen) AS parts_fen, s.payable_fen
              FROM statement_issue i
              LEFT JOIN statement_withdrawal w ON w.issue_id = i.id
              JOIN village_part p ON p.issue_id = i.id
              LEFT JOIN settlement s ON s.pairing_id = i.pairing_id AND s.month = i.month AND s.contract_id = p.contract_id
             WHERE w.issue_id IS NULL
             GROUP BY i.number, p.contract_id, s.payable_fen
            HAVING SUM(p.lines_fen + p.entries_fen) <> COALESCE(s.payable_fen, 0)
            """);
    }

    @Singleton
    AuditCheck stock() {
        return new AuditCheck("the stock identity balances: an issue opens and closes with what the book says", """
            SELECT i.number, k.sku_id, k.opening, k.closing,
                   SUM(CASE WHEN m.statement_month < i.month THEN m.quantity ELSE 0 END) AS book_opening, SUM(m.quantity) AS book_closing
              FROM statement_issue i
              LEFT JOIN statement_withdrawal w ON w.issue_id = i.id
              JOIN statement_stock k ON k.issue_id = i.id
              JOIN movement m ON m.pairing_id = i.pairing_id AND m.sku_id = k.sku_id AND m.statement_month <= i.month
             WHERE w.issue_id IS NULL
             GROUP BY i.number, k.sku_id, k.opening, k.closing
            HAVING k.opening <> SUM(CASE WHEN m.statement_month < i.month THEN m.quantity ELSE 0 END)
                OR k.closing <> SUM(m.quantity)
            """);
    }

    @Singleton
    AuditCheck payments() {
        return new AuditCheck("no settlement is paid more than the largest version of it came to", """
            SELECT s.id, SUM(p.amount_fen) AS paid_fen, (SELECT MAX(i.payable_fen) FROM statement_issue i WHERE i.pairing_id = s.pairing_id AND i.month = s.month) AS most_fen
              FROM settlement s
              JOIN settlement_payment p ON p.settlement_id = s.id
             GROUP BY s.id, s.pairing_id, s.month
            HAVING SUM(p.amount_fen) > (SELECT MAX(i.payable_fen) FROM statement_issue i WHERE i.pairing_id = s.pairing_id AND i.month = s.month)
            """);
    }

    /** Each issue's hash, from the bytes that were kept; a standing one's from the ledger as it stands today as well. */
    @Singleton
    static class Hashes implements ComputedCheck {

        private final IssueRepository issues;
        private final CanonicalFile canonicalFile;

        Hashes(IssueRepository issues, CanonicalFile canonicalFile) {
            this.issues = issues;
            this.canonicalFile = canonicalFile;
        }

        @Override
        public String name() {
            return "an issue's hash recomputes, and each is chained to the one before";
        }

        @Override
        public List<String> brokenRows() {
            List<String> broken = new ArrayList<>();
            for (StatementIssue issue : issues.findAll()) {
                byte[] kept = issues.file(issue.id(), IssueRepository.File.CANON);
                if (!Arrays.equals(issue.hash(), CanonicalFile.hash(issue.previousHash(), kept))) {
                    broken.add(issue.number() + ": the kept bytes have another hash");
                }
                if (issue.standing() && !Arrays.equals(kept, canonicalFile.of(issue.pairingId(), issue.month()))) {
                    broken.add(issue.number() + ": the ledger is no longer what was issued");
                }
            }
            return broken;
        }
    }

    @Singleton
    AuditCheck chain() {
        return new AuditCheck("the issues of a pairing form one chain", """
            SELECT i.number, 'no issue before it' AS problem
              FROM statement_issue i
              LEFT JOIN statement_issue p ON p.pairing_id = i.pairing_id AND p.hash = i.previous_hash
             WHERE i.previous_hash IS NOT NULL
               AND p.id IS NULL
             UNION ALL
            SELECT MIN(i.number), 'several begin the chain'
              FROM statement_issue i
             WHERE i.previous_hash IS NULL
             GROUP BY i.pairing_id
            HAVING COUNT(*) > 1
            """);
    }
}
