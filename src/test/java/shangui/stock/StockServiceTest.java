package shangui.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import shangui.db.Ids;
import shangui.db.Transactions;
import shangui.money.Money;
import shangui.order.NewLine;
import shangui.order.NewOrder;
import shangui.order.OrderService;
import shangui.order.PlaceOutcome;
import shangui.order.Source;
import shangui.order.Tender;
import shangui.order.TillSale;
import shangui.testing.ShopTest;
import shangui.testing.Sql;
import shangui.testing.TestClock;
import shangui.testing.World;

/** The engine under every change of stock (rules 14 to 17). */
@ShopTest
class StockServiceTest {

    @Inject World world;
    @Inject StockService stock;
    @Inject HoldService holds;
    @Inject OrderService orders;
    @Inject Transactions transactions;
    @Inject Ids ids;
    @Inject TestClock clock;
    @Inject Sql sql;

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Test
    void holdsTheLotThatExpiresFirstAndUndatedLotsLast() {
        long sku = world.manySkus(1, world.concessionCounter).getFirst();
        long undated = world.lot(sku);
        long late = world.lot(sku, "2026-11-01", "2027-10-31");
        long early = world.lot(sku, "2026-10-01", "2027-09-30");
        receive(undated, 5);
        receive(late, 5);
        receive(early, 5);

        assertThat(holds.open(placed(sku, 11))).extracting(HoldLine::lotId, HoldLine::quantity)
            .containsExactlyInAnyOrder(tuple(early, 5), tuple(late, 5), tuple(undated, 1));
    }

    @Test
    void refusesAHoldWholeAndNamesWhatIsShort() {
        long sku = world.manySkus(1, world.concessionCounter).getFirst();
        receive(world.lot(sku), 3);

        assertThat(((PlaceOutcome.Short) place(sku, 4, "10.00", TODAY)).missing())
            .extracting(PlaceOutcome.ShortLine::wanted, PlaceOutcome.ShortLine::free).containsExactly(tuple(4, 3));
        assertThat(sql.number("SELECT SUM(reserved) FROM stock_level WHERE sku_id = ?", sku)).isZero();
    }

    @Test
    void leavesALotAloneThatStopsBeforeTheWindowEnds() {
        long lot = world.lot(world.freshMushroom, "2026-11-20", "2026-11-25");
        receive(lot, 3);

        assertThat(place(world.freshMushroom, 1, "9.80", LocalDate.of(2026, 11, 24))).isInstanceOf(PlaceOutcome.Placed.class);
        assertThat(place(world.freshMushroom, 1, "9.80", LocalDate.of(2026, 11, 25))).isInstanceOf(PlaceOutcome.Short.class);
    }

    @Test
    void aFactTakesOthersHoldsYoungestUnpaidFirstAndHoldsTheirRestAnew() {
        long sku = world.manySkus(1, world.concessionCounter).getFirst();
        long lot = world.lot(sku);
        receive(lot, 6);
        long older = placed(sku, 3);
        clock.advance(Duration.ofSeconds(1));
        long younger = placed(sku, 3);

        take(sku, 2);

        assertThat(holds.open(older)).extracting(HoldLine::quantity).containsExactly(3);
        assertThat(holds.open(younger)).extracting(HoldLine::quantity).containsExactly(1);
        assertThat(level(lot)).isEqualTo(4);
    }

    @Test
    void aFactFindsWhatTheBookDidNotHaveAndListsItForACount() {
        long sku = world.manySkus(1, world.concessionCounter).getFirst();
        long lot = world.lot(sku);
        receive(lot, 1);

        take(sku, 3);

        assertThat(level(lot)).isZero();
        assertThat(sql.number("SELECT SUM(quantity) FROM movement WHERE lot_id = ? AND kind = 'FOUND'", lot)).isEqualTo(2);
        assertThat(sql.number("SELECT COUNT(*) FROM recount WHERE lot_id = ? AND why = 'FOUND'", lot)).isEqualTo(1);
    }

    @Test
    void aSaleThatHappenedBeforeACountRestatesIt() {
        long sku = world.manySkus(1, world.concessionCounter).getFirst();
        long lot = world.lot(sku);
        receive(lot, 10);
        Instant before = clock.instant();
        clock.advance(Duration.ofMinutes(10));
        transactions.write(() -> stock.count(Document.of(Document.Kind.COUNT, ids.next(), clock.instant(), null), world.concessionCounter, lot, 6));
        clock.advance(Duration.ofMinutes(10));

        takeAt(sku, 4, before.plusSeconds(60));

        assertThat(level(lot)).isEqualTo(6);
        assertThat(sql.number("SELECT SUM(quantity) FROM movement WHERE lot_id = ? AND kind = 'COUNT_RESTATED'", lot)).isEqualTo(4);
    }

    @Test
    void anEndedHoldGivesItsPacksBackOnce() {
        long sku = world.manySkus(1, world.concessionCounter).getFirst();
        receive(world.lot(sku), 2);
        long order = placed(sku, 2);

        orders.cancel(order, null, null);

        assertThat(transactions.write(() -> holds.end(order, HoldState.EXPIRED))).isFalse();
        assertThat(sql.number("SELECT SUM(reserved) FROM stock_level WHERE sku_id = ?", sku)).isZero();
    }

    private void receive(long lot, int quantity) {
        transactions.write(() -> {
            stock.receive(Document.of(Document.Kind.RECEIPT, ids.next(), clock.instant(), null), world.concessionCounter, List.of(new LotQuantity(lot, quantity)));
            return null;
        });
        clock.advance(Duration.ofSeconds(1));
    }

    /** Held for an order, as every hold is. */
    private long placed(long sku, int quantity) {
        return ((PlaceOutcome.Placed) place(sku, quantity, "10.00", TODAY)).order().id();
    }

    private PlaceOutcome place(long sku, int quantity, String price, LocalDate lastDay) {
        long id = ids.next();
        return orders.place(new NewOrder(id, id, world.concessionCounter, "S1", "12345678", "13800001234", Tender.TILL,
            List.of(new NewLine(sku, null, quantity, Money.of(price))), lastDay, clock.instant().plusSeconds(900)));
    }

    private void take(long sku, int quantity) {
        takeAt(sku, quantity, clock.instant());
    }

    private void takeAt(long sku, int quantity, Instant at) {
        orders.sellAtTill(new TillSale(ids.next(), world.concessionCounter, List.of(new TillSale.Line(sku, quantity, null, List.of())), null, at,
            LocalDate.ofInstant(at, Document.ZONE), Source.SCAN, null));
    }

    private long level(long lot) {
        return sql.number("SELECT on_hand FROM stock_level WHERE counter_id = ? AND lot_id = ?", world.concessionCounter, lot);
    }
}
