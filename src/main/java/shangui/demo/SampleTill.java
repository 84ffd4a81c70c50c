package shangui.demo;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import shangui.db.Ids;
import shangui.demo.Outlet.Stand;
import shangui.demo.SampleDemand.Wish;
import shangui.order.GoodsReturn;
import shangui.order.Order;
import shangui.order.OrderReturn.Fate;
import shangui.order.OrderService;
import shangui.order.Receipt;
import shangui.order.ReturnOutcome;
import shangui.order.Source;
import shangui.till.TillOutcome;
import shangui.till.TillReport;
import shangui.till.TillRow;
import shangui.till.TillService;

/** Receipts of the tills, most of them in the late morning and after work; now and then something is brought back. */
@Singleton
class SampleTill {

    /** In per cent of a stand's orders; the others are ordered before. */
    private static final int SHARE = 86;
    /** When receipts are written, in minutes after opening; weighted by how often an hour stands here. */
    private static final List<Integer> HOURS = List.of(0, 1, 2, 2, 3, 3, 4, 5, 6, 7, 8, 9, 9, 10, 10, 11);
    private static final int LAST_MINUTES = 25;
    /** Of the supermarket's own, rung up on the same receipt: a person has to look at it. */
    private static final String CODE_OF_SOMETHING_ELSE = "2099000012346";

    private final SampleDemand demand;
    private final TillService till;
    private final OrderService orders;
    private final Ids ids;
    private final Clock clock;

    SampleTill(SampleDemand demand, TillService till, OrderService orders, Ids ids, Clock clock) {
        this.demand = demand;
        this.till = till;
        this.orders = orders;
        this.ids = ids;
        this.clock = clock;
    }

    void plan(Outlet outlet, LocalDate day, LocalDate today) {
        for (Stand stand : outlet.stands()) {
            Dice dice = Dice.about("till", outlet.key(), stand.counter().name(), day);
            int receipts = dice.times(demand.pace(stand, day) * SHARE / 100);
            for (int i = 1; i <= receipts; i++) {
                Receipt receipt = new Receipt(String.valueOf(dice.between(1, 4)), "SAMPLE-%s-%d%02d".formatted(day.format(DateTimeFormatter.BASIC_ISO_DATE),
                    1 + outlet.stands().indexOf(stand), i));
                boolean strange = dice.perMille(3) || i == 1 && outlet.isShownOn(day, today);
                boolean tooMany = dice.perMille(3) || i == 2 && outlet.isShownOn(day, today);
                outlet.agenda().plan(moment(outlet, day, dice), () -> sell(outlet, stand, receipt, day, strange, tooMany));
            }
        }
    }

    private static Instant moment(Outlet outlet, LocalDate day, Dice dice) {
        Instant opens = outlet.opens(day);
        Instant last = outlet.closes(day).minus(Duration.ofMinutes(LAST_MINUTES));
        Instant wanted = opens.plus(Duration.ofHours(dice.one(HOURS))).plusSeconds(dice.between(0, 3599));
        return wanted.isAfter(last) ? last : wanted;
    }

    /** @param strange something of the supermarket's own is on the receipt @param tooMany one more is sold than the book has */
    private void sell(Outlet outlet, Stand stand, Receipt receipt, LocalDate day, boolean strange, boolean tooMany) {
        Dice dice = Dice.about("receipt", outlet.key(), stand.counter().name(), receipt);
        List<Wish> wishes = demand.wishes(dice, demand.choices(stand, day), day);
        if (wishes.isEmpty()) {
            return;
        }
        List<TillRow> rows = new ArrayList<>(wishes.stream().map(wish -> new TillRow(wish.choice().pack().sku().barcode(),
            tooMany ? wish.choice().free() + 1 : wish.quantity(), isScanned(outlet, dice, wish) ? wish.choice().lotCode() : null, null)).toList());
        if (strange) {
            rows.add(new TillRow(CODE_OF_SOMETHING_ELSE, 1, null, null));
        }
        var outcome = till.tell(new TillReport(ids.next(), stand.counter().id(), rows, receipt, clock.instant(), day, outlet.source(),
            outlet.source() == Source.SCAN ? outlet.clerk() : null));
        if (outcome instanceof TillOutcome.Told(Order order, var exceptions) && order != null) {
            maybeBroughtBack(outlet, dice, order, wishes.getFirst().choice().pack());
            exceptions.forEach(exception -> outlet.agenda().plan(clock.instant().plus(Duration.ofHours(dice.between(20, 70))), () ->
                till.settle(stand.counter().id(), exception.id(), outlet.clerk(), SampleTable.note(dice, "exception"))));
        } else {
            throw new IllegalStateException("A sample receipt was not taken: " + outcome);
        }
    }

    /** A lot that is marked down has a label of its own; of others the lot is read now and then, where the till can. */
    private static boolean isScanned(Outlet outlet, Dice dice, Wish wish) {
        return wish.choice().marked() != null || outlet.source() == Source.SCAN && wish.quantity() <= wish.choice().ofLot() && dice.percent(30);
    }

    private void maybeBroughtBack(Outlet outlet, Dice dice, Order order, Pack pack) {
        if (dice.perMille(14)) {
            LocalDate day = SampleWorld.dayOf(clock.instant()).plusDays(dice.between(1, 5));
            outlet.agenda().plan(outlet.opens(day).plusSeconds(dice.between(1800, 36_000)), () -> takeBack(outlet, dice, order, pack));
        }
    }

    /** A closed pack that keeps goes back on the shelf, any other away. */
    private void takeBack(Outlet outlet, Dice dice, Order order, Pack pack) {
        long line = orders.view(order.id()).orElseThrow().lines().getFirst().id();
        boolean closed = !pack.product().fresh() && dice.percent(70);
        var outcome = orders.returnGoods(new GoodsReturn(line, null, 1, closed ? Fate.RESTOCK : Fate.DISCARD, closed,
            SampleTable.note(dice, closed ? "return" : "discard"), null, clock.instant(), outlet.clerk()));
        if (!(outcome instanceof ReturnOutcome.Returned)) {
            throw new IllegalStateException("A sample return was not taken: " + outcome);
        }
    }
}
