package shangui.settlement;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import shangui.db.Statements;
import shangui.entry.LedgerRepository;
import shangui.money.Money;

/** What supermarkets owe suppliers, and what of it was paid. */
@Singleton
public class SettlementRepository {

    private static final String PARTY = """
        k.id AS contract_id, k.number AS contract_number, k.supermarket_id, m.name AS supermarket_name, m.name_en AS supermarket_name_en,
        k.supplier_id, u.name AS supplier_name, u.name_en AS supplier_name_en
        """;
    private static final String SELECT = """
        SELECT s.id, s.pairing_id, s.month, s.payable_fen, s.due_on,
               (SELECT COALESCE(SUM(amount_fen), 0) FROM settlement_payment p WHERE p.settlement_id = s.id) AS paid_fen,
               (SELECT COALESCE(SUM(amount_fen), 0) FROM settlement_payment p WHERE p.settlement_id = s.id AND p.acknowledged_at IS NOT NULL) AS acknowledged_fen,
        """ + PARTY + """
          FROM settlement s
          JOIN contract k ON k.id = s.contract_id
          JOIN supermarket m ON m.id = k.supermarket_id
          JOIN supplier u ON u.id = k.supplier_id
        """;

    private final Statements statements;

    SettlementRepository(Statements statements) {
        this.statements = statements;
    }

    /** A month issued again keeps its settlement, and what was paid of it. */
    public void put(long id, long pairingId, long contractId, LocalDate month, Money payable, LocalDate dueOn) {
        statements.update("""
            INSERT INTO settlement (id, pairing_id, contract_id, month, payable_fen, due_on)
            VALUES (?, ?, ?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE payable_fen = VALUES(payable_fen), due_on = VALUES(due_on)
            """, id, pairingId, contractId, month, payable, dueOn);
    }

    public Optional<Settlement> find(long id) {
        return statements.list(SELECT + " WHERE s.id = ?", SettlementRepository::settlement, id).stream().findFirst();
    }

    public List<Settlement> findByMonth(long pairingId, LocalDate month) {
        return statements.list(SELECT + " WHERE s.pairing_id = ? AND s.month = ? ORDER BY k.number", SettlementRepository::settlement, pairingId, month);
    }

    public List<Settlement> findByPairings(Collection<Long> pairingIds) {
        return pairingIds.isEmpty() ? List.of() : statements.list(SELECT + " WHERE s.pairing_id IN (" + Statements.places(pairingIds.size()) + ") ORDER BY s.month",
            SettlementRepository::settlement, List.copyOf(pairingIds));
    }

    /** Of a supermarket, newest first. */
    public List<Settlement> findBySupermarket(long supermarketId) {
        return statements.list(SELECT + " WHERE k.supermarket_id = ? ORDER BY s.month DESC, k.number LIMIT 500", SettlementRepository::settlement, supermarketId);
    }

    public List<Settlement> findBySupplier(long supplierId) {
        return statements.list(SELECT + " WHERE k.supplier_id = ? ORDER BY s.month DESC, k.number LIMIT 500", SettlementRepository::settlement, supplierId);
    }

    public List<Settlement> findAll() {
        return statements.list(SELECT + " ORDER BY s.month DESC, k.number LIMIT 500", SettlementRepository::settlement);
    }

    public Map<Long, Settlement.Party> parties(Collection<Long> contractIds) {
        return contractIds.isEmpty() ? Map.of() : statements.list("SELECT " + PARTY + """
              FROM contract k
              JOIN supermarket m ON m.id = k.supermarket_id
              JOIN supplier u ON u.id = k.supplier_id
             WHERE k.id IN (%s)
            """.formatted(Statements.places(contractIds.size())), SettlementRepository::party, List.copyOf(contractIds)).stream()
            .collect(Collectors.toMap(Settlement.Party::contractId, Function.identity()));
    }

    public List<SettlementPayment> payments(Collection<Long> settlementIds) {
        return settlementIds.isEmpty() ? List.of() : statements.list("""
            SELECT *
              FROM settlement_payment
             WHERE settlement_id IN (%s)
             ORDER BY id
            """.formatted(Statements.places(settlementIds.size())), SettlementRepository::payment, List.copyOf(settlementIds));
    }

    /** Whoever pays of one settlement comes alone: what is still to be paid is read after this. */
    public boolean lock(long settlementId) {
        return !statements.list("SELECT id FROM settlement WHERE id = ? FOR UPDATE", row -> row.getLong("id"), settlementId).isEmpty();
    }

    public void addPayment(SettlementPayment payment) {
        statements.update("""
            INSERT INTO settlement_payment (id, settlement_id, amount_fen, paid_on, reference, account_id, recorded_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """, payment.id(), payment.settlementId(), payment.amountFen(), payment.paidOn(), payment.reference(), payment.accountId(), payment.recordedAt());
    }

    /** Answers whether this call did it; a payment is acknowledged once. */
    public boolean acknowledge(long settlementId, long paymentId, long accountId, Instant now) {
        return statements.update("""
            UPDATE settlement_payment
               SET acknowledged_at = ?,
                   acknowledged_by = ?
             WHERE id = ?
               AND settlement_id = ?
               AND acknowledged_at IS NULL
            """, now, accountId, paymentId, settlementId) == 1;
    }

    /** The first receipt of goods in a settlement's month, where it is due later than 60 days after that (the law's longest wait). */
    public List<LatePayment> dueTooLate(Collection<Long> settlementIds) {
        return settlementIds.isEmpty() ? List.of() : statements.list("""
            SELECT s.id, MIN(m.accounting_date) AS received_on, s.due_on
              FROM settlement s
              JOIN contract k ON k.id = s.contract_id
              JOIN movement m ON m.pairing_id = s.pairing_id AND m.statement_month = s.month AND m.kind = 'RECEIVED'
              JOIN contract_counter cc ON cc.counter_id = m.counter_id AND cc.contract_id = s.contract_id
                   AND cc.starts_on <= m.accounting_date AND (cc.ends_on IS NULL OR cc.ends_on > m.accounting_date)
             WHERE s.id IN (%s)
             GROUP BY s.id, s.due_on
            HAVING DATEDIFF(s.due_on, MIN(m.accounting_date)) > 60
            """.formatted(Statements.places(settlementIds.size())),
            row -> new LatePayment(row.getLong("id"), row.getObject("received_on", LocalDate.class), row.getObject("due_on", LocalDate.class)),
            List.copyOf(settlementIds));
    }

    private static Settlement settlement(ResultSet row) throws SQLException {
        return new Settlement(row.getLong("id"), row.getLong("pairing_id"), row.getObject("month", LocalDate.class), party(row),
            LedgerRepository.money(row, "payable_fen"), row.getObject("due_on", LocalDate.class), LedgerRepository.money(row, "paid_fen"),
            LedgerRepository.money(row, "acknowledged_fen"));
    }

    private static Settlement.Party party(ResultSet row) throws SQLException {
        return new Settlement.Party(row.getLong("contract_id"), row.getString("contract_number"), row.getLong("supermarket_id"),
            row.getString("supermarket_name"), row.getString("supermarket_name_en"), row.getLong("supplier_id"), row.getString("supplier_name"),
            row.getString("supplier_name_en"));
    }

    private static SettlementPayment payment(ResultSet row) throws SQLException {
        return new SettlementPayment(row.getLong("id"), row.getLong("settlement_id"), LedgerRepository.money(row, "amount_fen"),
            row.getObject("paid_on", LocalDate.class), row.getString("reference"), row.getLong("account_id"), Statements.instant(row, "recorded_at"),
            Statements.instant(row, "acknowledged_at"), row.getObject("acknowledged_by", Long.class));
    }
}
