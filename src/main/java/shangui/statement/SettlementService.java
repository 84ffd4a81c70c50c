package shangui.statement;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import shangui.db.Ids;
import shangui.db.Transactions;
import shangui.money.Money;
import shangui.settlement.Settlement;
import shangui.settlement.SettlementPayment;
import shangui.settlement.SettlementRepository;
import shangui.stock.Document;

/**
 * Paying what a settlement comes to: the supermarket's finance says what it sent, in one or several payments, the supplier says when it
 * has come. Never more than is still to be paid: a settlement is never negative, since what is below zero is carried (rule 10). When a
 * version issued again comes to less than was paid, the payments stay and nothing more is taken.
 */
@Singleton
public class SettlementService {

    private final Transactions transactions;
    private final SettlementRepository settlements;
    private final IssueRepository issues;
    private final Ids ids;
    private final Clock clock;

    SettlementService(Transactions transactions, SettlementRepository settlements, IssueRepository issues, Ids ids, Clock clock) {
        this.transactions = transactions;
        this.settlements = settlements;
        this.issues = issues;
        this.ids = ids;
        this.clock = clock;
    }

    /** What a month of a pairing comes to, by contract. */
    public List<Settlement> of(long pairingId, LocalDate month) {
        return settlements.findByMonth(pairingId, month);
    }

    public PaymentOutcome pay(Settlement of, Money amount, LocalDate paidOn, String reference, long accountId) {
        if (!amount.isPositive()) {
            return new PaymentOutcome.NotPositive();
        }
        return transactions.write(() -> {
            settlements.lock(of.id());
            Settlement settlement = settlements.find(of.id()).orElseThrow();
            if (issues.findStanding(settlement.pairingId(), settlement.month()).isEmpty()) {
                return new PaymentOutcome.NotIssued();
            }
            if (paidOn.isAfter(LocalDate.ofInstant(clock.instant(), Document.ZONE))) {
                return new PaymentOutcome.InFuture();
            }
            if (settlements.payments(List.of(of.id())).stream().anyMatch(payment -> payment.reference().equals(reference))) {
                return new PaymentOutcome.Twice();
            }
            if (amount.compareTo(settlement.restFen()) > 0) {
                return new PaymentOutcome.TooMuch(settlement.restFen().max(Money.ZERO));
            }
            var payment = new SettlementPayment(ids.next(), of.id(), amount, paidOn, reference, accountId, clock.instant(), null, null);
            settlements.addPayment(payment);
            return new PaymentOutcome.Recorded(payment);
        });
    }

    /** Answers whether this call did it; a payment is acknowledged once. */
    public boolean acknowledge(Settlement of, long paymentId, long accountId) {
        return transactions.write(() -> settlements.acknowledge(of.id(), paymentId, accountId, clock.instant()));
    }
}
