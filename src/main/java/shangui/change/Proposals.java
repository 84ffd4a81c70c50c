package shangui.change;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import shangui.change.DecideOutcome.Decided;
import shangui.change.DecideOutcome.DecidedBefore;
import shangui.change.DecideOutcome.NotByThisPerson;
import shangui.change.DecideOutcome.Overtaken;
import shangui.change.Proposal.State;
import shangui.db.Ids;
import shangui.db.Statements;
import shangui.db.Transactions;

/**
 * Changes that need two people. What is approved is applied in the same transaction, its checks made again, and only if it still
 * changes exactly what it said; who wished it and who said yes stand in the trail.
 */
@Singleton
public class Proposals {

    /** Every change of a proposal's state that there is. */
    private static final Map<State, Set<State>> ALLOWED = Map.of(
        State.PROPOSED, EnumSet.of(State.APPROVED, State.REJECTED, State.WITHDRAWN),
        State.APPROVED, EnumSet.noneOf(State.class),
        State.REJECTED, EnumSet.noneOf(State.class),
        State.WITHDRAWN, EnumSet.noneOf(State.class));

    private final ProposalRepository proposals;
    private final Map<String, Proposable> kinds;
    private final Changes changes;
    private final Statements statements;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;

    Proposals(ProposalRepository proposals, List<Proposable> kinds, Changes changes, Statements statements, Transactions transactions, Ids ids, Clock clock) {
        this.proposals = proposals;
        this.kinds = kinds.stream().collect(Collectors.toMap(Proposable::kind, Function.identity()));
        this.changes = changes;
        this.statements = statements;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param wish JSON for the {@link Proposable} of this kind; @param reason at most 500 characters, not blank */
    public ProposeOutcome propose(String kind, long subjectId, String wish, String reason, long accountId) {
        return transactions.write(() -> switch (kinds.get(kind).examine(subjectId, wish)) {
            case Examined.Objection objection -> objection;
            case Examined.Fine(var startsOn, var differences) when differences.isEmpty() -> new ProposeOutcome.NothingChanges();
            case Examined.Fine fine -> new ProposeOutcome.Proposed(written(kind, subjectId, wish, reason, accountId, fine));
        });
    }

    /** A second person says yes: it is applied now, or nothing of it happens. */
    public DecideOutcome approve(long id, long accountId) {
        return transactions.write(() -> switch (decided(id, State.APPROVED, accountId, null)) {
            case Decided(var approved) -> apply(approved);
            case DecideOutcome refused -> refused;
        });
    }

    /** A second person says no. @param reason at most 500 characters, not blank */
    public DecideOutcome reject(long id, long accountId, String reason) {
        return transactions.write(() -> decided(id, State.REJECTED, accountId, reason));
    }

    /** The first person takes it back. */
    public DecideOutcome withdraw(long id, long accountId) {
        return transactions.write(() -> changed(State.WITHDRAWN,
            from -> proposals.withdraw(id, from, State.WITHDRAWN, accountId, clock.instant())) ? new Decided(found(id)) : refusal(id));
    }

    public Optional<Proposal> find(long id) {
        return proposals.findById(id);
    }

    /** Before one of them, newest first: in one state or, where that is null, any; of one kind or, where that is '', any. */
    public List<Proposal> page(long before, @Nullable State state, String kind, int most) {
        return proposals.page(before, state, kind, most);
    }

    /** The newest 50 about one thing, newest first. */
    public List<Proposal> of(String subjectKind, long subjectId) {
        return proposals.findTop50BySubjectKindAndSubjectIdOrderByIdDesc(subjectKind, subjectId);
    }

    /** How many wait for this person's yes or no. */
    public long waitingFor(long accountId) {
        return proposals.countFor(accountId);
    }

    /** What proposals say they change, by proposal. */
    public Map<Long, List<Difference>> lines(Collection<Long> proposalIds) {
        record Line(long proposalId, Difference difference) {}
        return proposalIds.isEmpty() ? Map.of() : statements.list("""
            SELECT proposal_id, field, about, from_value, to_value
              FROM proposal_line
             WHERE proposal_id IN (%s)
             ORDER BY proposal_id, position
            """.formatted(Statements.places(proposalIds.size())),
            row -> new Line(row.getLong("proposal_id"), new Difference(row.getString("field"), row.getString("about"), row.getString("from_value"), row.getString("to_value"))),
            List.copyOf(proposalIds)).stream().collect(Collectors.groupingBy(Line::proposalId, Collectors.mapping(Line::difference, Collectors.toList())));
    }

    /** What a proposal is about. */
    public Proposable.Subject subject(Proposal proposal) {
        return subjects(List.of(proposal)).get(proposal.id());
    }

    /** What proposals are about, by proposal: each kind is asked once. */
    public Map<Long, Proposable.Subject> subjects(Collection<Proposal> some) {
        Map<Long, Proposable.Subject> subjects = new HashMap<>();
        some.stream().collect(Collectors.groupingBy(Proposal::kind)).forEach((kind, ofKind) -> {
            Map<Long, Proposable.Subject> byId = kinds.get(kind).subjects(ofKind.stream().map(Proposal::subjectId).collect(Collectors.toSet()));
            ofKind.forEach(proposal -> subjects.put(proposal.id(), byId.get(proposal.subjectId())));
        });
        return subjects;
    }

    /** By name. */
    public List<String> kinds() {
        return kinds.keySet().stream().sorted().toList();
    }

    private Proposal written(String kind, long subjectId, String wish, String reason, long accountId, Examined.Fine fine) {
        var proposal = new Proposal(ids.next(), kind, kinds.get(kind).subjectKind(), subjectId, wish, fine.startsOn(), reason, accountId, clock.instant(),
            State.PROPOSED, null, null, null);
        proposals.save(proposal);
        for (int i = 0; i < fine.differences().size(); i++) {
            var line = fine.differences().get(i);
            proposals.addLine(proposal.id(), i, line.field(), line.about(), line.from(), line.to());
        }
        return proposal;
    }

    private DecideOutcome apply(Proposal approved) {
        return switch (kinds.get(approved.kind()).apply(approved.subjectId(), approved.wish())) {
            case Examined.Objection objection -> objection;
            case Examined.Fine(var startsOn, var differences) when !differences.equals(lines(List.of(approved.id())).get(approved.id())) -> new Overtaken();
            case Examined.Fine fine -> {
                changes.record(approved, fine.differences());
                yield new Decided(approved);
            }
        };
    }

    private DecideOutcome decided(long id, State to, long accountId, @Nullable String reason) {
        return changed(to, from -> proposals.decide(id, from, to, accountId, clock.instant(), reason)) ? new Decided(found(id)) : refusal(id);
    }

    private static boolean changed(State to, Function<State, Integer> change) {
        if (!ALLOWED.get(State.PROPOSED).contains(to)) {
            throw new IllegalArgumentException("A proposal never becomes " + to);
        }
        return change.apply(State.PROPOSED) == 1;
    }

    private DecideOutcome refusal(long id) {
        Proposal proposal = found(id);
        return proposal.open() ? new NotByThisPerson() : new DecidedBefore(proposal);
    }

    private Proposal found(long id) {
        return proposals.findById(id).orElseThrow();
    }
}
