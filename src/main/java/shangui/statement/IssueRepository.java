package shangui.statement;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import shangui.db.Sha256;
import shangui.db.Statements;
import shangui.entry.LedgerRepository;
import shangui.entry.StockRow;
import shangui.money.Money;
import shangui.pairing.PairingMonth.State;
import shangui.settlement.VillagePart;

/** Issues, their files, and what was said about them afterwards. */
@Singleton
class IssueRepository {

    /** Which file of an issue: the rows its hash is made of, or the sheet people open. */
    enum File { CANON, CSV }

    private static final String SELECT = """
        SELECT i.id, i.pairing_id, i.month, i.version, i.number, i.sold_fen, i.payable_fen, i.line_count, i.previous_hash, i.hash, i.issued_at,
               i.account_id, w.withdrawn_at, w.reason AS withdrawal_reason, c.confirmed_at
          FROM statement_issue i
          LEFT JOIN statement_withdrawal w ON w.issue_id = i.id
          LEFT JOIN statement_confirmation c ON c.issue_id = i.id
        """;

    private final Statements statements;

    IssueRepository(Statements statements) {
        this.statements = statements;
    }

    Optional<StatementIssue> find(String number) {
        return statements.list(SELECT + " WHERE i.number = ?", IssueRepository::issue, number).stream().findFirst();
    }

    /** The one issue of a month that is not withdrawn. */
    Optional<StatementIssue> findStanding(long pairingId, LocalDate month) {
        return statements.list(SELECT + " WHERE i.pairing_id = ? AND i.month = ? AND w.issue_id IS NULL", IssueRepository::issue, pairingId, month)
            .stream().findFirst();
    }

    List<StatementIssue> findByMonth(long pairingId, LocalDate month) {
        return statements.list(SELECT + " WHERE i.pairing_id = ? AND i.month = ? ORDER BY i.version", IssueRepository::issue, pairingId, month);
    }

    /** Of several pairings, newest month first, of a month the newest version first. */
    List<StatementIssue> findByPairings(List<Long> pairingIds) {
        return pairingIds.isEmpty() ? List.of()
            : statements.list(SELECT + " WHERE i.pairing_id IN (" + Statements.places(pairingIds.size()) + ") ORDER BY i.month DESC, i.id DESC",
                IssueRepository::issue, pairingIds);
    }

    /** The end of a pairing's chain: the issue no other one follows. */
    Optional<StatementIssue> findLast(long pairingId) {
        return statements.list(SELECT + """
             WHERE i.pairing_id = ?
               AND NOT EXISTS (SELECT 1 FROM statement_issue n WHERE n.pairing_id = i.pairing_id AND n.previous_hash = i.hash)
            """, IssueRepository::issue, pairingId).stream().findFirst();
    }

    List<StatementIssue> findAll() {
        return statements.list(SELECT + " ORDER BY i.id", IssueRepository::issue);
    }

    void add(StatementIssue issue) {
        statements.update("""
            INSERT INTO statement_issue (id, pairing_id, month, version, number, sold_fen, payable_fen, line_count, previous_hash, hash,
                                         issued_at, account_id)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, issue.id(), issue.pairingId(), issue.month(), issue.version(), issue.number(), issue.soldFen(), issue.payableFen(), issue.lineCount(),
            issue.previousHash(), issue.hash(), issue.issuedAt(), issue.accountId());
    }

    void addFile(long issueId, File kind, String name, byte[] bytes) {
        statements.update("INSERT INTO statement_file (issue_id, kind, name, bytes, hash) VALUES (?, ?, ?, ?, ?)",
            issueId, kind, name, bytes, Sha256.of(bytes));
    }

    /** The bytes as they were sent. */
    byte[] file(long issueId, File kind) {
        return statements.list("SELECT bytes FROM statement_file WHERE issue_id = ? AND kind = ?", row -> row.getBytes("bytes"), issueId, kind).getFirst();
    }

    void addWithdrawal(long issueId, long accountId, String reason, Instant now) {
        statements.update("INSERT INTO statement_withdrawal (issue_id, account_id, reason, withdrawn_at) VALUES (?, ?, ?, ?)", issueId, accountId, reason, now);
    }

    void addConfirmation(long issueId, long accountId, Instant now) {
        statements.update("INSERT INTO statement_confirmation (issue_id, account_id, confirmed_at) VALUES (?, ?, ?)", issueId, accountId, now);
    }

    /** What the standing issue of a month handed on, by contract and village; nobody is village 0. */
    Map<Long, Map<Long, Money>> carriedOut(long pairingId, LocalDate month) {
        record Carried(long contractId, long villageId, Money amount) {}
        return statements.list("""
            SELECT p.contract_id, p.village_id, p.carried_out_fen
              FROM statement_issue i
              JOIN village_part p ON p.issue_id = i.id
              LEFT JOIN statement_withdrawal w ON w.issue_id = i.id
             WHERE i.pairing_id = ?
               AND i.month = ?
               AND w.issue_id IS NULL
               AND p.carried_out_fen <> 0
             ORDER BY p.contract_id, p.village_id
            """, row -> new Carried(row.getLong("contract_id"), row.getLong("village_id"), LedgerRepository.money(row, "carried_out_fen")), pairingId, month)
            .stream().collect(Collectors.groupingBy(Carried::contractId, Collectors.toMap(Carried::villageId, Carried::amount)));
    }

    void addVillageParts(long issueId, long contractId, List<VillagePart> parts) {
        if (!parts.isEmpty()) {
            List<Object> values = new ArrayList<>();
            parts.forEach(part -> values.addAll(List.of(issueId, contractId, part.villageId(), part.netFen(), part.linesFen(), part.entriesFen(),
                part.carriedInFen(), part.dueFen(), part.carriedOutFen())));
            statements.update("""
                INSERT INTO village_part (issue_id, contract_id, village_id, net_fen, lines_fen, entries_fen, carried_in_fen, due_fen, carried_out_fen)
                VALUES\s""" + Statements.rows(parts.size(), 9), values);
        }
    }

    void addStock(long issueId, List<StockRow> rows) {
        if (!rows.isEmpty()) {
            List<Object> values = new ArrayList<>();
            rows.forEach(row -> values.addAll(List.of(issueId, row.skuId(), row.opening(), row.closing())));
            statements.update("INSERT INTO statement_stock (issue_id, sku_id, opening, closing) VALUES " + Statements.rows(rows.size(), 4), values);
        }
    }

    /** All months of the pairing up to one, in order, until the transaction ends: who closes or withdraws comes alone. */
    List<MonthState> lockMonths(long pairingId, @Nullable LocalDate upTo) {
        return statements.list("""
            SELECT month, state
              FROM pairing_month
             WHERE pairing_id = ?
               AND month <= ?
             ORDER BY month
               FOR UPDATE
            """, row -> new MonthState(row.getObject("month", LocalDate.class), State.valueOf(row.getString("state"))), pairingId,
            upTo == null ? LocalDate.of(9999, 12, 1) : upTo);
    }

    record MonthState(LocalDate month, State state) {}

    private static StatementIssue issue(ResultSet row) throws SQLException {
        return new StatementIssue(row.getLong("id"), row.getLong("pairing_id"), row.getObject("month", LocalDate.class), row.getInt("version"),
            row.getString("number"), LedgerRepository.money(row, "sold_fen"), LedgerRepository.money(row, "payable_fen"), row.getInt("line_count"),
            row.getBytes("previous_hash"), row.getBytes("hash"), Statements.instant(row, "issued_at"), row.getObject("account_id", Long.class),
            Statements.instant(row, "withdrawn_at"), row.getString("withdrawal_reason"), Statements.instant(row, "confirmed_at"));
    }
}
