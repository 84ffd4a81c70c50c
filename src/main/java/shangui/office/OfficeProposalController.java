package shangui.office;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import shangui.change.DecideOutcome;
import shangui.change.Difference;
import shangui.change.Examined;
import shangui.change.Proposal;
import shangui.change.Proposals;
import shangui.paper.Sheet;
import shangui.user.Account;
import shangui.user.SecondPerson;
import shangui.user.SecondPerson.Shown;
import shangui.web.Answer;
import shangui.web.BothDoors;
import shangui.web.Exports;
import shangui.web.Form;
import shangui.web.NotFound;
import shangui.web.Page;
import shangui.web.Pages;
import shangui.web.Sentences;
import shangui.web.Slice;
import shangui.web.Template;
import shangui.web.Writes;

/** Changes that need two people: what waits, what became of the others, and the second person's yes or no. */
@BothDoors
@Controller
@Secured("OFFICE")
class OfficeProposalController {

    private static final int PER_PAGE = 50;

    private final Pages pages;
    private final Writes writes;
    private final Exports exports;
    private final Proposals proposals;
    private final SecondPerson secondPerson;

    OfficeProposalController(Pages pages, Writes writes, Exports exports, Proposals proposals, SecondPerson secondPerson) {
        this.pages = pages;
        this.writes = writes;
        this.exports = exports;
        this.proposals = proposals;
        this.secondPerson = secondPerson;
    }

    @Get(uris = {"/office/proposals", "/api/v1/office/proposals"})
    HttpResponse<?> list(HttpRequest<?> request, Account me, @Nullable @QueryValue Proposal.State state, @QueryValue(defaultValue = "") String kind,
                         @QueryValue(defaultValue = "" + Slice.START) long after) {
        Slice<Proposal> slice = Slice.of(proposals.page(after, state, kind, PER_PAGE + 1), PER_PAGE, Proposal::id);
        return pages.show(request, new ListPage(List.of(Proposal.State.values()), proposals.kinds(), proposals.waitingFor(me.id()),
            secondPerson.isMissing(), new Slice<>(secondPerson.shown(slice.items()), slice.next())));
    }

    @Get(uris = {"/office/proposals/export", "/api/v1/office/proposals/export"})
    @Produces(Sheet.XLSX)
    HttpResponse<?> export(HttpRequest<?> request, @Nullable @QueryValue Proposal.State state, @QueryValue(defaultValue = "") String kind) {
        List<Shown> listed = secondPerson.shown(proposals.page(Slice.START, state, kind, Exports.MOST_ROWS));
        return exports.file(request, Sheet.XLSX, "change.proposals", (title, t) -> new Sheet(title,
            t.all("change.subject", "change.kind", "change.lines", "change.startsOn", "change.reason", "change.proposedBy", "change.proposedAt",
                "change.state", "change.decidedBy", "change.decidedAt", "change.decisionReason"),
            listed.stream().map(shown -> row(shown, t)).toList()).xlsx());
    }

    @Get(uris = {"/office/proposals/{id}", "/api/v1/office/proposals/{id}"})
    HttpResponse<?> show(HttpRequest<?> request, Account me, long id) {
        return pages.show(request, page(me, id));
    }

    @Post(uris = {"/office/proposals/{id}/approval", "/api/v1/office/proposals/{id}/approval"})
    HttpResponse<?> createApproval(HttpRequest<?> request, Account me, long id, Form<NothingForm> form) {
        return writes.once(request, form, typed -> page(me, id), wanted -> answer(proposals.approve(found(id).id(), me.id())));
    }

    @Post(uris = {"/office/proposals/{id}/rejection", "/api/v1/office/proposals/{id}/rejection"})
    HttpResponse<?> createRejection(HttpRequest<?> request, Account me, long id, Form<RejectionForm> form) {
        return writes.once(request, form, typed -> page(me, id), wanted -> answer(proposals.reject(found(id).id(), me.id(), wanted.reason())));
    }

    @Post(uris = {"/office/proposals/{id}/withdrawal", "/api/v1/office/proposals/{id}/withdrawal"})
    HttpResponse<?> createWithdrawal(HttpRequest<?> request, Account me, long id, Form<NothingForm> form) {
        return writes.once(request, form, typed -> page(me, id), wanted -> answer(proposals.withdraw(found(id).id(), me.id())));
    }

    private Answer answer(DecideOutcome outcome) {
        return switch (outcome) {
            case DecideOutcome.Decided(var proposal) -> Answer.done("/office/proposals/" + proposal.id(), proposal)
                .saying("change.decided." + proposal.state(), proposals.subject(proposal).bothNames());
            case DecideOutcome.NotByThisPerson not -> Answer.refused(409, "change.notByYou");
            case DecideOutcome.DecidedBefore(var proposal) -> Answer.refused(409, "change.decidedBefore");
            case DecideOutcome.Overtaken overtaken -> Answer.refused(409, "change.overtaken");
            case Examined.Objection(var key, var arguments, var field) -> new Answer.Refused(409, key, arguments, null);
        };
    }

    private static List<Object> row(Shown shown, Sentences t) {
        Proposal proposal = shown.proposal();
        return Arrays.asList(t.isEnglish() ? shown.subject().nameEn() : shown.subject().name(), t.of("change.kind." + proposal.kind()),
            shown.lines().stream().map(line -> told(proposal, line, t)).collect(Collectors.joining("\n")), proposal.startsOn(), proposal.reason(),
            shown.proposedBy(), proposal.proposedAt(), t.name("change.state", proposal.state()), shown.decidedBy(), proposal.decidedAt(),
            proposal.decisionReason());
    }

    private static String told(Proposal proposal, Difference line, Sentences t) {
        String field = proposal.subjectKind() + "." + line.field();
        return t.of(field) + (line.about() == null ? "" : " " + t.named(line.about())) + ": "
            + (line.from() == null ? "—" : t.value(field, line.from())) + " → " + (line.to() == null ? "—" : t.value(field, line.to()));
    }

    private ShowPage page(Account me, long id) {
        return new ShowPage(secondPerson.shown(List.of(found(id))).getFirst(), found(id).proposedBy() == me.id(), secondPerson.isMissing());
    }

    private Proposal found(long id) {
        return proposals.find(id).orElseThrow(NotFound::new);
    }

    /** @param waiting how many wait for whoever looks; @param alone nobody else is there to say yes */
    @Template("office/proposals")
    public record ListPage(List<Proposal.State> states, List<String> kinds, long waiting, boolean alone, Slice<Shown> slice) implements Page {}

    /** @param own whoever looks proposed it; @param alone nobody else is there to say yes */
    @Template("office/proposal")
    public record ShowPage(Shown shown, boolean own, boolean alone) implements Page {}

    @Introspected
    record NothingForm(@Nullable String key) {}

    @Introspected
    record RejectionForm(@NotBlank @Size(max = 200) String reason) {}
}
