package shangui.statement;

import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.StreamSupport;
import shangui.pairing.Pairing;
import shangui.pairing.PairingRepository;
import shangui.settlement.Settlement;
import shangui.settlement.SettlementRepository;
import shangui.user.Account;
import shangui.web.NotFound;

/** What of statements and settlements an account may see; anything else is not there. */
@Singleton
class StatementReach {

    private final PairingRepository pairings;
    private final IssueRepository issues;
    private final SettlementRepository settlements;

    StatementReach(PairingRepository pairings, IssueRepository issues, SettlementRepository settlements) {
        this.pairings = pairings;
        this.issues = issues;
        this.settlements = settlements;
    }

    /** A township's and a partner town's own, of all times; the office's all. */
    List<Pairing> pairings(Account account) {
        return switch (account.role()) {
            case TOWNSHIP -> pairings.findByMountainTownOrderByStartsOn(account.reach());
            case PARTNER -> pairings.findByPartnerTownOrderByStartsOn(account.reach());
            case OFFICE -> StreamSupport.stream(pairings.findAll().spliterator(), false).toList();
            default -> List.of();
        };
    }

    Pairing pairing(Account account, long pairingId) {
        return pairings(account).stream().filter(pairing -> pairing.id() == pairingId).findFirst().orElseThrow(NotFound::new);
    }

    StatementIssue issue(Account account, String number) {
        StatementIssue issue = issues.find(number).orElseThrow(NotFound::new);
        pairing(account, issue.pairingId());
        return issue;
    }

    /** A settlement is there for the supermarket that owes it, the supplier it is owed to, and the office; once it was issued. */
    List<Settlement> settlements(Account account) {
        return switch (account.role()) {
            case STORE_FINANCE -> settlements.findBySupermarket(account.reach());
            case SUPPLIER -> settlements.findBySupplier(account.reach());
            case OFFICE -> settlements.findAll();
            default -> List.of();
        };
    }

    Settlement settlement(Account account, long id) {
        Settlement settlement = settlements.find(id).orElseThrow(NotFound::new);
        boolean sees = switch (account.role()) {
            case STORE_FINANCE -> settlement.party().supermarketId() == account.reach();
            case SUPPLIER -> settlement.party().supplierId() == account.reach();
            case OFFICE -> true;
            default -> false;
        };
        if (!sees) {
            throw new NotFound();
        }
        return settlement;
    }

    /** {@code 2026-11}, as months are written in addresses. */
    static LocalDate month(String text) {
        try {
            return YearMonth.parse(text).atDay(1);
        } catch (DateTimeException notAMonth) {
            throw new NotFound();
        }
    }
}
