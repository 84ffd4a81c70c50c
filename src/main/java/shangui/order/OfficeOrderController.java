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
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import shangui.money.Money;
import shangui.order.StaffOrderController.CancellationForm;
import shangui.order.StaffOrderController.Changed;
import shangui.order.StaffOrders.StaffOrder;
import shangui.user.Account;
import shangui.web.Answer;
import shangui.web.BothDoors;
import shangui.web.Form;
import shangui.web.Page;
import shangui.web.Pages;
import shangui.web.Slice;
import shangui.web.Template;
import shangui.web.Writes;

/** Orders as the office sees them: all of them, and the one discount there is. */
@BothDoors
@Controller
@Secured("OFFICE")
class OfficeOrderController {

    private static final int PAGE = 50;

    private final Pages pages;
    private final Writes writes;
    private final OrderService orders;
    private final StaffOrders staffOrders;

    OfficeOrderController(Pages pages, Writes writes, OrderService orders, StaffOrders staffOrders) {
        this.pages = pages;
        this.writes = writes;
        this.orders = orders;
        this.staffOrders = staffOrders;
    }

    @Get(uris = {"/office/orders", "/api/v1/office/orders"})
    HttpResponse<?> list(HttpRequest<?> request, Account me, @Nullable @QueryValue Long before) {
        long from = before == null ? Slice.START : before;
        return pages.show(request, new ListPage(Slice.of(staffOrders.list(me, from, PAGE + 1), PAGE, StaffOrder::id)));
    }

    @Get(uris = {"/office/orders/{id}", "/api/v1/office/orders/{id}"})
    HttpResponse<?> show(HttpRequest<?> request, Account me, long id) {
        return pages.show(request, page(me, id));
    }

    @Post(uris = {"/office/orders/{id}/discount", "/api/v1/office/orders/{id}/discount"})
    HttpResponse<?> createDiscount(HttpRequest<?> request, Account me, long id, Form<DiscountForm> form) {
        return writes.once(request, form, typed -> page(me, id), wanted -> {
            staffOrders.mustReach(me, id);
            return answer(orders.discount(id, wanted.amount(), wanted.reason(), me.id()));
        });
    }

    @Post(uris = {"/office/orders/{id}/cancellation", "/api/v1/office/orders/{id}/cancellation"})
    HttpResponse<?> createCancellation(HttpRequest<?> request, Account me, long id, Form<CancellationForm> form) {
        return writes.once(request, form, typed -> page(me, id), wanted -> {
            staffOrders.mustReach(me, id);
            return StaffOrderController.cancelled("/office/orders/", orders.cancel(id, wanted.reason(), me.id()));
        });
    }

    private static Answer answer(DiscountOutcome outcome) {
        return switch (outcome) {
            case DiscountOutcome.Discounted(var order) -> Answer.done("/office/orders/" + order.id(), new Changed(order))
                .saying("order.discounted", order.discountFen());
            case DiscountOutcome.TooLate(var order) -> Answer.refused(409, "order.tooLateForDiscount");
            case DiscountOutcome.NotThatMuch(var order) -> Answer.refused(422, "order.notThatMuch", order.grossFen()).at("amount");
        };
    }

    private ShowPage page(Account me, long id) {
        return new ShowPage(staffOrders.find(me, id));
    }

    @Template("order/office/list")
    public record ListPage(Slice<StaffOrder> orders) implements Page {}

    @Template("order/office/show")
    public record ShowPage(StaffOrder order) implements Page {}

    @Introspected
    record DiscountForm(@NotNull Money amount, @NotBlank @Size(max = 200) String reason) {}
}
