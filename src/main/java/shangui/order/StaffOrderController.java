package shangui.order;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.stream.Collectors;
import shangui.counter.Counter;
import shangui.money.Money;
import shangui.order.StaffOrders.StaffOrder;
import shangui.user.Account;
import shangui.web.Answer;
import shangui.web.BothDoors;
import shangui.web.Form;
import shangui.web.Page;
import shangui.web.Pages;
import shangui.web.Template;
import shangui.web.Writes;

/** Orders at the counter: what waits, getting it ready, what is not there, calling it off. */
@BothDoors
@Controller
@Secured("CLERK")
class StaffOrderController {

    private final Pages pages;
    private final Writes writes;
    private final OrderService orders;
    private final StaffOrders staffOrders;

    StaffOrderController(Pages pages, Writes writes, OrderService orders, StaffOrders staffOrders) {
        this.pages = pages;
        this.writes = writes;
        this.orders = orders;
        this.staffOrders = staffOrders;
    }

    @Get(uris = {"/staff/orders", "/api/v1/staff/orders"})
    HttpResponse<?> list(HttpRequest<?> request, Account me, @Nullable @QueryValue Long counter) {
        return pages.show(request, new ListPage(staffOrders.counters(me), counter, staffOrders.waiting(me, counter)));
    }

    @Get(uris = {"/staff/orders/{id}", "/api/v1/staff/orders/{id}"})
    HttpResponse<?> show(HttpRequest<?> request, Account me, long id) {
        return pages.show(request, page(me, id));
    }

    @Post(uris = {"/staff/orders/{id}/readiness", "/api/v1/staff/orders/{id}/readiness"})
    HttpResponse<?> createReadiness(HttpRequest<?> request, Account me, long id, Form<NoFields> form) {
        return writes.once(request, form, typed -> page(me, id), wanted -> {
            staffOrders.mustReach(me, id);
            return picked(orders.ready(id, me.id()), "order.madeReady");
        });
    }

    @Post(uris = {"/staff/orders/{id}/shortage", "/api/v1/staff/orders/{id}/shortage"})
    HttpResponse<?> createShortage(HttpRequest<?> request, Account me, long id, Form<ShortageForm> form) {
        return writes.once(request, form, typed -> page(me, id), wanted -> {
            staffOrders.mustReach(me, id);
            return picked(orders.pickShort(id, wanted.lines().stream().filter(line -> line.units() > 0)
                .collect(Collectors.toMap(LackingLine::orderLineId, LackingLine::units, Integer::sum)), me.id()), "order.madeShort");
        });
    }

    /** The shopper chose, at the counter or on the telephone. */
    @Post(uris = {"/staff/orders/{id}/shortage-choice", "/api/v1/staff/orders/{id}/shortage-choice"})
    HttpResponse<?> createShortageChoice(HttpRequest<?> request, Account me, long id, Form<ChoiceForm> form) {
        return writes.once(request, form, typed -> page(me, id), wanted -> {
            staffOrders.mustReach(me, id);
            return wanted.choice() == Choice.WAIT
                ? picked(orders.waitForIt(id, me.id()), "order.choseToWait")
                : picked(orders.giveBackLacking(id, me.id()), "order.choseRefund");
        });
    }

    @Post(uris = {"/staff/orders/{id}/cancellation", "/api/v1/staff/orders/{id}/cancellation"})
    HttpResponse<?> createCancellation(HttpRequest<?> request, Account me, long id, Form<CancellationForm> form) {
        return writes.once(request, form, typed -> page(me, id), wanted -> {
            staffOrders.mustReach(me, id);
            return cancelled("/staff/orders/", orders.cancel(id, wanted.reason(), me.id()));
        });
    }

    private static Answer picked(PickOutcome outcome, String notice) {
        return switch (outcome) {
            case PickOutcome.Picked(var order) -> Answer.done("/staff/orders/" + order.id(), new Changed(order)).saying(notice, order.number());
            case PickOutcome.NotNow(var order) -> Answer.refused(409, "order.notNow");
            case PickOutcome.NotPaid(var order) -> Answer.refused(409, "order.notPaid", order.dueFen());
            case PickOutcome.NotThatMany() -> Answer.refused(422, "order.notThatMany");
        };
    }

    static Answer cancelled(String path, CancelOutcome outcome) {
        return switch (outcome) {
            case CancelOutcome.Cancelled(var order) -> Answer.done(path + order.id(), new Changed(order)).saying("order.cancelled", order.number());
            case CancelOutcome.TooLate(var order) -> Answer.refused(409, "order.tooLateToCancel");
        };
    }

    private ShowPage page(Account me, long id) {
        return new ShowPage(staffOrders.find(me, id));
    }

    enum Choice { WAIT, REFUND }

    @Template("order/staff/list")
    public record ListPage(List<Counter> counters, @Nullable Long counterId, List<StaffOrder> orders) implements Page {}

    @Template("order/staff/show")
    public record ShowPage(StaffOrder order) implements Page {}

    /** What an order came to, for programs. */
    public record Changed(long id, OrderState state, Money payableFen, Money paidFen, Money refundedFen) {

        Changed(Order order) {
            this(order.id(), order.state(), order.payableFen(), order.paidFen(), order.refundedFen());
        }
    }

    @Introspected
    record NoFields(@Nullable String key) {}

    @Introspected
    record ShortageForm(@NotEmpty @Size(max = 50) @Valid List<LackingLine> lines) {}

    @Introspected
    record LackingLine(long orderLineId, @Min(0) @Max(999) int units) {}

    @Introspected
    record ChoiceForm(@NotNull Choice choice) {}

    @Introspected
    record CancellationForm(@NotBlank @Size(max = 200) String reason) {}
}
