package shangui.statement;

import jakarta.inject.Singleton;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import shangui.db.Transactions;
import shangui.settlement.LatePayment;
import shangui.settlement.Settlement;
import shangui.settlement.SettlementFigures;
import shangui.settlement.SettlementRepository;
import shangui.user.Account;
import shangui.user.Role;

/** Gathers what the pages of settlements show, for the supermarket that owes, the supplier it is owed to, and the office. */
@Singleton
public class SettlementDesk {

    private final StatementReach reach;
    private final StatementFigures figures;
    private final SettlementRepository settlements;
    private final IssueRepository issues;
    private final Transactions transactions;

    SettlementDesk(StatementReach reach, StatementFigures figures, SettlementRepository settlements, IssueRepository issues, Transactions transactions) {
        this.reach = reach;
        this.figures = figures;
        this.settlements = settlements;
        this.issues = issues;
        this.transactions = transactions;
    }

    public SettlementListPage list(String base, Account account) {
        return transactions.readOneMoment(() -> {
            List<Settlement> seen = reach.settlements(account);
            Map<Long, LatePayment> late = settlements.dueTooLate(seen.stream().map(Settlement::id).toList()).stream()
                .collect(Collectors.toMap(LatePayment::settlementId, Function.identity()));
            return new SettlementListPage(base, seen.stream()
                .map(one -> new SettlementListPage.Row(one, YearMonth.from(one.month()), one.restFen(), late.get(one.id()))).toList());
        });
    }

    SettlementPage show(String base, Account account, long id) {
        return transactions.readOneMoment(() -> {
            Settlement settlement = reach.settlement(account, id);
            var issue = issues.findStanding(settlement.pairingId(), settlement.month());
            SettlementFigures steps = figures.booked(settlement.pairingId(), settlement.month()).settlements().stream()
                .filter(one -> one.party().contractId() == settlement.party().contractId()).findFirst().orElseThrow();
            return new SettlementPage(base, settlement, YearMonth.from(settlement.month()), issue.map(StatementIssue::number).orElse(null),
                issue.isPresent() ? steps : null, settlement.restFen(), settlements.payments(List.of(id)),
                settlements.dueTooLate(List.of(id)).stream().findFirst().orElse(null),
                account.is(Role.STORE_FINANCE) && issue.isPresent() && settlement.restFen().isPositive(), account.is(Role.SUPPLIER));
        });
    }
}
