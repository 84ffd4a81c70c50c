package shangui.terms;

import static shangui.terms.ContractColumns.CATEGORY_RATES;
import static shangui.terms.ContractColumns.CLAUSE;
import static shangui.terms.ContractColumns.COMMISSION;
import static shangui.terms.ContractColumns.COMMISSION_CLAUSE;
import static shangui.terms.ContractColumns.COUNTERS;
import static shangui.terms.ContractColumns.FEES;
import static shangui.terms.ContractColumns.GUARANTEE;
import static shangui.terms.ContractColumns.GUARANTEE_CLAUSE;
import static shangui.terms.ContractColumns.LADDER;
import static shangui.terms.ContractColumns.LAST_DAY;
import static shangui.terms.ContractColumns.LOSS_BEARER;
import static shangui.terms.ContractColumns.MODE;
import static shangui.terms.ContractColumns.NUMBER;
import static shangui.terms.ContractColumns.PAYMENT_DAYS;
import static shangui.terms.ContractColumns.PRICES;
import static shangui.terms.ContractColumns.STARTS_ON;
import static shangui.terms.ContractColumns.SUPERMARKET;
import static shangui.terms.ContractColumns.SUPPLIER;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import shangui.change.Changes;
import shangui.change.Examined.Objection;
import shangui.change.ProposeOutcome;
import shangui.change.Proposals;
import shangui.contract.Contract;
import shangui.contract.ContractRepository;
import shangui.contract.ContractTerm.LossBearer;
import shangui.contract.Covering;
import shangui.contract.Mode;
import shangui.db.StartAfresh;
import shangui.imports.Cells;
import shangui.imports.Column;
import shangui.imports.ImportKind;
import shangui.imports.Intake;
import shangui.imports.Problem;
import shangui.imports.Values;
import shangui.imports.Verdict;
import shangui.money.Money;
import shangui.terms.ContractColumns.CategoryRate;
import shangui.terms.ContractColumns.SaidCounter;
import shangui.terms.ContractColumns.SaidFee;
import shangui.terms.ContractColumns.SaidPrice;
import shangui.terms.ContractJudge.Deal;
import shangui.terms.TermsForm.Band;
import shangui.web.KeptForms;

/**
 * Contracts, known by their number: what each says from a day on is proposed, for a second person to approve. The counters it covers are
 * put under it when its terms hold: the same sheet sent again after the approval adds what was missing.
 */
@Singleton
class ContractIntake implements Intake<ContractIntake.Row, Deal> {

    private static final int ROWS_AT_ONCE = 50;

    private final ContractJudge judge;
    private final ContractRepository contracts;
    private final Proposals proposals;
    private final Covering covering;
    private final KeptForms forms;
    private final Changes changes;

    ContractIntake(ContractJudge judge, ContractRepository contracts, Proposals proposals, Covering covering, KeptForms forms, Changes changes) {
        this.judge = judge;
        this.contracts = contracts;
        this.proposals = proposals;
        this.covering = covering;
        this.forms = forms;
        this.changes = changes;
    }

    /** What is null is not said and stays as it is. */
    record Row(String number, String supermarket, String supplier, LocalDate startsOn, @Nullable LocalDate lastDay, Mode mode, int paymentDays, LossBearer lossBearer,
               @Nullable String clause, @Nullable String commission, @Nullable List<Band> ladder, @Nullable List<CategoryRate> categoryRates, @Nullable String commissionClause,
               @Nullable List<SaidFee> fees, @Nullable Money guarantee, @Nullable String guaranteeClause, @Nullable List<SaidPrice> prices,
               @Nullable List<SaidCounter> counters) {

        private record Key(String number, LocalDate startsOn) {}
    }

    @Override
    public ImportKind kind() {
        return ImportKind.CONTRACT;
    }

    @Override
    public List<Column<?>> columns() {
        return ContractColumns.ALL;
    }

    @Override
    public Row read(Cells cells) {
        String number = cells.get(NUMBER);
        String supermarket = cells.get(SUPERMARKET);
        String supplier = cells.get(SUPPLIER);
        LocalDate startsOn = cells.get(STARTS_ON);
        LocalDate lastDay = cells.get(LAST_DAY);
        Mode mode = cells.get(MODE);
        Integer paymentDays = cells.get(PAYMENT_DAYS);
        LossBearer lossBearer = cells.get(LOSS_BEARER);
        String clause = cells.get(CLAUSE);
        String commission = cells.get(COMMISSION);
        List<Band> ladder = cells.get(LADDER);
        List<CategoryRate> categoryRates = cells.get(CATEGORY_RATES);
        String commissionClause = cells.get(COMMISSION_CLAUSE);
        List<SaidFee> fees = cells.get(FEES);
        Money guarantee = cells.get(GUARANTEE);
        String guaranteeClause = cells.get(GUARANTEE_CLAUSE);
        List<SaidPrice> prices = cells.get(PRICES);
        List<SaidCounter> counters = cells.get(COUNTERS);
        if (ladder != null && commission == null) {
            cells.wrong(Problem.at(COMMISSION, "imports.problem.required"));
        }
        if ((commission != null || categoryRates != null) && commissionClause == null) {
            cells.wrong(Problem.at(COMMISSION_CLAUSE, "imports.problem.required"));
        }
        return cells.failed() ? null : new Row(number, supermarket, supplier, startsOn, lastDay, mode, paymentDays, lossBearer, clause, commission, ladder, categoryRates,
            commissionClause, fees, guarantee, guaranteeClause, prices, counters);
    }

    @Override
    public Object key(Row row) {
        return new Row.Key(Values.folded(row.number()), row.startsOn());
    }

    @Override
    public Column<?> keyColumn() {
        return NUMBER;
    }

    @Override
    public Object shared(Row row) {
        return Values.folded(row.number());
    }

    @Override
    public Column<?> differing(Row one, Row other) {
        return !Values.folded(one.supermarket()).equals(Values.folded(other.supermarket())) ? SUPERMARKET
            : !Values.folded(one.supplier()).equals(Values.folded(other.supplier())) ? SUPPLIER
            : null;
    }

    @Override
    public int rowsAtOnce() {
        return ROWS_AT_ONCE;
    }

    @Override
    public List<Verdict<Deal>> judge(List<Row> rows) {
        return judge.judge(rows);
    }

    @Override
    public void take(List<Deal> added, List<Verdict.Changed<Deal>> changed, Taker taker) {
        Map<Long, Contract> fresh = new LinkedHashMap<>();
        added.stream().filter(Deal::isNew).forEach(deal -> fresh.put(deal.contract().id(), deal.contract()));
        for (Contract contract : fresh.values()) {
            StartAfresh.ifTaken(() -> contracts.save(contract));
            changes.record(taker.accountId(), "contract", contract.id(), "created", null, contract.number(), taker.reason());
        }
        Stream.concat(added.stream(), changed.stream().map(Verdict.Changed::becomes)).forEach(deal -> take(deal, taker));
    }

    private void take(Deal deal, Taker taker) {
        if (deal.wish() != null) {
            switch (proposals.propose(TermsChange.KIND, deal.contract().id(), forms.written(deal.wish().because(taker.reason())), taker.reason(), taker.accountId())) {
                case ProposeOutcome.Proposed proposed -> { }
                case ProposeOutcome.NothingChanges nothing -> throw new Refused(Problem.at(NUMBER, "imports.problem.failed"));
                case Objection objection -> throw new Refused(ContractJudge.problem(objection));
            }
        }
        for (ContractJudge.Shelf shelf : deal.counters()) {
            covering.cover(deal.contract().id(), shelf.counterId(), deal.day()).ifPresent(objection -> {
                throw new Refused(Problem.at(COUNTERS, objection.key(), objection.arguments().toArray()));
            });
            changes.record(taker.accountId(), "contract", deal.contract().id(), "covers", null, shelf.names() + " " + Wording.date(deal.day()), taker.reason());
        }
    }
}
