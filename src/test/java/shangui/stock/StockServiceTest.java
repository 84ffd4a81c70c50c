package shangui.stock;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import shangui.db.Ids;
import shangui.db.Transactions;
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

        HoldOutcome outcome = hold(sku, 11);

        assertThat(((HoldOutcome.Held) outcome).lines()).containsExactly(
            new HoldLine(1, early, 5), new HoldLine(1, late, 5), new HoldLine(1, undated, 1));
    }

    @Test
    void refusesAHoldWholeAndNamesWhatIsShort() {
        long sku = world.manySkus(1, world.concessionCounter).getFirst();
        receive(world.lot(sku), 3);

        assertThat(hold(sku, 4)).isEqualTo(new HoldOutcome.Short(List.of(new HoldOutcome.Missing(sku, 4, 3))));
        assertThat(sql.number("SELECT SUM(reserved) FROM stock_level WHERE sku_id = ?", sku)).isZero();
    }

    @Test
    void leavesALotAloneThatStopsBeforeTheWindowEnds() {
        long lot = world.lot(world.freshMushroom, "2026-11-20", "2026-11-25");
        receive(lot, 3);

        assertThat(holdUntil(world.freshMushroom, 1, LocalDate.of(2026, 11, 24))).isInstanceOf(HoldOutcome.Held.class);
        assertThat(holdUntil(world.freshMushroom, 1, LocalDate.of(2026, 11, 25))).isInstanceOf(HoldOutcome.Short.class);
    }

    @Test
    void aFactTakesOthersHoldsYoungestUnpaidFirstAndHoldsTheirRestAnew() {
        long sku = world.manySkus(1, world.concessionCounter).getFirst();
        long lot = world.lot(sku);
        receive(lot, 6);
        long older = ids.next();
        long younger = ids.next();
        transactions.write(() -> holds.hold(older, world.concessionCounter, List.of(new Wanted(1, sku, null, 3)), TODAY, later(), false));
        clock.advance(Duration.ofSeconds(1));
        transactions.write(() -> holds.hold(younger, world.concessionCounter, List.of(new Wanted(2, sku, null, 3)), TODAY, later(), false));

        take(sku, 2);

        assertThat(holds.open(older)).containsExactly(new HoldLine(1, lot, 3));
        assertThat(holds.open(younger)).containsExactly(new HoldLine(2, lot, 1));
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
        long order = ids.next();
        transactions.write(() -> holds.hold(order, world.concessionCounter, List.of(new Wanted(1, sku, null, 2)), TODAY, later(), false));

        assertThat(transactions.write(() -> holds.end(order, HoldState.CANCELLED))).isTrue();
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

    private HoldOutcome hold(long sku, int quantity) {
        return holdUntil(sku, quantity, TODAY);
    }

    private HoldOutcome holdUntil(long sku, int quantity, LocalDate lastDay) {
        return transactions.write(() -> holds.hold(ids.next(), world.concessionCounter, List.of(new Wanted(1, sku, null, quantity)), lastDay, later(), false));
    }

    private void take(long sku, int quantity) {
        takeAt(sku, quantity, clock.instant());
    }

    private void takeAt(long sku, int quantity, Instant at) {
        transactions.write(() -> stock.take(Document.of(Document.Kind.ORDER, ids.next(), at, null), world.concessionCounter,
            List.of(new TakeLine(9, sku, null, quantity, List.of()))));
    }

    private long level(long lot) {
        return sql.number("SELECT on_hand FROM stock_level WHERE counter_id = ? AND lot_id = ?", world.concessionCounter, lot);
    }

    private Instant later() {
        return clock.instant().plusSeconds(900);
    }
}
