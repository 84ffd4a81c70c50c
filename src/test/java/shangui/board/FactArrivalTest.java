package shangui.board;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import shangui.counter.CounterRepository;
import shangui.db.Ids;
import shangui.db.Transactions;
import shangui.money.Money;
import shangui.order.OrderReturn;
import shangui.restock.ReceiptLine;
import shangui.restock.ReceiveOutcome;
import shangui.restock.RestockService;
import shangui.stock.Document;
import shangui.stock.WriteOffReason;
import shangui.testing.People;
import shangui.testing.Response;
import shangui.testing.Shop;
import shangui.testing.ShopTest;
import shangui.testing.Sql;
import shangui.testing.TestClock;
import shangui.testing.World;
import shangui.web.Answer;

/** Facts that name their lots end in the same levels and money in any order of arrival; assumed lots in the same money per line (rule 17). */
@ShopTest
class FactArrivalTest {

    /** {@code -Darrival.shuffles=1000} tells more; {@code ReplayTest} shuffles a thousand days without a database. */
    private static final int SHUFFLES = Integer.getInteger("arrival.shuffles", 200);
    private static final int THROUGH_THE_DOOR = 20;
    private static final int AT_ONCE = 4;
    private static final Instant MORNING = Instant.parse("2026-11-23T00:00:00Z");

    @Inject World world;
    @Inject People people;
    @Inject Sql sql;
    @Inject TestClock clock;
    @Inject FactService facts;
    @Inject RestockService restock;
    @Inject CounterRepository counters;
    @Inject Transactions transactions;
    @Inject Ids ids;

    private Shop clerk;

    /** A fact of the day, by the hour it happened; told until it is booked. */
    private record Fact(String name, int minute, Map<String, Object> more) {}

    /** The goods of one telling of the day: two lots of a sku nobody else touches. */
    private record Day(String barcode, List<Long> lots, List<String> codes, Map<String, UUID> keys) {}

    @Test
    void factsThatNameTheirLotsEndInTheSameLevelsAndMoneyInAnyOrderOfArrival(Shop shop) throws Exception {
        tellAll(shop, true, SHUFFLES);
    }

    @Test
    void factsWithoutLotsEndInTheSameMoneyPerOrderLine(Shop shop) throws Exception {
        tellAll(shop, false, SHUFFLES / 4);
    }

    private void tellAll(Shop shop, boolean named, int shuffles) throws Exception {
        clerk = people.in(shop, people.clerk());
        clock.set(MORNING);
        List<Day> days = days(shuffles + 1);
        clock.set(MORNING.plus(Duration.ofHours(12)));
        tell(days.getFirst(), facts(named), null, true);
        IntStream.range(0, AT_ONCE).mapToObj(worker -> Thread.ofVirtual().start(() -> {
            for (int i = worker + 1; i <= shuffles; i += AT_ONCE) {
                tell(days.get(i), facts(named), new Random(i), i <= THROUGH_THE_DOOR);
            }
        })).toList().forEach(FactArrivalTest::join);
        Books books = new Books();
        String inOrder = books.of(days.getFirst(), named);
        assertThat(inOrder).contains("early 2/").doesNotContain("early null");
        for (int i = 1; i <= shuffles; i++) {
            assertThat(books.of(days.get(i), named)).as("shuffle " + i).isEqualTo(inOrder);
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

    /** Tells facts until each is booked; those that wait for another are told again. */
    private void tell(Day day, List<Fact> facts, Random random, boolean throughTheDoor) {
        List<Fact> order = new ArrayList<>(facts);
        order.sort(Comparator.comparing(Fact::minute));
        if (random != null) {
            Collections.shuffle(order, random);
        }
        Queue<Fact> open = new ArrayDeque<>(order);
        for (int tries = 0; !open.isEmpty(); tries++) {
            Fact fact = open.remove();
            if (!(throughTheDoor ? post(body(day, fact)) : tell(body(day, fact)))) {
                open.add(fact);
            }
            assertThat(tries).as("told again and again").isLessThan(100);
        }
    }

    private boolean post(Map<String, Object> body) {
        Response response = clerk.postJson("/api/v1/facts", body, (String) body.get("key"));
        boolean waits = response.status() == 409 && response.text().contains("waiting");
        assertThat(waits || response.status() == 201).as(response.text()).isTrue();
        return !waits;
    }

    /** The same without the door, which makes a thousand of them bearable. */
    private boolean tell(Map<String, Object> body) {
        Answer answer = transactions.write(() -> facts.tell(people.clerk(), counters.findById(world.consignmentCounter).orElseThrow(), form(body)));
        boolean waits = answer instanceof Answer.Refused refused && refused.key().equals("board.waiting");
        assertThat(waits || answer instanceof Answer.Done).as(answer.toString()).isTrue();
        return !waits;
    }

    @SuppressWarnings("unchecked")
    private FactForm form(Map<String, Object> body) {
        List<FactForm.Row> rows = body.containsKey("rows") ? ((List<Map<String, Object>>) body.get("rows")).stream()
            .map(row -> new FactForm.Row((String) row.get("code"), (Integer) row.get("quantity"), (String) row.get("lotCode"), null)).toList() : null;
        return new FactForm(UUID.fromString((String) body.get("key")), FactKind.valueOf((String) body.get("kind")), world.consignmentCounter,
            Instant.parse((String) body.get("deviceAt")), 0L, null, rows, null, null, null, (String) body.get("lotCode"), (Integer) body.get("counted"),
            (Integer) body.get("quantity"), body.containsKey("reason") ? WriteOffReason.valueOf((String) body.get("reason")) : null, null,
            body.containsKey("saleKey") ? UUID.fromString((String) body.get("saleKey")) : null, (Integer) body.get("position"),
            body.containsKey("fate") ? OrderReturn.Fate.valueOf((String) body.get("fate")) : null, (Boolean) body.get("closed"));
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

    /** What the books say of every day, read in three statements. */
    private final class Books {

        private final Map<Object, Object> levels = read("SELECT lot_id AS k, on_hand AS v FROM stock_level WHERE counter_id = ?", world.consignmentCounter);
        private final Map<Object, Object> losses = read("SELECT lot_id AS k, CAST(SUM(amount_fen) AS SIGNED) AS v FROM entry WHERE lot_id IS NOT NULL GROUP BY lot_id");
        private final Map<Object, Object> sales = read("""
            SELECT f.id AS k, CAST(CONCAT_WS('/', SUM(s.quantity), SUM(s.gross_fen), SUM(s.settlement_fen), SUM(s.payable_fen)) AS CHAR) AS v
              FROM fact f
              JOIN sale s ON s.order_id = f.document_id
             GROUP BY f.id
            """);

        private Map<Object, Object> read(String query, Object... arguments) {
            Map<Object, Object> read = new HashMap<>();
            sql.rows(query, arguments).forEach(row -> read.put(row.get("k"), row.get("v")));
            return read;
        }

        /** Levels and losses by lot, and for each sale its packs, gross, settlement amount and what the town gets. */
        private String of(Day day, boolean named) {
            List<Object> said = new ArrayList<>();
            if (named) {
                day.lots().forEach(lot -> said.add(levels.get(lot) + " left, lost " + losses.get(lot)));
            }
            List.of("early", "late", "more", "other").forEach(sale -> said.add(sale + " " + sales.get(day.keys().get(sale).toString())));
            return said.toString();
        }
    }

    private List<Day> days(int n) {
        List<Day> days = world.manySkus(n, world.consignmentCounter).stream().map(sku -> {
            world.deals.settlementPrice(world.consignment, sku, Money.of("7.77"), World.OPENING);
            List<Long> lots = List.of(world.lot(sku, "2026-10-01", "2027-09-30"), world.lot(sku, "2026-11-01", "2027-10-31"));
            Map<String, UUID> keys = new HashMap<>();
            List.of("early", "late", "more", "other", "spoiled", "back", "bad", "count", "recount", "surplus").forEach(name -> keys.put(name, UUID.randomUUID()));
            return new Day(world.barcode(sku), lots, lots.stream().map(lot -> world.goods.code(lot)).toList(), keys);
        }).toList();
        List<ReceiptLine> lines = days.stream().flatMap(day -> day.lots().stream()).map(lot -> new ReceiptLine(lot, 8, null)).toList();
        for (int from = 0; from < lines.size(); from += 200) {
            List<ReceiptLine> some = lines.subList(from, Math.min(lines.size(), from + 200));
            assertThat(restock.receive(Document.of(Document.Kind.RECEIPT, ids.next(), clock.instant(), null), world.consignmentCounter, some, null))
                .isInstanceOf(ReceiveOutcome.Accepted.class);
        }
        return days;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
