package shangui.statement;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import shangui.user.Account;
import shangui.web.Answer;
import shangui.web.BothDoors;
import shangui.web.Form;
import shangui.web.Pages;
import shangui.web.Writes;

/** Statements, as the township reads and confirms them: where every yuan came from. */
@BothDoors
@Controller
@Secured("TOWNSHIP")
class TownshipStatementController {

    private static final String HOME = "/township";

    private final StatementDesk desk;
    private final StatementReading reading;
    private final StatementReach reach;
    private final StatementService statements;
    private final Pages pages;
    private final Writes writes;

    TownshipStatementController(StatementDesk desk, StatementReading reading, StatementReach reach, StatementService statements, Pages pages, Writes writes) {
        this.desk = desk;
        this.reading = reading;
        this.reach = reach;
        this.statements = statements;
        this.pages = pages;
        this.writes = writes;
    }

    @Get(uris = {"/township/statements", "/api/v1/township/statements"})
    HttpResponse<?> list(HttpRequest<?> request, Account account) {
        return pages.show(request, desk.list(HOME, account));
    }

    @Get(uris = {"/township/statements/{number}", "/api/v1/township/statements/{number}"})
    HttpResponse<?> show(HttpRequest<?> request, Account account, String number) {
        return pages.show(request, desk.issued(HOME, account, number));
    }

    @Get(uris = {"/township/statements/{number}/lines", "/api/v1/township/statements/{number}/lines"})
    HttpResponse<?> lines(HttpRequest<?> request, Account account, String number) {
        return pages.show(request, reading.linesOfIssue(request, HOME, account, number));
    }

    @Get(uris = {"/township/statements/{number}/files/{kind}", "/api/v1/township/statements/{number}/files/{kind}"})
    @Produces("text/csv")
    HttpResponse<?> file(Account account, String number, String kind) {
        return reading.file(account, number, kind);
    }

    @Post(uris = {"/township/statements/{number}/confirmation", "/api/v1/township/statements/{number}/confirmation"})
    HttpResponse<?> createConfirmation(HttpRequest<?> request, Form<ConfirmationForm> form, Account account, String number) {
        StatementIssue issue = reach.issue(account, number);
        return writes.once(request, form, typed -> desk.issued(HOME, account, number), confirmation ->
            ClosingAnswers.answer(statements.confirm(issue, account.id()), HOME + "/statements/" + number, "statement.confirmed"));
    }

    /** Nothing but the yes. */
    @Introspected
    record ConfirmationForm() {}
}
