package shangui.board;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import shangui.testing.People;
import shangui.testing.Response;
import shangui.testing.Shop;
import shangui.testing.ShopTest;
import shangui.testing.Sql;
import shangui.testing.TestClock;
import shangui.testing.World;

/** Facts that name their lots end in the same levels and money in any order of arrival; assumed lots in the same money per line (rule 17). */
@ShopTest
class FactArrivalTest {

    private static final int SHUFFLES = 20;
    private static final int AT_ONCE = 4;
    private static final Instant MORNING = Instant.parse("2026-11-23T00:00:00Z");

    @Inject World world;
    @Inject People people;
    @Inject Sql sql;
    @Inject TestClock clock;

    private Shop clerk;

    /** A fact of the day, by the hour it happened; told until it is booked. */
    private record Fact(String name, int minute, Map<String, Object> more) {}

    /** The goods of one telling of the day: two lots of a sku nobody else touches. */
    private record Day(String barcode, List<Long> lots, List<String> codes, Map<String, UUID> keys) {}

    @Test
    void factsThatNameTheirLotsEndInTheSameLevelsAndMoneyInAnyOrderOfArrival(Shop shop) throws Exception {
        tellAll(shop, true);
    }

    @Test
    void factsWithoutLotsEndInTheSameMoneyPerOrderLine(Shop shop) throws Exception {
        tellAll(shop, false);
    }

    private void tellAll(Shop shop, boolean named) throws Exception {
        clerk = people.in(shop, people.clerk());
        clock.set(MORNING);
        List<Day> days = days(SHUFFLES + 1);
        clock.set(MORNING.plus(Duration.ofHours(12)));
        tell(days.getFirst(), facts(named), null);
        String inOrder = outcome(days.getFirst(), named);
        assertThat(inOrder).isNotBlank();
        IntStream.range(0, AT_ONCE).mapToObj(worker -> Thread.ofVirtual().start(() -> {
            for (int i = worker + 1; i <= SHUFFLES; i += AT_ONCE) {
                tell(days.get(i), facts(named), new Random(i));
            }
        })).toList().forEach(FactArrivalTest::join);
        for (int i = 1; i <= SHUFFLES; i++) {
            assertThat(outcome(days.get(i), named)).as("shuffle " + i).isEqualTo(inOrder);
        }
    }

    /** One day at a counter: sales beyond the book, counts, write-offs and returns across them. */
    private List<Fact> facts(boolean named) {
        List<Fact> facts = new ArrayList<>();
        facts.add(sale("early", 10, 0, 3, named));
        facts.add(sale("late", 60, 0, 4, named));
        facts.add(sale("more", 150, 0, 5, named));
        facts.add(sale("other", 270, 1, 2, named));
        facts.add(new Fact("spoiled", 90, Map.of("kind", "WRITE_OFF", "lot", 0, "quantity", 2, "reason", "SPOILED")));
        facts.add(new Fact("back", 180, Map.of("kind", "RETURN", "of", "early", "position", 1, "quantity", 1, "fate", "RESTOCK", "closed", true)));
        facts.add(new Fact("bad", 300, Map.of("kind", "RETURN", "of", "other", "position", 1, "quantity", 2, "fate", "DISCARD")));
        if (named) {
            facts.add(new Fact("count", 120, Map.of("kind", "COUNT", "lot", 0, "counted", 2)));
            facts.add(new Fact("recount", 240, Map.of("kind", "COUNT", "lot", 0, "counted", 1)));
            facts.add(new Fact("surplus", 330, Map.of("kind", "COUNT", "lot", 0, "counted", 3)));
        }
        return facts;
    }

    private static Fact sale(String name, int minute, int lot, int quantity, boolean named) {
        return new Fact(name, minute, Map.of("kind", "TILL_SALE", "quantity", quantity, "lot", named ? lot : -1));
    }

    private void tell(Day day, List<Fact> facts, Random random) {
        List<Fact> order = new ArrayList<>(facts);
        order.sort((a, b) -> Integer.compare(a.minute(), b.minute()));
        if (random != null) {
            Collections.shuffle(order, random);
        }
        Queue<Fact> open = new ArrayDeque<>(order);
        for (int tries = 0; !open.isEmpty(); tries++) {
            Fact fact = open.remove();
            Response response = clerk.postJson("/api/v1/facts", body(day, fact), day.keys().get(fact.name()).toString());
            if (response.status() == 409 && response.text().contains("waiting")) {
                open.add(fact);
            } else {
                assertThat(response.status()).as(response.text()).isEqualTo(201);
            }
            assertThat(tries).as("told again and again").isLessThan(100);
        }
    }

    private Map<String, Object> body(Day day, Fact fact) {
        Map<String, Object> body = new HashMap<>();
        body.put("key", day.keys().get(fact.name()).toString());
        body.put("counterId", String.valueOf(world.consignmentCounter));
        body.put("deviceAt", MORNING.plusSeconds(fact.minute() * 60L).toString());
        body.put("offsetMillis", 0);
        fact.more().forEach((name, value) -> {
            switch (name) {
                case "lot" -> {
                    if ((int) value >= 0 && !fact.more().get("kind").equals("TILL_SALE")) {
                        body.put("lotCode", day.codes().get((int) value));
                    }
                }
                case "of" -> body.put("saleKey", day.keys().get((String) value).toString());
                default -> body.put(name, value);
            }
        });
        if (fact.more().get("kind").equals("TILL_SALE")) {
            Map<String, Object> row = new HashMap<>(Map.of("code", day.barcode(), "quantity", fact.more().get("quantity")));
            int lot = (int) fact.more().get("lot");
            if (lot >= 0) {
                row.put("lotCode", day.codes().get(lot));
            }
            body.remove("quantity");
            body.put("rows", List.of(row));
        }
        return body;
    }

    /** Levels, and for each sale what it earned and what was lost, as the fact is called. */
    private String outcome(Day day, boolean named) {
        StringBuilder outcome = new StringBuilder();
        if (named) {
            day.lots().forEach(lot -> outcome.append(sql.number("SELECT on_hand FROM stock_level WHERE counter_id = ? AND lot_id = ?", world.consignmentCounter, lot)).append(' '));
            day.lots().forEach(lot -> outcome.append(sql.number("SELECT COALESCE(SUM(amount_fen), 0) FROM entry WHERE lot_id = ?", lot)).append(' '));
        }
        for (String sale : List.of("early", "late", "more", "other")) {
            outcome.append(sale).append('=').append(sql.text("""
                SELECT CAST(CONCAT_WS('/', SUM(s.quantity), SUM(s.gross_fen), SUM(s.settlement_fen), SUM(s.payable_fen)) AS CHAR)
                  FROM fact f
                  JOIN sale s ON s.order_id = f.document_id
                 WHERE f.id = ?
                """, day.keys().get(sale).toString())).append(' ');
        }
        return outcome.toString();
    }

    private List<Day> days(int n) {
        List<Long> skus = world.manySkus(n, world.consignmentCounter);
        return skus.stream().map(sku -> {
            world.deals.settlementPrice(world.consignment, sku, shangui.money.Money.of("7.77"), World.OPENING);
            List<Long> lots = List.of(world.lot(sku, "2026-10-01", "2027-09-30"), world.lot(sku, "2026-11-01", "2027-10-31"));
            lots.forEach(lot -> world.receive(world.consignmentCounter, lot, 8));
            Map<String, UUID> keys = new HashMap<>();
            List.of("early", "late", "more", "other", "spoiled", "back", "bad", "count", "recount", "surplus").forEach(name -> keys.put(name, UUID.randomUUID()));
            return new Day(world.barcode(sku), lots, lots.stream().map(lot -> world.goods.code(lot)).toList(), keys);
        }).toList();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
