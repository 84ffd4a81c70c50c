package shangui.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shangui.contract.ContractTerm.LossBearer;
import shangui.contract.Mode;
import shangui.db.Ids;
import shangui.db.Transactions;
import shangui.money.Money;
import shangui.order.OrderReturn.Fate;
import shangui.order.PlaceOutcome.NotOffered;
import shangui.order.PlaceOutcome.Placed;
import shangui.order.PlaceOutcome.PriceChanged;
import shangui.order.PlaceOutcome.Reason;
import shangui.stock.Basis;
import shangui.stock.Document;
import shangui.stock.LotQuantity;
import shangui.stock.StockService;
import shangui.testing.RunningShop;
import shangui.testing.ShopTest;
import shangui.testing.Sql;
import shangui.testing.TestClock;
import shangui.testing.World;

/** The life of an order, told by its service (rules 3, 5, 7, 13, 14, 16, 18). */
@ShopTest
class OrderServiceTest {

    @Inject World world;
    @Inject OrderService orders;
    @Inject StockService stock;
    @Inject Transactions transactions;
    @Inject Ids ids;
    @Inject TestClock clock;
    @Inject Sql sql;
    @Inject RunningShop shop;
    @Inject News news;

    private long sku;
    private long lot;

    @BeforeEach
    void aShelfOfTen() {
        clock.set(TestClock.START);
        news.refunds.clear();
        news.notDue.clear();
        sku = world.manySkus(1, world.concessionCounter).getFirst();
        lot = world.lot(sku);
        receive(lot, 10);
    }

    @Test
    void placesTwentyLinesInEightStatements() {
        List<Long> skus = world.manySkus(20, world.concessionCounter);
        skus.forEach(each -> receive(world.lot(each), 5));
        List<NewLine> lines = skus.stream().map(each -> new NewLine(each, null, 2, yuan("10.00"))).toList();
        var placed = new ArrayList<PlaceOutcome>();

        long statements = shop.statementsOf(() -> placed.add(orders.place(wish(ids.next(), Tender.ONLINE, lines))));

        assertThat(placed.getFirst()).isInstanceOf(Placed.class);
        assertThat(statements).isLessThanOrEqualTo(8);
        assertThat(((Placed) placed.getFirst()).order().totalFen()).isEqualTo(yuan("400.00"));
    }

    @Test
    void placedTwiceIsPlacedOnceWhateverThePriceIsByThen() {
        long id = ids.next();
        assertThat(place(id, Tender.TILL, 3)).isInstanceOf(Placed.class);
        world.deals.list(world.concessionCounter, sku, yuan("11.00"));

        assertThat(place(id, Tender.TILL, 3)).isInstanceOf(Placed.class);
        assertThat(reserved()).isEqualTo(3);
    }

    @Test
    void tellsAChangedPriceFromAndTo() {
        world.deals.list(world.concessionCounter, sku, yuan("11.00"));
        var line = ((PriceChanged) place(ids.next(), Tender.TILL, 1)).lines().getFirst();
        assertThat(List.of(line.fromFen(), line.toFen())).containsExactly(yuan("10.00"), yuan("11.00"));
        assertThat(reserved()).isZero();
    }

    @Test
    void takesNoOrderWhereNoTermIsInForceOrTheSkuIsNotListed() {
        long contract = world.deals.contract("联营-9", world.supermarket, world.supplier, Mode.CONCESSION,
            LossBearer.SUPPLIER, World.OPENING);
        long counter = world.counter(world.firstStore, world.pairing, contract, "另一柜", "Another");
        assertThat(place(counter, ids.next())).isEqualTo(new NotOffered(Reason.NOT_LISTED, List.of(sku)));
        world.deals.list(counter, sku, yuan("10.00"));
        world.deals.endTerms(contract, LocalDate.parse("2026-11-23"));
        assertThat(place(counter, ids.next())).isEqualTo(new NotOffered(Reason.NO_TERM, List.of()));
        sql.update("UPDATE counter SET closed_on = '2026-11-23' WHERE id = ?", counter);
        assertThat(place(counter, ids.next())).isEqualTo(new NotOffered(Reason.COUNTER_CLOSED, List.of()));
    }

    @Test
    void namesWhatIsShortAndKeepsNothing() {
        var missing = ((PlaceOutcome.Short) place(ids.next(), Tender.TILL, 11)).missing().getFirst();
        assertThat(List.<Object>of(missing.name(), missing.wanted(), missing.free())).containsExactly("香菇干", 11, 10);
        assertThat(reserved()).isZero();
    }

    @Test
    void endsHoldsThatRanOutBeforeSayingThatThereIsTooLittle() {
        long first = placed(Tender.ONLINE, 8);
        assertThat(place(ids.next(), Tender.ONLINE, 8)).isInstanceOf(PlaceOutcome.Short.class);
        clock.advance(Duration.ofMinutes(15));

        assertThat(place(ids.next(), Tender.ONLINE, 8)).isInstanceOf(Placed.class);
        assertThat(state(first)).isEqualTo(OrderState.EXPIRED);
        assertThat(reserved()).isEqualTo(8);
    }

    @Test
    void keepsAnOrderToBePaidAtTheTillUntilThePickUpDeadline() {
        long till = placed(Tender.TILL, 2);
        long online = placed(Tender.ONLINE, 2);
        clock.advance(Duration.ofMinutes(15));
        orders.expireDue();
        assertThat(List.of(state(till), state(online))).containsExactly(OrderState.PLACED, OrderState.EXPIRED);
        clock.advance(Duration.ofDays(2));
        orders.expireDue();
        assertThat(state(till)).isEqualTo(OrderState.EXPIRED);
        assertThat(reserved()).isZero();
        assertThat(news.refunds).noneMatch(refund -> refund.orderId() == till || refund.orderId() == online);
    }

    @Test
    void givesBackAllThatWasPaidForAnOrderNobodyCollected() {
        long id = placed(Tender.ONLINE, 2);
        orders.pay(id, yuan("20.00"), clock.instant());
        clock.advance(Duration.ofMinutes(16));
        orders.expireDue();
        assertThat(state(id)).isEqualTo(OrderState.PLACED);
        clock.advance(Duration.ofDays(2));
        orders.expireDue();
        assertThat(state(id)).isEqualTo(OrderState.LAPSED);
        assertThat(news.refunds).filteredOn(refund -> refund.orderId() == id)
            .containsExactly(new RefundDue(id, id, yuan("20.00"), RefundReason.LAPSED, null));
        assertThat(reserved()).isZero();
    }

    @Test
    void moneyAfterExpiryTakesStockAgainWhileThereIsEnough() {
        long id = placed(Tender.ONLINE, 6);
        clock.advance(Duration.ofMinutes(16));
        orders.expireDue();
        assertThat(orders.pay(id, yuan("60.00"), clock.instant()).paid()).hasSize(1);
        assertThat(state(id)).isEqualTo(OrderState.PLACED);
        assertThat(reserved()).isEqualTo(6);
    }

    @Test
    void moneyAfterExpiryGoesBackWhenTheGoodsAreGone() {
        long id = placed(Tender.ONLINE, 6);
        clock.advance(Duration.ofMinutes(16));
        placed(Tender.TILL, 6);
        assertThat(orders.pay(id, yuan("60.00"), clock.instant()).tooLate()).hasSize(1);
        assertThat(state(id)).isEqualTo(OrderState.EXPIRED);
        assertThat(news.refunds).containsExactly(new RefundDue(id, id, yuan("60.00"), RefundReason.TOO_LATE, null));
    }

    @Test
    void moneyThatOvertakesTheExpirySweepFindsItsOwnPacks() {
        long id = placed(Tender.ONLINE, 10);
        clock.advance(Duration.ofMinutes(16));
        assertThat(orders.pay(id, yuan("100.00"), clock.instant()).paid()).hasSize(1);
        assertThat(reserved()).isEqualTo(10);
    }

    @Test
    void cancellingGivesPacksAndMoneyBackOnce() {
        long id = placed(Tender.ONLINE, 6);
        orders.pay(id, yuan("60.00"), clock.instant());
        assertThat(orders.cancel(id, null, null)).isInstanceOf(CancelOutcome.Cancelled.class);
        assertThat(orders.cancel(id, null, null)).isInstanceOf(CancelOutcome.TooLate.class);
        assertThat(reserved()).isZero();
        assertThat(news.refunds).containsExactly(new RefundDue(id, id, yuan("60.00"), RefundReason.CANCELLED, null));
    }

    @Test
    void handsOverTheLotScannedAndAssumesTheRest() {
        long other = world.lot(sku);
        receive(other, 5);
        long id = placed(Tender.TILL, 3);
        long line = orders.view(id).orElseThrow().lines().getFirst().id();
        var outcome = orders.handOver(new HandOver(id, List.of(new HandOver.Scanned(line, other, 1)), receipt("1"), clock.instant(), Source.SCAN, null));

        assertThat(outcome).isInstanceOf(HandOverOutcome.HandedOver.class);
        assertThat(orders.view(id).orElseThrow().lots()).extracting(OrderLineLot::lotId, OrderLineLot::quantity, OrderLineLot::basis)
            .containsExactlyInAnyOrder(tuple(other, 1, Basis.SCANNED), tuple(lot, 2, Basis.ASSUMED));
        assertThat(reserved()).isZero();
        assertThat(orders.find(id).orElseThrow().paidFen()).isEqualTo(yuan("30.00"));
        assertThat(handOver(id, receipt("2"))).isInstanceOf(HandOverOutcome.Already.class);
    }

    @Test
    void asksForTheTillsReceiptAndTakesItOnce() {
        long one = placed(Tender.TILL, 1);
        long other = placed(Tender.TILL, 1);
        assertThat(handOver(one, null)).isInstanceOf(HandOverOutcome.Unpaid.class);
        assertThat(handOver(one, receipt("7"))).isInstanceOf(HandOverOutcome.HandedOver.class);
        assertThat(handOver(other, receipt("7"))).isInstanceOf(HandOverOutcome.ReceiptUsed.class);
        assertThat(state(other)).isEqualTo(OrderState.PLACED);
    }

    @Test
    void handsOverEverythingOfACodeTogether() {
        receive(world.consignmentCounter, world.lot(world.honey), 3);
        long checkout = ids.next();
        orders.place(new NewOrder(ids.next(), checkout, world.concessionCounter, "DH23-0007", "77777777", "13800001234", Tender.TILL,
            List.of(new NewLine(sku, null, 1, yuan("10.00"))), today(), deadline()));
        orders.place(new NewOrder(ids.next(), checkout, world.consignmentCounter, "DH23-0007", "77777777", "13800001234", Tender.TILL,
            List.of(new NewLine(world.honey, null, 1, yuan("78.00"))), today(), deadline()));

        assertThat(orders.handOverByCode(world.secondStore, "77777777", receipt("70"), null)).isInstanceOf(HandOverOutcome.NoSuchCode.class);
        assertThat(orders.handOverByCode(world.firstStore, "77777777", receipt("70"), null)).isInstanceOf(HandOverOutcome.HandedOver.class);
        assertThat(orders.ofCheckout(checkout)).extracting(view -> view.order().state())
            .containsExactly(OrderState.HANDED_OVER, OrderState.HANDED_OVER);
    }

    @Test
    void aHandOverThatHappenedBeforeACancellationStandsAndItsRefundIsNotDue() {
        long id = placed(Tender.ONLINE, 2);
        orders.pay(id, yuan("20.00"), clock.instant());
        Instant before = clock.instant();
        clock.advance(Duration.ofMinutes(5));
        orders.cancel(id, null, null);

        assertThat(handOver(id, null)).isInstanceOf(HandOverOutcome.Ended.class);
        assertThat(orders.handOver(new HandOver(id, List.of(), null, before, Source.SCAN, null))).isInstanceOf(HandOverOutcome.HandedOver.class);
        assertThat(news.notDue).containsExactly(id);
        orders.refundStopped(id, yuan("20.00"));
        assertThat(orders.find(id).orElseThrow().refundedFen()).isEqualTo(Money.ZERO);
    }

    @Test
    void singleReturnsGiveBackExactlyTheWhole() {
        long id = placed(Tender.TILL, 7);
        assertThat(orders.discount(id, yuan("10.00"), "破损让利", 1L)).isInstanceOf(DiscountOutcome.Discounted.class);
        handOver(id, receipt("3"));
        assertThat(orders.discount(id, yuan("1.00"), "再让", 1L)).isInstanceOf(DiscountOutcome.TooLate.class);
        long line = orders.view(id).orElseThrow().lines().getFirst().id();
        for (int i = 0; i < 7; i++) {
            assertThat(takeBack(line, 1, i % 2 == 0 ? Fate.RESTOCK : Fate.DISCARD)).isInstanceOf(ReturnOutcome.Returned.class);
        }
        assertThat(takeBack(line, 1, Fate.DISCARD)).isEqualTo(new ReturnOutcome.TooMany(0));
        assertThat(Money.sum(news.refunds, RefundDue::amount)).isEqualTo(yuan("60.00"));
        assertThat(news.refunds).allMatch(refund -> refund.reason() == RefundReason.RETURNED && refund.documentId() != null);
        assertThat(sql.number("SELECT on_hand FROM stock_level WHERE lot_id = ?", lot)).isEqualTo(7);
    }

    @Test
    void restocksOnlyWhatIsClosedInDateAndNotFresh() {
        receive(world.lot(world.freshMushroom, "2026-11-22", "2026-11-29"), 2);
        long id = ids.next();
        orders.place(wish(id, Tender.TILL, List.of(new NewLine(world.freshMushroom, null, 1, yuan("9.80")), new NewLine(sku, null, 1, yuan("10.00")))));
        handOver(id, receipt("4"));
        List<OrderLine> lines = orders.view(id).orElseThrow().lines();
        assertThat(takeBack(lines.get(0).id(), 1, Fate.RESTOCK)).isEqualTo(new ReturnOutcome.NotRestockable(ReturnOutcome.Why.FRESH));
        assertThat(orders.returnGoods(new GoodsReturn(lines.get(1).id(), null, 1, Fate.RESTOCK, false, "开过", null, clock.instant(), null)))
            .isEqualTo(new ReturnOutcome.NotRestockable(ReturnOutcome.Why.OPENED));
        assertThat(takeBack(lines.get(0).id(), 1, Fate.DISCARD)).isInstanceOf(ReturnOutcome.Returned.class);
    }

    @Test
    void aShortPickIsTakenOffTheLineAndGivenBackWhenTheShopperChoosesSo() {
        long id = placed(Tender.ONLINE, 3);
        orders.pay(id, yuan("30.00"), clock.instant());
        long line = orders.view(id).orElseThrow().lines().getFirst().id();
        assertThat(orders.pickShort(id, Map.of(line, 4), 1L)).isInstanceOf(PickOutcome.NotThatMany.class);
        orders.pickShort(id, Map.of(line, 1), 1L);
        assertThat(state(id)).isEqualTo(OrderState.SHORT);
        orders.giveBackLacking(id, null);
        assertThat(state(id)).isEqualTo(OrderState.PLACED);
        assertThat(news.refunds).containsExactly(new RefundDue(id, id, yuan("10.00"), RefundReason.SHORT, null));
        orders.ready(id, 1L);
        assertThat(handOver(id, null)).isInstanceOf(HandOverOutcome.HandedOver.class);
        assertThat(orders.view(id).orElseThrow().lots()).extracting(OrderLineLot::quantity).containsExactly(2);
        assertThat(orders.view(id).orElseThrow().lines().getFirst().netFen()).isEqualTo(yuan("20.00"));
        assertThat(reserved()).isZero();
    }

    @Test
    void anOrderOfNothingLeftIsCancelledWithItsWholeRefund() {
        long id = placed(Tender.ONLINE, 3);
        orders.pay(id, yuan("30.00"), clock.instant());
        orders.pickShort(id, Map.of(orders.view(id).orElseThrow().lines().getFirst().id(), 3), 1L);
        orders.giveBackLacking(id, null);
        assertThat(state(id)).isEqualTo(OrderState.CANCELLED);
        assertThat(Money.sum(news.refunds, RefundDue::amount)).isEqualTo(yuan("30.00"));
        assertThat(reserved()).isZero();
    }

    @Test
    void aTillSaleThatTakesHeldPacksMakesThatOrderShortAndWaitingHoldsAgain() {
        long id = placed(Tender.TILL, 10);
        assertThat(sell(4, receipt("5"))).isInstanceOf(TillSaleOutcome.Sold.class);
        assertThat(state(id)).isEqualTo(OrderState.SHORT);
        assertThat(orders.view(id).orElseThrow().lines().getFirst().lacking()).isEqualTo(4);
        assertThat(reserved()).isEqualTo(6);
        receive(lot, 4);
        orders.waitForIt(id, null);
        assertThat(state(id)).isEqualTo(OrderState.PLACED);
        assertThat(reserved()).isEqualTo(10);
    }

    @Test
    void countsATillReceiptOnce() {
        assertThat(sell(1, receipt("6"))).isInstanceOf(TillSaleOutcome.Sold.class);
        assertThat(sell(1, receipt("6"))).isInstanceOf(TillSaleOutcome.ReceiptUsed.class);
        assertThat(sql.number("SELECT on_hand FROM stock_level WHERE lot_id = ?", lot)).isEqualTo(9);
        Order sold = ((TillSaleOutcome.Sold) sell(2, null)).order();
        assertThat(List.<Object>of(sold.state(), sold.channel(), sold.totalFen(), sold.paidFen())).containsExactly(OrderState.HANDED_OVER, Channel.TILL,
            yuan("20.00"), yuan("20.00"));
    }

    @Test
    void aSkuThatWasNeverHereIsForTheExceptionList() {
        var sale = new TillSale(ids.next(), world.concessionCounter, List.of(new TillSale.Line(world.corn, 1, null, List.of())), null,
            clock.instant(), today(), Source.SCAN, null);
        assertThat(orders.sellAtTill(sale)).isEqualTo(new TillSaleOutcome.NeverHere(List.of(world.corn)));
        assertThat(orders.find(sale.orderId())).isEmpty();
    }

    @Test
    void sharesADiscountOverLinesByGrossAndRefundsWhatWasPaidTooMuch() {
        long second = world.manySkus(1, world.concessionCounter).getFirst();
        receive(world.lot(second), 5);
        long id = ids.next();
        orders.place(wish(id, Tender.ONLINE, List.of(new NewLine(sku, null, 1, yuan("10.00")), new NewLine(second, null, 2, yuan("10.00")))));
        orders.discount(id, yuan("1.00"), "开业", 1L);
        assertThat(orders.view(id).orElseThrow().lines()).extracting(OrderLine::discountFen).containsExactly(yuan("0.33"), yuan("0.67"));
        orders.pay(id, yuan("30.00"), clock.instant());
        assertThat(news.refunds).containsExactly(new RefundDue(id, id, yuan("1.00"), RefundReason.OVERPAID, null));
    }

    private long placed(Tender tender, int quantity) {
        long id = ids.next();
        assertThat(place(id, tender, quantity)).isInstanceOf(Placed.class);
        return id;
    }

    private PlaceOutcome place(long id, Tender tender, int quantity) {
        return orders.place(wish(id, tender, List.of(new NewLine(sku, null, quantity, yuan("10.00")))));
    }

    private PlaceOutcome place(long counter, long id) {
        return orders.place(new NewOrder(id, id, counter, "DH23-0001", "12345678", "13800001234", Tender.TILL,
            List.of(new NewLine(sku, null, 1, yuan("10.00"))), today(), deadline()));
    }

    /** A checkout of one order: it goes by the order's id. */
    private NewOrder wish(long id, Tender tender, List<NewLine> lines) {
        return new NewOrder(id, id, world.concessionCounter, "DH23-0001", "12345678", "13800001234", tender, lines, today(), deadline());
    }

    private HandOverOutcome handOver(long id, Receipt receipt) {
        return orders.handOver(new HandOver(id, List.of(), receipt, clock.instant(), Source.ONLINE, null));
    }

    private ReturnOutcome takeBack(long line, int quantity, Fate fate) {
        return orders.returnGoods(new GoodsReturn(line, null, quantity, fate, true, "不喜欢", null, clock.instant(), null));
    }

    private TillSaleOutcome sell(int quantity, Receipt receipt) {
        return orders.sellAtTill(new TillSale(ids.next(), world.concessionCounter, List.of(new TillSale.Line(sku, quantity, null, List.of())),
            receipt, clock.instant(), today(), Source.SCAN, null));
    }

    private Receipt receipt(String number) {
        return new Receipt("T1", sku + "-" + number);
    }

    private void receive(long lot, int quantity) {
        receive(world.concessionCounter, lot, quantity);
    }

    private void receive(long counter, long lot, int quantity) {
        transactions.write(() -> stock.receive(Document.of(Document.Kind.RECEIPT, ids.next(), clock.instant(), null), counter,
            List.of(new LotQuantity(lot, quantity))));
    }

    private OrderState state(long id) {
        return orders.find(id).orElseThrow().state();
    }

    private long reserved() {
        return sql.number("SELECT SUM(reserved) FROM stock_level WHERE sku_id = ?", sku);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Document.ZONE);
    }

    private Instant deadline() {
        return clock.instant().plus(Duration.ofHours(10));
    }

    private static Money yuan(String amount) {
        return Money.of(amount);
    }

    /** What the packages above would hear. */
    @Singleton
    static class News {

        final List<RefundDue> refunds = new ArrayList<>();
        final List<Long> notDue = new ArrayList<>();

        @EventListener
        void hear(RefundDue news) {
            refunds.add(news);
        }

        @EventListener
        void hear(RefundNotDue news) {
            notDue.add(news.orderId());
        }
    }
}
