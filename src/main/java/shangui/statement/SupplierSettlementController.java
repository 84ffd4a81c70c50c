package shangui.statement;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import shangui.settlement.Settlement;
import shangui.user.Account;
import shangui.web.Answer;
import shangui.web.BothDoors;
import shangui.web.Form;
import shangui.web.Pages;
import shangui.web.Writes;

/** Settlements, as the supplier sees them and acknowledges what came. */
@BothDoors
@Controller
@Secured("SUPPLIER")
class SupplierSettlementController {

    private static final String BASE = "/supplier/settlements";

    private final SettlementDesk desk;
    private final StatementReach reach;
    private final SettlementService settlements;
    private final Pages pages;
    private final Writes writes;

    SupplierSettlementController(SettlementDesk desk, StatementReach reach, SettlementService settlements, Pages pages, Writes writes) {
        this.desk = desk;
        this.reach = reach;
        this.settlements = settlements;
        this.pages = pages;
        this.writes = writes;
    }

    @Get(uris = {"/supplier/settlements", "/api/v1/supplier/settlements"})
    HttpResponse<?> list(HttpRequest<?> request, Account account) {
        return pages.show(request, desk.list(BASE, account));
    }

    @Get(uris = {"/supplier/settlements/{id}", "/api/v1/supplier/settlements/{id}"})
    HttpResponse<?> show(HttpRequest<?> request, Account account, long id) {
        return pages.show(request, desk.show(BASE, account, id));
    }

    @Post(uris = {"/supplier/settlements/{id}/payments/{paymentId}/acknowledgement", "/api/v1/supplier/settlements/{id}/payments/{paymentId}/acknowledgement"})
    HttpResponse<?> createAcknowledgement(HttpRequest<?> request, Form<AcknowledgementForm> form, Account account, long id, long paymentId) {
        Settlement settlement = reach.settlement(account, id);
        return writes.once(request, form, typed -> desk.show(BASE, account, id), acknowledgement ->
            settlements.acknowledge(settlement, paymentId, account.id())
                ? Answer.done(BASE + "/" + id, new Acknowledged(paymentId)).created().saying("statement.payment.acknowledged")
                : Answer.refused(409, "statement.payment.notThere"));
    }

    record Acknowledged(long paymentId) {}

    /** Nothing but the yes. */
    @Introspected
    record AcknowledgementForm() {}
}
