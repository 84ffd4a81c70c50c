package shangui.checkout;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import shangui.checkout.Checkout.State;
import shangui.checkout.CheckoutOutcome.NotPlaced;
import shangui.checkout.CheckoutOutcome.OtherRequest;
import shangui.checkout.CheckoutOutcome.Overtaken;
import shangui.checkout.CheckoutOutcome.Placed;
import shangui.checkout.CheckoutOutcome.TooMuchUnpaid;
import shangui.counter.SupermarketRepository;
import shangui.db.Ids;
import shangui.db.Transactions;
import shangui.money.Money;
import shangui.order.NewLine;
import shangui.order.NewOrder;
import shangui.order.Order;
import shangui.order.OrderService;
import shangui.order.OrderView;
import shangui.order.PlaceOutcome;
import shangui.order.Tender;
import shangui.order.WindowOutcome;
import shangui.payment.Payment;
import shangui.payment.PaymentRequest;
import shangui.payment.PaymentService;
import shangui.phone.Consents;

/**
 * Places checkouts. The checkout is written first, then each counter's order in a transaction of its own, in counter order;
 * the last one says that all stand. A repeat goes on where it stands. When a counter cannot, the checkout is refused and the
 * orders before it are cancelled. Whoever finds it refused cancels what was placed, so it does not matter who comes first.
 */
@Singleton
public class CheckoutService {

    /** Orders to be paid at the till by someone nobody knows: so many may wait at a time, coming to so much. */
    static final int MOST_UNPAID = 2;
    static final Money MOST_UNPAID_TOTAL = Money.of("200.00");

    private static final Duration LONGEST_PLACING = Duration.ofMinutes(2);
    private static final int TRIES = 3;
    /** A day has a million numbers: on one with half of them given away, twenty tries fail once in a million. */
    private static final int TRIES_FOR_A_CODE = 20;
    private static final int DOORS = 64;

    private final CheckoutRepository checkouts;
    private final BasketRepository baskets;
    private final RememberedPhones phones;
    private final OrderService orders;
    private final PaymentService payments;
    private final SupermarketRepository supermarkets;
    private final Consents consents;
    private final Shelf shelf;
    private final Transactions transactions;
    private final Codes codes;
    private final Ids ids;
    private final Clock clock;
    private final MeterRegistry meters;
    /** Repeats that come at once wait here for the first instead of doing its work again; what is right does not depend on it. */
    private final ReentrantLock[] doors = Stream.generate(ReentrantLock::new).limit(DOORS).toArray(ReentrantLock[]::new);

    CheckoutService(CheckoutRepository checkouts, BasketRepository baskets, RememberedPhones phones, OrderService orders, PaymentService payments,
                    SupermarketRepository supermarkets, Consents consents, Shelf shelf, Transactions transactions, Codes codes, Ids ids, Clock clock, MeterRegistry meters) {
        this.checkouts = checkouts;
        this.baskets = baskets;
        this.phones = phones;
        this.orders = orders;
        this.payments = payments;
        this.supermarkets = supermarkets;
        this.consents = consents;
        this.shelf = shelf;
        this.transactions = transactions;
        this.codes = codes;
        this.ids = ids;
        this.clock = clock;
        this.meters = meters;
    }

    /** Call it outside any transaction. */
    public CheckoutOutcome place(CheckoutRequest request) {
        var door = doors[Math.floorMod((request.device() + request.key()).hashCode(), DOORS)];
        door.lock();
        try {
            CheckoutOutcome outcome = new Overtaken();
            for (int i = 0; i < TRIES && outcome instanceof Overtaken; i++) {
                outcome = placeOnce(request);
            }
            meters.counter("shangui.checkouts", "outcome", outcome.getClass().getSimpleName()).increment();
            return outcome;
        } finally {
            door.unlock();
        }
    }

    private CheckoutOutcome placeOnce(CheckoutRequest request) {
        return switch (transactions.write(() -> begin(request))) {
            case Placed(var checkout) when checkout.state() == State.PLACING -> placeOrders(checkout, request);
            case Placed(var checkout) -> new Placed(askedToPay(checkout));
            case CheckoutOutcome refused -> refused;
        };
    }

    /** The checkout as it stands, or written now. */
    private CheckoutOutcome begin(CheckoutRequest request) {
        var earlier = checkouts.ofRequest(request.device(), request.key());
        if (earlier.isPresent()) {
            return MessageDigest.isEqual(earlier.get().requestHash(), request.hash()) ? new Placed(earlier.get()) : new OtherRequest();
        }
        if (request.tender() == Tender.TILL) {
            var refusal = tooMuchUnpaid(request);
            if (refusal != null) {
                return refusal;
            }
        }
        return write(request);
    }

    /** The limit is looked at and taken up under one lock. */
    private TooMuchUnpaid tooMuchUnpaid(CheckoutRequest request) {
        checkouts.lockShopper(request.phone(), request.device());
        return Stream.of(checkouts.unpaidOfPhone(request.phone()), checkouts.unpaidOfDevice(request.device()))
            .filter(unpaid -> unpaid.open() >= MOST_UNPAID || unpaid.total().plus(request.total()).compareTo(MOST_UNPAID_TOTAL) > 0)
            .findFirst().map(unpaid -> new TooMuchUnpaid(unpaid.open(), unpaid.total())).orElse(null);
    }

    private CheckoutOutcome write(CheckoutRequest request) {
        for (int i = 0; i < TRIES_FOR_A_CODE; i++) {
            var checkout = new Checkout(ids.next(), codes.number(), codes.token(), codes.token(), codes.pickupCode(), request.store().id(),
                request.device(), request.hash(), request.phone(), request.language(), request.tender(), State.PLACING, Money.ZERO, request.total(),
                request.window().from(), request.window().to(), clock.instant());
            if (checkouts.add(checkout, request.key())) {
                checkouts.addOrders(checkout.id(), orderIds(request));
                consents.add(Consents.Purpose.CHECKOUT, checkout.id(), request.language());
                return new Placed(checkout);
            }
            if (checkouts.ofRequest(request.device(), request.key()).isPresent()) {
                return new Overtaken();
            }
        }
        throw new IllegalStateException("no free number, token or code was found");
    }

    private Map<Long, Long> orderIds(CheckoutRequest request) {
        var orderIds = new LinkedHashMap<Long, Long>();
        request.byCounter().keySet().forEach(counterId -> orderIds.put(counterId, ids.next()));
        return orderIds;
    }

    private CheckoutOutcome placeOrders(Checkout checkout, CheckoutRequest request) {
        var orderIds = checkouts.orderIds(checkout.id());
        Money payable = Money.ZERO;
        for (var counter : request.byCounter().entrySet()) {
            PlaceOutcome outcome = orders.place(newOrder(checkout, request, orderIds.get(counter.getKey()), counter.getKey(), counter.getValue()));
            if (!(outcome instanceof PlaceOutcome.Placed(Order order))) {
                refuse(checkout.id());
                return new NotPlaced(counter.getKey(), outcome);
            }
            payable = payable.plus(order.totalFen());
        }
        return finish(checkout, request, payable);
    }

    private static NewOrder newOrder(Checkout checkout, CheckoutRequest request, long orderId, long counterId, List<NewLine> lines) {
        return new NewOrder(orderId, checkout.id(), counterId, checkout.number(), checkout.pickupCode(), checkout.phone(), checkout.tender(), lines,
            checkout.lastDay(), request.window().keptUntil());
    }

    private CheckoutOutcome finish(Checkout checkout, CheckoutRequest request, Money payable) {
        transactions.write(() -> {
            if (checkouts.placed(checkout.id(), payable)) {
                baskets.removeAll(request.device(), request.lines());
                phones.ordered(request.device(), request.phone(), request.remember());
            }
        });
        var now = checkouts.find(checkout.id()).orElseThrow();
        if (now.state() == State.REFUSED) {
            refuse(checkout.id());
            return new Overtaken();
        }
        return new Placed(askedToPay(now));
    }

    /** Nothing of it stays. */
    private void refuse(long checkoutId) {
        checkouts.refused(checkoutId);
        checkouts.orderIds(checkoutId).values().forEach(orderId ->
            orders.find(orderId).filter(order -> order.state().open()).ifPresent(order -> orders.cancel(orderId, null, null)));
    }

    /** After commit, outside any transaction: the provider is asked with the checkout's id as the key. */
    private Checkout askedToPay(Checkout checkout) {
        if (checkout.tender() == Tender.ONLINE) {
            pay(checkout);
        }
        return checkout;
    }

    /** Another time to collect it at, in the caller's transaction: its orders first, they are locked then. */
    WindowOutcome changeWindow(Checkout checkout, PickupWindow window) {
        var outcome = orders.changeWindow(checkout.id(), window.day(), window.keptUntil());
        if (outcome instanceof WindowOutcome.Changed) {
            checkouts.changeWindow(checkout.id(), window.from(), window.to());
        }
        return outcome;
    }

    /** The payment of a checkout, asked for if it was not. Money goes to the store's own supermarket (rule 20). */
    Payment pay(Checkout checkout) {
        var store = shelf.anyStore(checkout.storeId()).orElseThrow();
        var supermarket = supermarkets.findById(store.supermarketId()).orElseThrow();
        return payments.ask(new PaymentRequest(checkout.id(), supermarket.merchantNumber(), checkout.number(), checkout.payableFen(),
            checkout.payUntil(), (checkout.language().equals("en") ? "/en" : "") + checkout.path() + "/payment"));
    }

    /** Refuses what a crash left half-way and nobody repeated in time. Answers how many. */
    public int refuseLeftHalfway() {
        var now = clock.instant();
        var left = checkouts.leftHalfway(now.minus(LONGEST_PLACING), now.minus(Duration.ofDays(1)));
        left.forEach(this::refuse);
        return left.size();
    }

    List<OrderView> ordersOf(Checkout checkout) {
        return orders.ofCheckout(checkout.id());
    }
}
