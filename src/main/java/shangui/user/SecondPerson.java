package shangui.user;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import shangui.change.Difference;
import shangui.change.Examined;
import shangui.change.Proposable;
import shangui.change.Proposal;
import shangui.change.ProposeOutcome;
import shangui.change.Proposals;
import shangui.db.Statements;
import shangui.web.Answer;
import shangui.web.KeptForms;

/** What needs a second person of the office: proposed from a form, and shown to people. */
@Singleton
public class SecondPerson {

    private final Proposals proposals;
    private final Accounts accounts;
    private final KeptForms forms;
    private final Statements statements;

    SecondPerson(Proposals proposals, Accounts accounts, KeptForms forms, Statements statements) {
        this.proposals = proposals;
        this.accounts = accounts;
        this.forms = forms;
        this.statements = statements;
    }

    /** A proposal as people read it. @param decidedBy who approved or rejected it, or null */
    public record Shown(Proposal proposal, Proposable.Subject subject, String proposedBy, @Nullable String decidedBy, List<Difference> lines) {}

    /** What a form wishes becomes a proposal; its page is where the answer leads. */
    public Answer propose(Account me, String kind, long subjectId, Record wish, String reason) {
        return switch (proposals.propose(kind, subjectId, forms.written(wish), reason, me.id())) {
            case ProposeOutcome.Proposed(var proposal) -> Answer.done("/office/proposals/" + proposal.id(), proposal).created().saying("change.proposed");
            case ProposeOutcome.NothingChanges same -> Answer.refused(422, "change.nothingChanges");
            case Examined.Objection objection -> refused(422, objection);
        };
    }

    /** The sentence of an objection, beside the field it blames. */
    public static Answer.Refused refused(int status, Examined.Objection objection) {
        return new Answer.Refused(status, objection.key(), objection.arguments(), objection.field());
    }

    /** The newest about one thing, newest first. */
    public List<Shown> of(String subjectKind, long subjectId) {
        return shown(proposals.of(subjectKind, subjectId));
    }

    public List<Shown> shown(List<Proposal> some) {
        Map<Long, List<Difference>> lines = proposals.lines(some.stream().map(Proposal::id).toList());
        Map<Long, String> names = accounts.usernames(some.stream().flatMap(proposal -> Stream.of(proposal.proposedBy(), proposal.decidedBy())).toList());
        Map<Long, Proposable.Subject> subjects = proposals.subjects(some);
        return some.stream().map(proposal -> new Shown(proposal, subjects.get(proposal.id()), names.getOrDefault(proposal.proposedBy(), ""),
            names.get(proposal.decidedBy()), lines.getOrDefault(proposal.id(), List.of()))).toList();
    }

    /** Whether the office has nobody else who could say yes. */
    public boolean isMissing() {
        return statements.list("""
            SELECT COUNT(*) AS n
              FROM account
             WHERE role = 'OFFICE'
               AND state = 'ACTIVE'
            """, row -> row.getLong("n")).getFirst() < 2;
    }
}
