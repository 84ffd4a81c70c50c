package shangui.statement;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.YearMonth;
import shangui.user.Account;
import shangui.web.BothDoors;
import shangui.web.Form;
import shangui.web.Pages;
import shangui.web.Writes;

/** Months and statements, as the partner town checks, closes, issues and takes them back. */
@BothDoors
@Controller
@Secured("PARTNER")
class PartnerStatementController {

    private static final String HOME = "/partner";

    private final StatementDesk desk;
    private final StatementReading reading;
    private final StatementReach reach;
    private final StatementService statements;
    private final Pages pages;
    private final Writes writes;

    PartnerStatementController(StatementDesk desk, StatementReading reading, StatementReach reach, StatementService statements, Pages pages, Writes writes) {
        this.desk = desk;
        this.reading = reading;
        this.reach = reach;
        this.statements = statements;
        this.pages = pages;
        this.writes = writes;
    }

    @Get(uris = {"/partner/pairings", "/api/v1/partner/pairings"})
    HttpResponse<?> months(HttpRequest<?> request, Account account) {
        return pages.show(request, desk.months(HOME, account));
    }

    @Get(uris = {"/partner/pairings/{pairingId}/months/{month}", "/api/v1/partner/pairings/{pairingId}/months/{month}"})
    HttpResponse<?> month(HttpRequest<?> request, Account account, long pairingId, String month) {
        return pages.show(request, desk.month(HOME, account, pairingId, StatementReach.month(month)));
    }

    @Get(uris = {"/partner/pairings/{pairingId}/months/{month}/lines", "/api/v1/partner/pairings/{pairingId}/months/{month}/lines"})
    HttpResponse<?> monthLines(HttpRequest<?> request, Account account, long pairingId, String month) {
        return pages.show(request, reading.linesOfMonth(request, HOME, account, pairingId, month));
    }

    @Get(uris = {"/partner/statements/{number}", "/api/v1/partner/statements/{number}"})
    HttpResponse<?> show(HttpRequest<?> request, Account account, String number) {
        return pages.show(request, desk.issued(HOME, account, number));
    }

    @Get(uris = {"/partner/statements/{number}/lines", "/api/v1/partner/statements/{number}/lines"})
    HttpResponse<?> lines(HttpRequest<?> request, Account account, String number) {
        return pages.show(request, reading.linesOfIssue(request, HOME, account, number));
    }

    @Get(uris = {"/partner/statements/{number}/files/{kind}", "/api/v1/partner/statements/{number}/files/{kind}"})
    @Produces("text/csv")
    HttpResponse<?> file(Account account, String number, String kind) {
        return reading.file(account, number, kind);
    }

    /** Closes the month and issues it. The first step stands even if the second fails: lines already go to the next month. */
    @Post(uris = {"/partner/pairings/{pairingId}/months/{month}/issue", "/api/v1/partner/pairings/{pairingId}/months/{month}/issue"})
    HttpResponse<?> createIssue(HttpRequest<?> request, Form<IssueForm> form, Account account, long pairingId, String month) {
        LocalDate closing = StatementReach.month(month);
        reach.pairing(account, pairingId);
        if (!form.failed()) {
            statements.beginClosing(pairingId, closing, form.value().version());
        }
        return writes.once(request, form, typed -> desk.month(HOME, account, pairingId, closing), issue ->
            ClosingAnswers.answer(statements.issue(pairingId, closing, account.id()), HOME + "/pairings/" + pairingId + "/months/" + month, "statement.issued"));
    }

    @Post(uris = {"/partner/statements/{number}/withdrawal", "/api/v1/partner/statements/{number}/withdrawal"})
    HttpResponse<?> createWithdrawal(HttpRequest<?> request, Form<WithdrawalForm> form, Account account, String number) {
        StatementIssue issue = reach.issue(account, number);
        String month = YearMonth.from(issue.month()).toString();
        return writes.once(request, form, typed -> desk.month(HOME, account, issue.pairingId(), issue.month()), withdrawal ->
            ClosingAnswers.answer(statements.withdraw(issue, account.id(), withdrawal.reason()),
                HOME + "/pairings/" + issue.pairingId() + "/months/" + month, "statement.withdrawn"));
    }

    /** @param version the one expected, so that an old form cannot close a month again that was taken back */
    @Introspected
    record IssueForm(@Min(1) int version) {}

    @Introspected
    record WithdrawalForm(@NotBlank @Size(max = 200) String reason) {}
}
