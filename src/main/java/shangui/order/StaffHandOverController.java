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
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import shangui.lot.Lot;
import shangui.lot.LotRepository;
import shangui.money.Money;
import shangui.order.StaffOrderController.Changed;
import shangui.order.StaffOrders.StaffOrder;
import shangui.user.Account;
import shangui.web.Answer;
import shangui.web.BothDoors;
import shangui.web.Form;
import shangui.web.Page;
import shangui.web.Pages;
import shangui.web.Template;
import shangui.web.Writes;

/** Goods over the counter: by the shopper's code, with the till's receipt; and goods that come back. */
@BothDoors
@Controller
@Secured("CLERK")
class StaffHandOverController {

    private final Pages pages;
    private final Writes writes;
    private final OrderService orders;
    private final StaffOrders staffOrders;
    private final LotRepository lots;
    private final Clock clock;

    StaffHandOverController(Pages pages, Writes writes, OrderService orders, StaffOrders staffOrders, LotRepository lots, Clock clock) {
        this.pages = pages;
        this.writes = writes;
        this.orders = orders;
        this.staffOrders = staffOrders;
        this.lots = lots;
        this.clock = clock;
    }

    @Get(uris = {"/staff/hand-overs", "/api/v1/staff/hand-overs"})
    HttpResponse<?> show(HttpRequest<?> request, Account me, @Nullable @QueryValue String code) {
        return pages.show(request, page(me, code));
    }

    /** Everything that waits on the code in the clerk's store, together. */
    @Post(uris = {"/staff/hand-overs", "/api/v1/staff/hand-overs"})
    HttpResponse<?> create(HttpRequest<?> request, Account me, Form<HandOverForm> form) {
        return writes.once(request, form, typed -> page(me, typed.get("code")), wanted ->
            answer(wanted.scanned() == null || wanted.scanned().isEmpty()
                ? orders.handOverByCode(me.reach(), wanted.code(), wanted.receipt(), me.id())
                : handOverScanned(me, wanted)));
    }

    /** With lots read from the packs: one order at a time. */
    private HandOverOutcome handOverScanned(Account me, HandOverForm wanted) {
        List<StaffOrder> waiting = staffOrders.ofCode(me, wanted.code());
        Optional<StaffOrder> order = waiting.stream().filter(one -> one.lines().stream()
            .anyMatch(line -> line.id() == wanted.scanned().getFirst().orderLineId())).findFirst();
        var scanned = new ArrayList<HandOver.Scanned>();
        for (ScannedLot lot : wanted.scanned()) {
            Optional<Lot> known = lots.findByCode(lot.lotCode());
            if (known.isEmpty()) {
                return new HandOverOutcome.WrongScan(lot.orderLineId());
            }
            scanned.add(new HandOver.Scanned(lot.orderLineId(), known.get().id(), lot.quantity()));
        }
        return order.isEmpty() ? new HandOverOutcome.NoSuchCode()
            : orders.handOver(new HandOver(order.get().id(), scanned, wanted.receipt(), clock.instant(), Source.SCAN, me.id()));
    }

    private static Answer answer(HandOverOutcome outcome) {
        return switch (outcome) {
            case HandOverOutcome.HandedOver(var done) -> Answer.done("/staff/orders/" + done.getFirst().id(),
                new HandedOver(done.stream().map(Changed::new).toList())).created().saying("order.handedOver", done.getFirst().number());
            case HandOverOutcome.NoSuchCode() -> Answer.refused(404, "order.noSuchCode").at("code");
            case HandOverOutcome.Already(var order) -> Answer.refused(409, "order.alreadyHandedOver");
            case HandOverOutcome.Ended(var order) -> Answer.refused(409, "order.ended");
            case HandOverOutcome.Unpaid(var order, var due) -> order.tender() == Tender.TILL
                ? Answer.refused(422, "order.receiptNeeded", due).at("receiptNumber")
                : Answer.refused(409, "order.notPaid", due);
            case HandOverOutcome.ReceiptUsed(var receipt) -> Answer.refused(409, "order.receiptUsed", receipt.receiptNumber()).at("receiptNumber");
            case HandOverOutcome.WrongScan(var line) -> Answer.refused(422, "order.wrongScan");
            case HandOverOutcome.NothingThere(var order) -> Answer.refused(409, "order.nothingThere");
            case HandOverOutcome.NeverHere(var skus) -> Answer.refused(409, "order.neverHere");
        };
    }

    @Post(uris = {"/staff/orders/{id}/returns", "/api/v1/staff/orders/{id}/returns"})
    HttpResponse<?> createReturn(HttpRequest<?> request, Account me, long id, Form<ReturnForm> form) {
        return writes.once(request, form, typed -> new StaffOrderController.ShowPage(staffOrders.find(me, id)), wanted -> {
            Optional<GoodsReturn> meant = meant(me, staffOrders.find(me, id), wanted);
            return meant.isEmpty() ? Answer.refused(404, "order.noSuchLine").at("orderLineLotId") : answer(id, orders.returnGoods(meant.get()));
        });
    }

    /** A page names the row of the lot; a program the line, and the lot if it was scanned. */
    private Optional<GoodsReturn> meant(Account me, StaffOrder order, ReturnForm wanted) {
        return order.lines().stream()
            .flatMap(line -> wanted.orderLineLotId() == null
                ? Stream.of(line).filter(one -> Objects.equals(one.id(), wanted.orderLineId())).map(one -> goods(me, one.id(), wanted.lotId(), wanted))
                : line.taken().stream().filter(lot -> lot.id() == wanted.orderLineLotId()).map(lot -> goods(me, line.id(), lot.lotId(), wanted)))
            .findFirst();
    }

    private GoodsReturn goods(Account me, long orderLineId, @Nullable Long lotId, ReturnForm wanted) {
        return new GoodsReturn(orderLineId, lotId, wanted.quantity(), wanted.fate(), wanted.closed(), wanted.reason(), null, clock.instant(), me.id());
    }

    private static Answer answer(long orderId, ReturnOutcome outcome) {
        return switch (outcome) {
            case ReturnOutcome.Returned(var order, var returns, var refund) -> Answer.done("/staff/orders/" + orderId,
                new Returned(orderId, returns, refund)).created().saying("order.returned", refund);
            case ReturnOutcome.NotHandedOver() -> Answer.refused(409, "order.notHandedOver");
            case ReturnOutcome.TooMany(var left) -> Answer.refused(409, "order.tooManyBack", left).at("quantity");
            case ReturnOutcome.NotRestockable(var why) -> Answer.refused(422, "order.notRestockable." + why.name()).at("fate");
            case ReturnOutcome.WrongCounter() -> Answer.refused(409, "order.wrongCounter");
        };
    }

    private HandOverPage page(Account me, @Nullable String code) {
        boolean asked = code != null && !code.isBlank();
        return new HandOverPage(asked, asked ? code : "", asked ? staffOrders.ofCode(me, code) : List.of());
    }

    @Template("order/staff/hand-over")
    public record HandOverPage(boolean asked, String code, List<StaffOrder> orders) implements Page {

        /** What is still to be paid for all of it. */
        public Money due() {
            return Money.sum(orders, StaffOrder::dueFen);
        }

        /** On the phone, before anything is handed over. */
        public boolean awaitsPayment() {
            return orders.stream().anyMatch(StaffOrder::awaitsPayment);
        }
    }

    public record HandedOver(List<Changed> orders) {}

    public record Returned(long orderId, List<OrderReturn> returns, Money refundFen) {}

    @Introspected
    record HandOverForm(@NotBlank @Pattern(regexp = "[0-9]{8}", message = "{order.codeIs8}") String code, @Nullable @Size(max = 20) String tillNumber,
                        @Nullable @Size(max = 40) String receiptNumber, @Nullable @Size(max = 100) @Valid List<ScannedLot> scanned) {

        @Nullable
        Receipt receipt() {
            return tillNumber == null || receiptNumber == null ? null : new Receipt(tillNumber.strip(), receiptNumber.strip());
        }
    }

    @Introspected
    record ScannedLot(long orderLineId, @NotBlank @Size(max = 30) String lotCode, @Min(1) @Max(999) int quantity) {

        ScannedLot {
            lotCode = Lot.codeIn(lotCode);
        }
    }

    @Introspected
    record ReturnForm(@Nullable Long orderLineLotId, @Nullable Long orderLineId, @Nullable Long lotId, @Min(1) @Max(999) int quantity, @NotNull OrderReturn.Fate fate, boolean closed,
                      @NotBlank @Size(max = 200) String reason) {}
}
