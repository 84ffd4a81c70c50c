package shangui.statement;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import shangui.money.Money;
import shangui.settlement.Settlement;
import shangui.user.Account;
import shangui.web.Answer;
import shangui.web.BothDoors;
import shangui.web.Form;
import shangui.web.Pages;
import shangui.web.Writes;

/** Settlements, as the supermarket's finance sees and pays them. */
@BothDoors
@Controller
@Secured("STORE_FINANCE")
class FinanceSettlementController {

    private static final String BASE = "/finance/settlements";

    private final SettlementDesk desk;
    private final StatementReach reach;
    private final SettlementService settlements;
    private final Pages pages;
    private final Writes writes;

    FinanceSettlementController(SettlementDesk desk, StatementReach reach, SettlementService settlements, Pages pages, Writes writes) {
        this.desk = desk;
        this.reach = reach;
        this.settlements = settlements;
        this.pages = pages;
        this.writes = writes;
    }

    @Get(uris = {"/finance/settlements", "/api/v1/finance/settlements"})
    HttpResponse<?> list(HttpRequest<?> request, Account account) {
        return pages.show(request, desk.list(BASE, account));
    }

    @Get(uris = {"/finance/settlements/{id}", "/api/v1/finance/settlements/{id}"})
    HttpResponse<?> show(HttpRequest<?> request, Account account, long id) {
        return pages.show(request, desk.show(BASE, account, id));
    }

    @Post(uris = {"/finance/settlements/{id}/payments", "/api/v1/finance/settlements/{id}/payments"})
    HttpResponse<?> createPayment(HttpRequest<?> request, Form<PaymentForm> form, Account account, long id) {
        Settlement settlement = reach.settlement(account, id);
        return writes.once(request, form, typed -> desk.show(BASE, account, id), payment ->
            answer(settlements.pay(settlement, payment.amount(), payment.paidOn(), payment.reference(), account.id()), id));
    }

    private static Answer answer(PaymentOutcome outcome, long id) {
        return switch (outcome) {
            case PaymentOutcome.Recorded recorded -> Answer.done(BASE + "/" + id, recorded.payment()).created()
                .saying("statement.payment.recorded", recorded.payment().amountFen());
            case PaymentOutcome.NotPositive wrong -> Answer.refused(422, "statement.payment.notPositive").at("amount");
            case PaymentOutcome.TooMuch tooMuch -> Answer.refused(422, "statement.payment.tooMuch", tooMuch.rest()).at("amount");
            case PaymentOutcome.Twice twice -> Answer.refused(409, "statement.payment.twice").at("reference");
            case PaymentOutcome.InFuture inFuture -> Answer.refused(422, "form.past").at("paidOn");
            case PaymentOutcome.NotIssued notIssued -> Answer.refused(409, "statement.payment.notIssued");
        };
    }

    @Introspected
    record PaymentForm(@NotNull Money amount, @NotNull LocalDate paidOn, @NotBlank @Size(max = 60) String reference) {}
}
