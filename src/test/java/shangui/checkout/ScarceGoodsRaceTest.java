package shangui.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import shangui.testing.Buyers;
import shangui.testing.Buyers.Wish;
import shangui.testing.Race;
import shangui.testing.Response;
import shangui.testing.RunningShop;
import shangui.testing.ShopTest;
import shangui.testing.Sql;
import shangui.testing.TestClock;
import shangui.testing.World;

/** Sixty-four press the button at once: as many are served as the goods fully suffice for, nobody else, and all are told. */
@ShopTest
class ScarceGoodsRaceTest {

    private static final int BUYERS = 64;

    @Inject World world;
    @Inject Buyers buyers;
    @Inject Sql sql;
    @Inject TestClock clock;
    @Inject RunningShop running;

    /** The last one, the last two of two lots, the last five of two lots, by turns. */
    @Test
    void theLastPacksGoToAsManyAsThereArePacks() {
        scarce(1, new int[] {1}, new int[] {1, 1}, new int[] {2, 3});
    }

    @Test
    void ofThirteenPacksOfThreeLotsSixTakeTwo() {
        scarce(2, new int[] {6, 4, 3});
    }

    @Test
    void ofThirteenPacksOfThreeLotsTwoTakeFive() {
        scarce(5, new int[] {6, 4, 3});
    }

    @Test
    void twoLinesInOppositeOrderBlockNobody() {
        for (int round = 0; round < Race.ROUNDS; round++) {
            long first = sku(4, 3);
            long second = sku(3, 2);
            var there = new Wish(world.concessionCounter, first, 2);
            var back = new Wish(world.concessionCounter, second, 1);
            race(3, i -> i % 2 == 0 ? List.of(there, back) : List.of(back, there));
            assertThat(kept(first)).isEqualTo(6);
            assertThat(kept(second)).isEqualTo(3);
        }
    }

    /** Each wants so many packs; the shelf holds these lots, another shelf each round. */
    private void scarce(int wanted, int[]... shelves) {
        for (int round = 0; round < Race.ROUNDS; round++) {
            int[] lots = shelves[round % shelves.length];
            int winners = IntStream.of(lots).sum() / wanted;
            long sku = sku(lots);
            race(winners, i -> List.of(new Wish(world.concessionCounter, sku, wanted)));
            assertThat(kept(sku)).isEqualTo((long) winners * wanted);
        }
    }

    /** A sku nobody has bought yet, in lots of so many packs; a while later, so that little on the shelf counts as just changed. */
    private long sku(int... lots) {
        clock.advance(Duration.ofSeconds(6));
        long sku = world.manySkus(1, world.concessionCounter).getFirst();
        for (int packs : lots) {
            world.stock(world.concessionCounter, sku, packs);
        }
        return sku;
    }

    private void race(int winners, IntFunction<List<Wish>> wishes) {
        var ready = buyers.ready(running, BUYERS, wishes);
        List<Response> answers = Race.run(BUYERS, i -> () -> ready.get(i).place("TILL"));
        var placed = answers.stream().filter(answer -> answer.status() == 303).map(Response::location).distinct();
        var refused = answers.stream().filter(answer -> answer.status() != 303).toList();
        assertThat(placed).as("served").hasSize(winners).allMatch(path -> path.matches("/orders/[^/]+"));
        assertThat(refused).extracting(Response::status).as("told").hasSize(BUYERS - winners).containsOnly(422);
        assertThat(refused).allMatch(answer -> answer.words("[role=alert]").contains("有商品不够了"));
    }

    /** What the winners' holds keep of a sku, which is what its levels say is reserved, and never more than is there. */
    private long kept(long sku) {
        var kept = sql.number("""
            SELECT SUM(line.quantity)
              FROM hold_line line
              JOIN hold ON hold.id = line.hold_id AND hold.state = 'OPEN'
              JOIN lot ON lot.id = line.lot_id
             WHERE lot.sku_id = ?
            """, sku);
        assertThat(sql.number("SELECT SUM(reserved) FROM stock_level WHERE sku_id = ?", sku)).isEqualTo(kept);
        assertThat(sql.number("SELECT COUNT(*) FROM stock_level WHERE sku_id = ? AND reserved > on_hand", sku)).isZero();
        return kept;
    }
}
