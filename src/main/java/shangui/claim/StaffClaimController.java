package shangui.claim;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import shangui.claim.StoreClaims.StoreClaim;
import shangui.db.Transactions;
import shangui.user.Account;
import shangui.web.Answer;
import shangui.web.BothDoors;
import shangui.web.Form;
import shangui.web.NotFound;
import shangui.web.Page;
import shangui.web.Pages;
import shangui.web.Template;
import shangui.web.Writes;

/** Claims of a store's shoppers, answered by its clerks. */
@BothDoors
@Controller
@Secured("CLERK")
class StaffClaimController {

    private final Pages pages;
    private final Writes writes;
    private final ClaimService claims;
    private final StoreClaims rows;
    private final ClaimPhotos photos;
    private final Transactions transactions;
    private final Clock clock;

    StaffClaimController(Pages pages, Writes writes, ClaimService claims, StoreClaims rows, ClaimPhotos photos, Transactions transactions, Clock clock) {
        this.pages = pages;
        this.writes = writes;
        this.claims = claims;
        this.rows = rows;
        this.photos = photos;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Get(uris = {"/staff/claims", "/api/v1/staff/claims"})
    HttpResponse<?> list(HttpRequest<?> request, Account me) {
        return pages.show(request, page(me));
    }

    @Get(uris = {"/staff/claims/{id}/file", "/api/v1/staff/claims/{id}/file"})
    @Produces("*/*")
    HttpResponse<?> file(Account me, long id) {
        return photos.file(rows.picture(me.reach(), id).orElseThrow(NotFound::new));
    }

    @Post(uris = {"/staff/claims/{id}/answer", "/api/v1/staff/claims/{id}/answer"})
    HttpResponse<?> createAnswer(HttpRequest<?> request, Account me, long id, Form<AnswerForm> form) {
        if (!rows.has(me.reach(), id)) {
            throw new NotFound();
        }
        return writes.once(request, form, typed -> page(me), wish -> answer(me, id, wish));
    }

    private Answer answer(Account me, long id, AnswerForm wish) {
        boolean why = wish.why != null && !wish.why.isBlank();
        return wish.answer == Reply.GRANT ? answer(claims.grant(id, me.id()))
            : why ? answer(claims.refuse(id, wish.why.strip(), me.id()))
            : Answer.refused(422, "claim.whyNeeded").at("why");
    }

    private static Answer answer(ClaimOutcome outcome) {
        return switch (outcome) {
            case ClaimOutcome.Granted(var claim) -> Answer.done("/staff/claims", new Answered(claim)).saying("claim.granted", claim.refundFen());
            case ClaimOutcome.Refused(var claim) -> Answer.done("/staff/claims", new Answered(claim)).saying("claim.refused");
            case ClaimOutcome.Answered(var claim) -> Answer.refused(409, "claim.answeredBefore");
            case ClaimOutcome.TooMany(int left) -> Answer.refused(409, "claim.tooManyByNow", left);
            case ClaimOutcome.Raised raised -> throw new IllegalStateException("an answer raises no claim");
            case ClaimOutcome.NotCollected no -> throw new IllegalStateException("what is claimed was collected");
            case ClaimOutcome.TooLate no -> throw new IllegalStateException("an answer is never too late");
        };
    }

    private ListPage page(Account me) {
        return transactions.read(() -> new ListPage(rows.waiting(me.reach()), rows.answered(me.reach()), clock.instant()));
    }

    @Template("claim/staff/list")
    public record ListPage(List<StoreClaim> waiting, List<StoreClaim> answered, Instant asOf) implements Page {

        public boolean late(StoreClaim claim) {
            return claim.answerBy().isBefore(asOf);
        }
    }

    public record Answered(long id, Claim.State state) {

        Answered(Claim claim) {
            this(claim.id(), claim.state());
        }
    }

    enum Reply { GRANT, REFUSE }

    /** @param why needed when it is refused: the shopper reads it */
    @Introspected
    record AnswerForm(@NotNull Reply answer, @Nullable @Size(max = 200) String why) {}
}
