package shangui.statement;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import shangui.user.Account;
import shangui.web.BothDoors;
import shangui.web.Pages;

/** All statements, months and settlements, for the programme office to read. */
@BothDoors
@Controller
@Secured("OFFICE")
class OfficeStatementController {

    private static final String HOME = "/office";

    private final StatementDesk desk;
    private final StatementReading reading;
    private final SettlementDesk settlements;
    private final Pages pages;

    OfficeStatementController(StatementDesk desk, StatementReading reading, SettlementDesk settlements, Pages pages) {
        this.desk = desk;
        this.reading = reading;
        this.settlements = settlements;
        this.pages = pages;
    }

    @Get(uris = {"/office/statements", "/api/v1/office/statements"})
    HttpResponse<?> list(HttpRequest<?> request, Account account) {
        return pages.show(request, desk.list(HOME, account));
    }

    @Get(uris = {"/office/statements/{number}", "/api/v1/office/statements/{number}"})
    HttpResponse<?> show(HttpRequest<?> request, Account account, String number) {
        return pages.show(request, desk.issued(HOME, account, number));
    }

    @Get(uris = {"/office/statements/{number}/lines", "/api/v1/office/statements/{number}/lines"})
    HttpResponse<?> lines(HttpRequest<?> request, Account account, String number) {
        return pages.show(request, reading.linesOfIssue(request, HOME, account, number));
    }

    @Get(uris = {"/office/statements/{number}/files/{kind}", "/api/v1/office/statements/{number}/files/{kind}"})
    @Produces("text/csv")
    HttpResponse<?> file(Account account, String number, String kind) {
        return reading.file(account, number, kind);
    }

    @Get(uris = {"/office/settlements", "/api/v1/office/settlements"})
    HttpResponse<?> settlements(HttpRequest<?> request, Account account) {
        return pages.show(request, settlements.list("/office/settlements", account));
    }

    @Get(uris = {"/office/settlements/{id}", "/api/v1/office/settlements/{id}"})
    HttpResponse<?> settlement(HttpRequest<?> request, Account account, long id) {
        return pages.show(request, settlements.show("/office/settlements", account, id));
    }
}
