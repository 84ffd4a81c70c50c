package shangui.terms;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shangui.contract.ContractTerm.LossBearer;
import shangui.contract.Mode;
import shangui.testing.People;
import shangui.testing.Race;
import shangui.testing.RunningShop;
import shangui.testing.Shop;
import shangui.testing.ShopTest;
import shangui.testing.Sql;
import shangui.testing.Trade;
import shangui.testing.World;

/** What is agreed changes while goods are sold, delivered and contracts are moved: each comes wholly before or wholly after. */
@ShopTest
class TermsRaceTest {

    private static final int ROUNDS = Math.max(1, Race.ROUNDS / 4);

    @Inject RunningShop running;
    @Inject World world;
    @Inject People people;
    @Inject Trade trade;
    @Inject Sql sql;
    private Shop office;
    private Shop second;

    @BeforeEach
    void signIn() {
        office = people.in(running.visitor(), people.office());
        second = people.in(running.visitor(), people.secondOffice());
    }

    @Test
    void aRateThatBeginsTodayIsOnTheFirstLineOrBeginsLater() {
        for (int round = 0; round < ROUNDS; round++) {
            long contract = concession("同时-" + round);
            long counter = world.counter(world.firstStore, world.pairing, contract, "同时柜", "Racing counter");
            long lot = world.stock(counter, world.tea, 3);
            String proposal = propose(contract, "2026-11-23");

            List<Object> both = Race.run(2, i -> i == 0 ? () -> second.postJson(proposal + "/approval", Map.of()).status()
                : () -> trade.sell(counter, world.tea, lot, 1, "100.00").id());

            long frozen = sql.number("SELECT commission_bp FROM sale WHERE counter_id = ?", counter);
            assertThat(both.getFirst()).as("approved, and %d frozen", frozen).isEqualTo(frozen == 900 ? 200 : 409);
        }
    }

    @Test
    void aCounterThatClosesIsEmptyWhateverIsDelivered() {
        Shop clerk = people.in(running.visitor(), people.clerk());
        for (int round = 0; round < ROUNDS; round++) {
            long counter = world.counter(world.firstStore, world.pairing, world.concession, "关柜" + round, "Closing counter");
            String lot = world.goods.code(world.lot(world.tea));

            List<Integer> both = Race.run(2, i -> i == 0 ? () -> office.postJson("/api/v1/office/counters/" + counter + "/closing", Map.of("reason", "撤柜")).status()
                : () -> clerk.postJson("/api/v1/counters/" + counter + "/receipts", Map.of("lines", List.of(Map.of("lot", lot, "quantity", 1)))).status());

            assertThat(both).as("one of both").isIn(List.of(201, 409), List.of(409, 201));
            assertThat(sql.number("SELECT COUNT(*) FROM counter c JOIN stock_level l ON l.counter_id = c.id WHERE c.id = ? AND c.closed_on IS NOT NULL AND l.on_hand > 0", counter))
                .isZero();
        }
    }

    @Test
    void aCounterGoesToOneOfManyContracts() {
        long counter = world.counter(world.firstStore, world.pairing, concession("原来"), "争柜", "Wanted counter");
        List<Long> wanting = List.of(concession("争-1"), concession("争-2"), concession("争-3"), concession("争-4"));
        List<Shop> visitors = List.of(office, second, people.in(running.visitor(), people.office()), people.in(running.visitor(), people.secondOffice()));

        List<Integer> answers = Race.run(wanting.size(), i -> (Callable<Integer>) () -> visitors.get(i).postJson("/api/v1/office/contracts/" + wanting.get(i) + "/covers",
            Map.of("counterId", counter, "startsOn", "2026-12-01", "reason", "换合同")).status());

        assertThat(answers).containsExactlyInAnyOrder(201, 422, 422, 422);
        assertThat(sql.number("SELECT COUNT(*) FROM contract_counter WHERE counter_id = ? AND ends_on IS NULL", counter)).isEqualTo(1);
    }

    private long concession(String number) {
        long contract = world.deals.contract(number, world.supermarket, world.supplier, Mode.CONCESSION, LossBearer.SUPPLIER, World.OPENING);
        world.deals.rate(contract, 1200, World.OPENING);
        return contract;
    }

    private String propose(long contract, String startsOn) {
        return "/api/v1/office/proposals/" + office.postJson("/api/v1/office/contracts/" + contract + "/terms-proposals", Map.of("startsOn", startsOn, "reason", "续签",
            "rates", List.of(Map.of("what", "COMMISSION", "of", "ALL", "rate", "9", "clause", "第5条")))).json().get("id").getStringValue();
    }
}
