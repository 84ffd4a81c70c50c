package shangui.demo;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import shangui.checkout.Checkout;
import shangui.checkout.CheckoutOutcome;
import shangui.checkout.CheckoutRequest;
import shangui.checkout.CheckoutService;
import shangui.checkout.PickupWindow;
import shangui.db.Ids;
import shangui.demo.Outlet.Stand;
import shangui.order.HandOverOutcome;
import shangui.order.NewLine;
import shangui.order.Order;
import shangui.order.OrderLine;
import shangui.order.OrderService;
import shangui.order.OrderState;
import shangui.order.OrderView;
import shangui.order.PickOutcome;
import shangui.order.PlaceOutcome;
import shangui.order.Receipt;
import shangui.order.Tender;
import shangui.payment.Payment;
import shangui.payment.PaymentService;
import shangui.payment.PlayMoney;

/**
 * Shoppers who order before they come: most pay at once with play money, some at the till. Nearly all collect; one in a while
 * changes their mind, does not pay, does not come, or finds that something is not there.
 */
@Singleton
class SampleShoppers {

    /** In per cent of a store's pace; in the days before the world is looked at more, in the store looked at first most. */
    private static final int SHARE = 17;
    private static final int BUSY_SHARE = 90;
    private static final int BUSIEST_SHARE = 250;
    private static final int HASH_BYTES = 32;
    private static final Duration A_MOMENT = Duration.ofSeconds(20);

    private final SampleDemand demand;
    private final CheckoutService checkouts;
    private final OrderService orders;
    private final PaymentService payments;
    @Nullable private final PlayMoney playMoney;
    private final Clock clock;

    SampleShoppers(SampleDemand demand, CheckoutService checkouts, OrderService orders, PaymentService payments,
                   @Nullable PlayMoney playMoney, Clock clock) {
        this.demand = demand;
        this.checkouts = checkouts;
        this.orders = orders;
        this.payments = payments;
        this.playMoney = playMoney;
        this.clock = clock;
    }

    /** An order on its way from the basket to the hand-over. */
    private record Errand(Outlet outlet, Dice dice, Checkout checkout, PickupWindow window, boolean shown) {

        Instant closes() {
            return outlet.closes(window.day());
        }

        void then(Instant at, Runnable what) {
            outlet.agenda().plan(at, what);
        }
    }

    /** @param today on it and the day before more of them order, so that clerks find some who have not come yet */
    void plan(Outlet outlet, LocalDate day, LocalDate today) {
        Dice dice = Dice.about("shoppers", outlet.key(), day);
        int share = day.isBefore(today.minusDays(1)) ? SHARE : outlet.isShownOn(day, today) ? BUSIEST_SHARE : BUSY_SHARE;
        int times = dice.times(outlet.stands().stream().mapToInt(stand -> demand.pace(stand, day)).sum() * share / 100);
        for (int i = 0; i < times; i++) {
            String key = outlet.key() + "-" + day + "-" + i;
            outlet.agenda().plan(SampleWorld.at(day, LocalTime.of(6, 30)).plusSeconds(dice.between(0, 57_000)), () -> order(outlet, key, outlet.isShownOn(day, today)));
        }
    }

    private void order(Outlet outlet, String key, boolean shown) {
        Dice dice = Dice.about("shopper", key);
        PickupWindow window = dice.one(PickupWindow.of(outlet.times(), clock.instant()));
        List<CheckoutRequest.Line> lines = lines(outlet, dice, window.day());
        Tender tender = playMoney == null || dice.percent(22) ? Tender.TILL : Tender.ONLINE;
        if (lines.isEmpty()) {
            return;
        }
        var outcome = checkouts.place(new CheckoutRequest("sample-" + key, key, new byte[HASH_BYTES], outlet.store(), window, phone(dice), false, tender,
            dice.percent(6) ? "en" : "zh", lines));
        switch (outcome) {
            case CheckoutOutcome.Placed(Checkout checkout) -> follow(new Errand(outlet, dice, checkout, window, shown));
            case CheckoutOutcome.TooMuchUnpaid limit -> { }
            case CheckoutOutcome.NotPlaced(long counter, PlaceOutcome.Short soldOut) -> { }
            default -> throw new IllegalStateException("A sample order was not placed: " + outcome);
        }
    }

    /** At one of the store's counters, now and then at all of them. */
    private List<CheckoutRequest.Line> lines(Outlet outlet, Dice dice, LocalDate day) {
        List<Stand> stands = dice.percent(30) ? outlet.stands() : List.of(dice.one(outlet.stands(), Stand::pace));
        var lines = new ArrayList<CheckoutRequest.Line>();
        for (Stand stand : stands) {
            demand.wishes(dice, demand.choices(stand, day), day).forEach(wish -> lines.add(new CheckoutRequest.Line(stand.counter().id(),
                new NewLine(wish.choice().pack().sku().id(), wish.choice().marked(), wish.quantity(), wish.choice().price()))));
        }
        return lines;
    }

    /** Of a range of numbers that is given to nobody. */
    private static String phone(Dice dice) {
        return "154%08d".formatted(dice.between(0, 99_999_999));
    }

    private void follow(Errand errand) {
        Instant now = clock.instant();
        if (errand.checkout.tender() == Tender.TILL) {
            maybeDiscounted(errand);
            goOn(errand, now, 7);
        } else if (errand.dice.percent(6)) {
            errand.then(errand.checkout.payUntil().plus(A_MOMENT), () -> orders.expireDue(orderIds(errand)));
        } else {
            Instant paid = now.plusSeconds(errand.dice.between(40, 400));
            errand.then(paid, () -> pay(errand));
            goOn(errand, paid, 3);
        }
    }

    /** The office lets a shopper off a little, now and then. */
    private void maybeDiscounted(Errand errand) {
        if (errand.dice.percent(8)) {
            errand.then(clock.instant().plusSeconds(300), () -> {
                Order order = views(errand).getFirst().order();
                orders.discount(order.id(), order.grossFen().fraction(5, 100), SampleTable.note(errand.dice, "discount"), null);
            });
        }
    }

    private void pay(Errand errand) {
        Payment payment = payments.ofCheckout(errand.checkout.id()).orElseThrow();
        if (!playMoney.pay(payment)) {
            throw new IllegalStateException("A sample order could not be paid: " + payment);
        }
        payments.look(payment);
    }

    /** @param stayAway how many in a hundred never come */
    private void goOn(Errand errand, Instant from, int stayAway) {
        if (errand.dice.percent(4)) {
            errand.then(from.plusSeconds(errand.dice.between(120, 3000)), () -> cancel(errand));
            return;
        }
        Instant picked = whenPicked(errand, from);
        errand.then(picked, () -> pick(errand));
        if (errand.dice.percent(stayAway)) {
            errand.then(errand.closes().plus(A_MOMENT), () -> orders.expireDue(orderIds(errand)));
        } else {
            errand.then(whenCollected(errand, picked), () -> handOver(errand));
        }
    }

    private void cancel(Errand errand) {
        orderIds(errand).forEach(order -> orders.cancel(order, SampleTable.note(errand.dice, "cancel"), null));
    }

    /** Within two hours, while the store is open. */
    private static Instant whenPicked(Errand errand, Instant from) {
        Instant soon = from.plusSeconds(errand.dice.between(900, 5400));
        LocalDate day = SampleWorld.dayOf(soon);
        Instant opens = errand.outlet.opens(day);
        Instant closes = errand.outlet.closes(day);
        Instant picked = soon.isAfter(closes) ? errand.outlet.opens(day.plusDays(1)).plusSeconds(1200)
            : soon.isBefore(opens) ? opens.plusSeconds(1200) : soon;
        Instant last = errand.closes().minusSeconds(2400);
        return picked.isAfter(last) ? last : picked;
    }

    private static Instant whenCollected(Errand errand, Instant picked) {
        Instant opens = SampleWorld.at(errand.window.day(), errand.window.opens());
        int seconds = (int) Duration.between(opens, SampleWorld.at(errand.window.day(), errand.window.closes())).toSeconds();
        Instant wanted = opens.plusSeconds(errand.dice.between(0, seconds - 600));
        return wanted.isAfter(picked.plusSeconds(600)) ? wanted : picked.plusSeconds(1200);
    }

    private void pick(Errand errand) {
        for (OrderView view : views(errand)) {
            if (view.order().state() == OrderState.PLACED && errand.dice.percent(errand.shown ? 25 : 4)) {
                OrderLine line = view.lines().stream().filter(one -> one.present() > 0).findFirst().orElseThrow();
                expectPicked(orders.pickShort(view.order().id(), Map.of(line.id(), 1), errand.outlet.clerk()));
                errand.then(clock.instant().plusSeconds(errand.dice.between(300, 1500) * (errand.shown ? 60L : 1L)), () -> choose(errand, view.order().id()));
            } else if (view.order().state() == OrderState.PLACED) {
                expectPicked(orders.ready(view.order().id(), errand.outlet.clerk()));
            }
        }
    }

    /** What is not there: most want their money back, some wait until it is found. */
    private void choose(Errand errand, long orderId) {
        if (orders.find(orderId).orElseThrow().state() == OrderState.SHORT) {
            expectPicked(errand.dice.percent(65) ? orders.giveBackLacking(orderId, null) : orders.waitForIt(orderId, null));
            errand.then(clock.instant().plusSeconds(240), () -> pick(errand));
        }
    }

    private void handOver(Errand errand) {
        if (views(errand).stream().anyMatch(view -> view.order().state().open())) {
            Receipt receipt = errand.checkout.tender() == Tender.TILL ? new Receipt("1", "SAMPLE-" + errand.checkout.number()) : null;
            var outcome = orders.handOverByCode(errand.outlet.store().id(), errand.checkout.pickupCode(), receipt, errand.outlet.clerk());
            switch (outcome) {
                case HandOverOutcome.HandedOver done -> { }
                case HandOverOutcome.NothingThere sold -> errand.then(errand.closes().plus(A_MOMENT), () -> orders.expireDue(orderIds(errand)));
                default -> throw new IllegalStateException("A sample order was not handed over: " + outcome);
            }
        }
    }

    private List<OrderView> views(Errand errand) {
        return orders.ofCheckout(errand.checkout.id());
    }

    private List<Long> orderIds(Errand errand) {
        return views(errand).stream().map(view -> view.order().id()).toList();
    }

    private static void expectPicked(PickOutcome outcome) {
        if (!(outcome instanceof PickOutcome.Picked)) {
            throw new IllegalStateException("A sample order was not picked: " + outcome);
        }
    }
}
