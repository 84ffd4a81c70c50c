package shangui.terms;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shangui.change.Examined;
import shangui.change.Examined.Objection;
import shangui.change.Proposable;
import shangui.contract.Contract;
import shangui.contract.ContractRepository;
import shangui.contract.ContractTerm;
import shangui.contract.Cover;
import shangui.contract.Covering;
import shangui.db.Ids;
import shangui.db.StartAfresh;
import shangui.web.Formats;
import shangui.web.KeptForms;

/**
 * Terms, rates, fees, ladders and prices of a contract from a day on: one proposal for all that changes together, the very first
 * ones too. It reaches back before no month that is closed and before no line that froze what it would change.
 */
@Singleton
class TermsChange implements Proposable {

    static final String KIND = "contract_terms";

    private final ContractRepository contracts;
    private final Agreed.Reader agreed;
    private final Covering covering;
    private final TermsBook book;
    private final KeptForms forms;
    private final Ids ids;
    private final Clock clock;

    TermsChange(ContractRepository contracts, Agreed.Reader agreed, Covering covering, TermsBook book, KeptForms forms, Ids ids, Clock clock) {
        this.contracts = contracts;
        this.agreed = agreed;
        this.covering = covering;
        this.book = book;
        this.forms = forms;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String subjectKind() {
        return "contract";
    }

    @Override
    public Examined examine(long contractId, String wish) {
        return examine(contracts.findById(contractId).orElseThrow(), forms.read(TermsForm.class, wish));
    }

    /** What a form would change of a contract, also of one not entered yet. */
    Examined examine(Contract contract, TermsForm form) {
        Draft draft = draft(contract, form);
        return objection(draft, covering.of(contract.id()), false).<Examined>map(objection -> objection)
            .orElseGet(() -> new Examined.Fine(draft.day(), draft.differences()));
    }

    @Override
    public Examined apply(long contractId, String wish) {
        List<Cover> covers = covering.hold(contractId);
        Draft draft = draft(contracts.findById(contractId).orElseThrow(), forms.read(TermsForm.class, wish));
        Optional<Objection> objection = objection(draft, covers, true);
        if (objection.isPresent()) {
            return objection.get();
        }
        StartAfresh.ifTaken(() -> draft.writings().forEach(Runnable::run));
        return new Examined.Fine(draft.day(), draft.differences());
    }

    @Override
    public Map<Long, Subject> subjects(Collection<Long> contractIds) {
        return contracts.findByIdIn(contractIds).stream().collect(Collectors.toMap(Contract::id,
            contract -> new Subject(contract.number(), contract.number(), "/office/contracts/" + contract.id())));
    }

    private Draft draft(Contract contract, TermsForm form) {
        return new Draft(agreed.read(contract), form, today(), book, ids);
    }

    /** @param deciding it is applied now: what may still change until then is looked at too */
    private Optional<Objection> objection(Draft draft, List<Cover> covers, boolean deciding) {
        return Stream.<Supplier<Optional<Objection>>>of(
                () -> covering.reachesBack(draft.agreed().contract().id(), covers, draft.day()).map(reason -> reason.at("startsOn")),
                new TermPart(draft)::objection, new FeesPart(draft)::objection, new RatesPart(draft)::objection, new PricesPart(draft)::objection,
                () -> modeChanges(draft) ? covering.changesHands(covers, draft.day(), deciding).map(reason -> reason.at("mode")) : Optional.empty())
            .map(Supplier::get).flatMap(Optional::stream).findFirst();
    }

    /** Whether the trade mode would be another than the one before. */
    private static boolean modeChanges(Draft draft) {
        return draft.form().mode() != null
            && draft.agreed().lastTermBy(draft.day()).map(ContractTerm::mode).filter(mode -> mode != draft.form().mode()).isPresent();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Formats.ZONE);
    }
}
