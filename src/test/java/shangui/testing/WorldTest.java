package shangui.testing;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import shangui.contract.ContractService;
import shangui.contract.ContractTerm.LossBearer;
import shangui.contract.Mode;
import shangui.contract.Rate;
import shangui.contract.Terms;
import shangui.money.Money;
import shangui.product.Category;

@ShopTest
class WorldTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-23");

    @Inject World world;
    @Inject ContractService contracts;

    @Test
    void hasACounterForEachTradeMode() {
        assertThat(terms(world.concessionCounter).mode()).isEqualTo(Mode.CONCESSION);
        assertThat(terms(world.consignmentCounter).mode()).isEqualTo(Mode.CONSIGNMENT);
        assertThat(terms(world.purchaseCounter).mode()).isEqualTo(Mode.PURCHASE);
        assertThat(contracts.termsOn(world.consignmentCounter, TODAY, List.of(world.mushroom)).orElseThrow().settlementPrices()).containsEntry(world.mushroom, Money.of("36.00"));
    }

    @Test
    void aLaterRateTakesThePlaceOfTheOneBefore() {
        long contract = world.deals.contract("试-1", world.supermarket, world.supplier, Mode.CONCESSION,
            LossBearer.STORE, World.OPENING);
        long counter = world.counter(world.secondStore, world.pairing, contract, "试柜", "Trial counter");
        world.deals.rate(contract, 1200, World.OPENING);
        world.deals.rate(contract, 1500, LocalDate.parse("2026-12-01"));
        assertThat(commission(counter, TODAY)).isEqualTo(1200);
        assertThat(commission(counter, LocalDate.parse("2026-12-01"))).isEqualTo(1500);
    }

    @Test
    void lotsAreSharedByTheVillagesNamed(Sql sql) {
        long lot = world.lot(world.mushroom, "2026-11-01", "2027-10-31", world.villages.get(0), world.villages.get(1));
        assertThat(sql.number("SELECT SUM(parts) FROM lot_share WHERE lot_id = ? AND producer_id IS NOT NULL", lot)).isEqualTo(2);
    }

    @Test
    void goodsReachEachCounter(Sql sql) {
        for (long counter : List.of(world.concessionCounter, world.consignmentCounter, world.purchaseCounter)) {
            long lot = world.stock(counter, world.mushroom, 7);
            assertThat(sql.number("SELECT on_hand FROM stock_level WHERE counter_id = ? AND lot_id = ?", counter, lot)).isEqualTo(7);
        }
        world.receive(world.otherCounter, world.lot(world.corn), 3);
    }

    @Test
    void itsPeopleSignIn(People people, Shop visitor) {
        people.in(visitor, people.otherClerk());
        assertThat(people.clerk()).isEqualTo(people.clerk());
    }

    private Terms terms(long counter) {
        return contracts.termsOn(counter, TODAY).orElseThrow();
    }

    private int commission(long counter, LocalDate day) {
        return contracts.termsOn(counter, day).flatMap(terms -> terms.commission(1, Category.MUSHROOM)).map(Rate::rateBp).orElseThrow();
    }
}
