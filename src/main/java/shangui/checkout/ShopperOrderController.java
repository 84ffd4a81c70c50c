package shangui.checkout;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import shangui.money.Money;
import shangui.order.CancelOutcome;
import shangui.order.OrderService;
import shangui.order.OrderState;
import shangui.order.OrderView;
import shangui.order.PickOutcome;
import shangui.order.Tender;
import shangui.payment.Payment;
import shangui.payment.PaymentGateway.Transaction;
import shangui.payment.PaymentService;
import shangui.web.Answer;
import shangui.web.BothDoors;
import shangui.web.ClientAddress;
import shangui.web.Form;
import shangui.web.Page;
import shangui.web.Pages;
import shangui.web.Problems;
import shangui.web.Template;
import shangui.web.Writes;

/** Orders as the shopper who placed them sees them; the address is the key. */
@Controller
@BothDoors
@Secured(SecurityRule.IS_ANONYMOUS)
class ShopperOrderController {

    private final OrderPages orderPages;
    private final CheckoutRepository rows;
    private final CheckoutService checkouts;
    private final OrderService orders;
    private final PaymentService payments;
    private final Tries tries;
    private final ClientAddress address;
    private final Pages pages;
    private final Problems problems;
    private final Writes writes;
    private final Clock clock;

    ShopperOrderController(OrderPages orderPages, CheckoutRepository rows, CheckoutService checkouts, OrderService orders, PaymentService payments, Tries tries,
                           ClientAddress address, Pages pages, Problems problems, Writes writes, Clock clock) {
        this.orderPages = orderPages;
        this.rows = rows;
        this.checkouts = checkouts;
        this.orders = orders;
        this.payments = payments;
        this.tries = tries;
        this.address = address;
        this.pages = pages;
        this.problems = problems;
        this.writes = writes;
        this.clock = clock;
    }

    @Get("/orders")
    HttpResponse<?> find(HttpRequest<?> request) {
        return pages.show(request, new FindPage());
    }

    /** The same answer whether the number or the phone is wrong. */
    @Post(uris = {"/orders", "/api/v1/order-searches"})
    HttpResponse<?> createSearch(HttpRequest<?> request, Form<FindForm> form) {
        if (!form.failed() && !(tries.allow("from:" + address.of(request)) & tries.allow("number:" + digits(form.get("number"))))) {
            return problems.show(request, HttpStatus.TOO_MANY_REQUESTS);
        }
        return writes.plain(request, form, typed -> new FindPage(), wanted -> rows.ofNumberAndPhone(digits(wanted.number), digits(wanted.phone))
            .<Answer>map(checkout -> Answer.done(checkout.path(), new Found(checkout.token())))
            .orElseGet(() -> Answer.refused(404, "checkout.notFound")));
    }

    @Get(uris = {"/orders/{token}", "/api/v1/orders/{token}"})
    HttpResponse<?> show(HttpRequest<?> request, String token) {
        return pages.show(request, orderPages.page(request, orderPages.checkout(token)));
    }

    @Get(uris = {"/collect/{collectToken}", "/api/v1/collect/{collectToken}"})
    HttpResponse<?> collect(HttpRequest<?> request, String collectToken) {
        return pages.show(request, orderPages.collectOnly(request, collectToken));
    }

    @Post(uris = {"/orders/{token}/cancellation", "/api/v1/orders/{token}/cancellation"})
    HttpResponse<?> createCancellation(HttpRequest<?> request, String token, Form<Nothing> form) {
        var checkout = orderPages.checkout(token);
        return writes.once(request, form, typed -> orderPages.page(request, checkout), nothing -> cancel(checkout));
    }

    @Post(uris = {"/orders/{token}/choice", "/api/v1/orders/{token}/choice"})
    HttpResponse<?> createChoice(HttpRequest<?> request, String token, Form<ChoiceForm> form) {
        var checkout = orderPages.checkout(token);
        return writes.once(request, form, typed -> orderPages.page(request, checkout), choice -> choose(checkout, choice));
    }

    /** Where a shopper goes to pay and comes back to. What the provider says is asked for, not read from the address. */
    @Get(uris = {"/orders/{token}/payment", "/api/v1/orders/{token}/payment"})
    HttpResponse<?> payment(HttpRequest<?> request, String token) {
        var checkout = orderPages.checkout(token);
        if (checkout.tender() != Tender.ONLINE) {
            return HttpResponse.seeOther(URI.create(checkout.path()));
        }
        var payment = payments.ofCheckout(checkout.id());
        var seen = payment.filter(asked -> asked.state() == Payment.State.ASKED).flatMap(payments::look).orElse(Transaction.State.WAITING);
        var page = orderPages.page(request, checkout);
        return pages.show(request, new PaymentPage(token, checkout.number(), checkout.payableFen(), payment.map(Payment::payUrl).orElse(null),
            checkout.payUntil(), page.minutesToPay(), state(page, seen)));
    }

    /** Asks for a payment again, when the provider did not answer the first time. */
    @Post(uris = {"/orders/{token}/payment", "/api/v1/orders/{token}/payment"})
    HttpResponse<?> createPayment(HttpRequest<?> request, String token, Form<Nothing> form) {
        var checkout = orderPages.checkout(token);
        return writes.staged(request, form, typed -> orderPages.page(request, checkout), (nothing, wish) -> {
            if (checkout.tender() != Tender.ONLINE) {
                return Answer.refused(409, "problem.409.sentence");
            }
            var payment = checkouts.pay(checkout);
            return Answer.done(checkout.path() + "/payment", new AskedPayment(payment.payUrl(), payment.amountFen()));
        });
    }

    private PaymentPage.State state(OrderPage page, Transaction.State seen) {
        if (page.paid().isPositive()) {
            return page.open() || page.standing() == OrderPage.Standing.COLLECTED ? PaymentPage.State.PAID : PaymentPage.State.GIVEN_BACK;
        }
        if (!page.toPay() || !clock.instant().isBefore(page.payUntil())) {
            return PaymentPage.State.CLOSED;
        }
        return seen == Transaction.State.FAILED ? PaymentPage.State.FAILED : PaymentPage.State.WAITING;
    }

    /** Whole or not at all: what was collected already stays as it is, the rest is cancelled together. What is ready first: else it would be told to be collected. */
    private Answer cancel(Checkout checkout) {
        var open = orders.ofCheckout(checkout.id()).stream().map(OrderView::order).filter(order -> order.state().open())
            .sorted(Comparator.comparing(order -> order.state() != OrderState.READY)).toList();
        boolean cancelled = !open.isEmpty() && open.stream().allMatch(order -> orders.cancel(order.id(), null, null) instanceof CancelOutcome.Cancelled);
        return cancelled ? Answer.done(checkout.path(), new Found(checkout.token())).saying("checkout.cancelled")
            : Answer.refused(409, "checkout.tooLateToCancel");
    }

    private Answer choose(Checkout checkout, ChoiceForm choice) {
        var wanted = orders.ofCheckout(checkout.id()).stream().map(OrderView::order)
            .filter(order -> order.state() == OrderState.SHORT && order.id() == choice.orderId).findFirst();
        boolean done = wanted.map(order -> choice.choice == Choice.WAIT ? orders.waitForIt(order.id(), null) : orders.giveBackLacking(order.id(), null))
            .filter(PickOutcome.Picked.class::isInstance).isPresent();
        return done ? Answer.done(checkout.path(), new Found(checkout.token())).saying("checkout.chosen." + choice.choice)
            : Answer.refused(409, "problem.409.sentence");
    }

    private static String digits(String typed) {
        return typed.replaceAll("[^0-9]", "");
    }

    @Template("checkout/find")
    public record FindPage() implements Page {}

    /** @param payUrl where to pay; null when the provider did not answer */
    @Template("checkout/payment")
    public record PaymentPage(String token, String number, Money amount, String payUrl, Instant payUntil, long minutesToPay,
                              State state) implements Page {

        /** Each with a next step. GIVEN_BACK: money came when the goods were gone. */
        public enum State { WAITING, PAID, FAILED, CLOSED, GIVEN_BACK }
    }

    public record Found(String token) {}

    public record AskedPayment(String payUrl, Money amount) {}

    /** What the shopper of a short order wants. */
    enum Choice { WAIT, REFUND }

    @Introspected
    record FindForm(@NotBlank @Size(max = 30) String number, @NotBlank @Size(max = 30) String phone) {}

    @Introspected
    record ChoiceForm(long orderId, @NotNull Choice choice) {}

    @Introspected
    record Nothing() {}
}
