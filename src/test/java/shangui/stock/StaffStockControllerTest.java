package shangui.stock;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shangui.db.Ids;
import shangui.db.Transactions;
import shangui.testing.People;
import shangui.testing.Response;
import shangui.testing.RunningShop;
import shangui.testing.Shop;
import shangui.testing.ShopTest;
import shangui.testing.Sql;
import shangui.testing.TestClock;
import shangui.testing.World;

/** What a clerk reads and does at the shelf, through both doors (rules 11, 14, 17). */
@ShopTest
class StaffStockControllerTest {

    @Inject World world;
    @Inject People people;
    @Inject HoldService holds;
    @Inject Transactions transactions;
    @Inject Ids ids;
    @Inject TestClock clock;
    @Inject Sql sql;

    private Shop clerk;
    private long sku;

    @BeforeEach
    void signIn(Shop visitor) {
        clerk = people.in(visitor, people.clerk());
        sku = world.manySkus(1, world.concessionCounter).getFirst();
    }

    @Test
    void aWriteOffTakesPacksOffTheShelfAndSaysWhatItComesTo() {
        long lot = world.stock(world.concessionCounter, sku, 10);

        Response form = clerk.get(path(lot) + "/write-offs/new");
        assertThat(form.words(".radio-card__more")).contains("供应商承担");
        Response done = clerk.submit(form, "form[action$=write-offs]", Map.of("quantity", "3", "reason", "SPOILED", "note", "<script>alert(1)</script>"));

        assertThat(done.status()).isEqualTo(303);
        Response page = clerk.follow(done);
        assertThat(page.words("#status")).isEqualTo("已报损 3 份。");
        assertThat(page.html().select(".shelf-levels dd").eachText()).containsExactly("7", "0", "7");
        assertThat(page.words("tbody")).contains("收货", "+10", "报损 · 腐坏", "−3", "<script>alert(1)</script>", people.clerk().username());
        assertThat(page.html().select("main script")).isEmpty();
    }

    @Test
    void whatALossComesToDependsOnTheContract() {
        long lot = world.stock(world.consignmentCounter, sku, 1);

        assertThat(clerk.get("/staff/counters/" + world.consignmentCounter + "/lots/" + lot + "/write-offs/new").words(".radio-card__more")).contains("按结算价付给村里");
    }

    @Test
    void aCountIsBlindAndItsAnswerSaysTheDifference() {
        long lot = world.stock(world.concessionCounter, sku, 4321);
        clock.advance(Duration.ofMinutes(1));

        Response form = clerk.get(path(lot) + "/counts/new");
        assertThat(form.words("main")).doesNotContain("4321");
        assertThat(clerk.getJson(api(lot) + "/counts/new").text()).doesNotContain("onHand");

        Response shortBy = clerk.follow(clerk.submit(form, "form[action$=counts]", Map.of("counted", "4319")));
        assertThat(shortBy.words("#status")).isEqualTo("已记下，比账面少 2 份，账面已改。");
        assertThat(shortBy.words("tbody")).contains("盘点", "−2");
        clock.advance(Duration.ofMinutes(1));
        Response over = clerk.follow(clerk.submit(clerk.get(path(lot) + "/counts/new"), "form[action$=counts]", Map.of("counted", "4320")));
        assertThat(over.words("#status")).isEqualTo("已记下，比账面多 1 份，账面已改。");
        clock.advance(Duration.ofMinutes(1));
        Response right = clerk.postJson(api(lot) + "/counts", Map.of("counted", 4320), "count-right");
        assertThat(right.status()).isEqualTo(201);
        assertThat(right.json().get("difference").getIntValue()).isZero();
    }

    @Test
    void aRefusedCountComesBackAsTyped() {
        long lot = world.stock(world.concessionCounter, sku, 1);

        Response page = clerk.submit(clerk.get(path(lot) + "/counts/new"), "form[action$=counts]", Map.of("counted", "-1"));

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.html().select("[name=counted]").val()).isEqualTo("-1");
        assertThat(page.words(".field__error")).isNotEmpty();
    }

    @Test
    void aMoveIsWholeOrNotAtAllAndNamesWhatIsFree() {
        long lot = world.stock(world.concessionCounter, sku, 6);
        long order = hold(4);

        Response form = clerk.get(path(lot) + "/transfers/new");
        assertThat(form.html().select("select[name=toCounterId] option").eachAttr("value"))
            .containsExactlyInAnyOrder(Long.toString(world.consignmentCounter), Long.toString(world.secondConcessionCounter));
        var to = Map.of("toCounterId", Long.toString(world.secondConcessionCounter));

        Response refused = clerk.submit(form, "form[action$=transfers]", Map.of("quantity", "3", "toCounterId", to.get("toCounterId")));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.words(".field__error")).isEqualTo("要 3 份，可动用的只有 2 份，一份也没有动");
        assertThat(onHand(world.concessionCounter, lot)).isEqualTo(6);

        Response moved = clerk.follow(clerk.submit(form, "form[action$=transfers]", Map.of("quantity", "2", "toCounterId", to.get("toCounterId"))));
        assertThat(moved.words("#status")).isEqualTo("已调出 2 份。");
        assertThat(moved.words("tbody")).contains("调出", "−2");
        assertThat(onHand(world.secondConcessionCounter, lot)).isEqualTo(2);
        assertThat(sql.text("SELECT GROUP_CONCAT(kind ORDER BY id) FROM movement WHERE lot_id = ? AND counter_id = ?", lot, world.secondConcessionCounter))
            .isEqualTo("MOVED_IN");
        release(order);
    }

    @Test
    void goodsTheSupermarketBoughtMoveToNoContractWhereTheyWouldBePaidAgain() {
        long lot = world.stock(world.concessionCounter, sku, 2);

        Response refused = clerk.postJson(api(lot) + "/transfers", Map.of("quantity", 1, "toCounterId", Long.toString(world.purchaseCounter)), "move-bought");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("toCounterId");
    }

    @Test
    void aTileOfTheBoardLeadsToWhatItCountsAndTheWorklistCountsTheSame() {
        world.receive(world.consignmentCounter, world.lot(world.mushroom, "2026-01-01", "2026-12-10"), 2);
        world.receive(world.consignmentCounter, world.lot(world.mushroom, "2026-01-01", "2027-12-10"), 2);
        String stock = "/staff/counters/" + world.consignmentCounter + "/stock";
        var board = clerk.get("/staff").html();
        for (String show : List.of("NEAR", "LOW")) {
            var tile = board.selectFirst("a[href='" + stock + "?show=" + show + "']");
            String count = tile.selectFirst(".tile__count").text();
            Response page = clerk.get(tile.attr("href"));
            assertThat(page.html().select(".shelf-row")).as(show).hasSize(Integer.parseInt(count)).isNotEmpty();
            assertThat(page.words("a[href*=show][aria-current=page]")).contains((show.equals("NEAR") ? "快过期 " : "要补货 ") + count);
        }
        int near = board.select("a[href$='show=NEAR'] .tile__count").stream().mapToInt(count -> Integer.parseInt(count.text())).sum();
        assertThat(clerk.get("/alerts/NEAR_DATE").html().select(".task")).hasSize(near);
    }

    @Test
    void theStockPageMarksDatesAndListsWhatToCountFirst() {
        receive(world.lot(world.mushroom, "2026-01-01", "2026-11-22"), 1);
        receive(world.lot(world.mushroom, "2026-01-01", "2026-12-10"), 2);
        receive(world.lot(world.mushroom, "2026-01-01", "2026-12-30"), 3);
        long found = world.stock(world.concessionCounter, sku, 1);
        sql.update("INSERT INTO recount (id, counter_id, lot_id, why, document_kind, document_id, listed_at) VALUES (?, ?, ?, 'FOUND', 'ORDER', 1, '2026-11-23')",
            ids.next(), world.concessionCounter, found);

        Response page = clerk.get(stockPath());

        assertThat(page.html().select(".shelf .badge").eachText()).containsExactly("已过期", "已停售", "快过期");
        assertThat(page.words(".task-list")).contains(world.goods.code(found), "卖出的比账面多");
        clerk.follow(clerk.submit(clerk.get(path(found) + "/counts/new"), "form[action$=counts]", Map.of("counted", "0")));
        assertThat(clerk.get(stockPath()).html().select(".task-list").text()).doesNotContain(world.goods.code(found));
    }

    @Test
    void pagesTakeTheSameStatementsForOneLotAndForMany(RunningShop running) {
        world.stock(world.concessionCounter, sku, 1);
        long stockOfOne = running.statementsOf(() -> clerk.get(stockPath()));
        long movementsOfOne = running.statementsOf(() -> clerk.get(movementsPath()));

        world.manySkus(12, world.concessionCounter).forEach(more -> world.stock(world.concessionCounter, more, 2));

        assertThat(running.statementsOf(() -> clerk.get(stockPath()))).isEqualTo(stockOfOne).isLessThanOrEqualTo(6);
        assertThat(running.statementsOf(() -> clerk.get(movementsPath()))).isEqualTo(movementsOfOne).isLessThanOrEqualTo(6);
    }

    @Test
    void movementsAreReadPageByPageNewestFirst() {
        for (int i = 0; i < 52; i++) {
            world.stock(world.concessionCounter, sku, 1);
        }
        Response first = clerk.get(movementsPath());
        assertThat(first.html().select("tbody tr")).hasSize(50);

        Response next = clerk.get(first.html().select(".pagination a").attr("href"));
        assertThat(next.html().select("tbody tr")).hasSizeGreaterThanOrEqualTo(2);
        assertThat(next.html().select("tbody tr").eachText()).doesNotContainAnyElementsOf(first.html().select("tbody th a").eachText());
    }

    @Test
    void aHoldIsShownWithItsEnd() {
        long lot = world.stock(world.concessionCounter, sku, 3);
        long order = hold(2);

        assertThat(clerk.get(path(lot)).words(".order-line")).contains("未付款订单", "2 份", "2026年11月2");
        release(order);
    }

    @Test
    void anotherStoresCounterIsNotFound() {
        long lot = world.stock(world.purchaseCounter, sku, 3);
        String there = "/staff/counters/" + world.purchaseCounter;

        for (String path : List.of("/stock", "/movements", "/lots/" + lot, "/lots/" + lot + "/counts/new", "/lots/" + lot + "/write-offs/new", "/lots/" + lot + "/transfers/new")) {
            assertThat(clerk.get(there + path).status()).as(path).isEqualTo(404);
        }
        assertThat(clerk.postJson("/api/v1/counters/" + world.purchaseCounter + "/lots/" + lot + "/counts", Map.of("counted", 1), "elsewhere").status()).isEqualTo(404);
        assertThat(onHand(world.purchaseCounter, lot)).isEqualTo(3);
        assertThat(clerk.get(path(lot)).status()).isEqualTo(404);
    }

    @Test
    void theSameWriteOffSentTwiceCountsOnce() {
        long lot = world.stock(world.concessionCounter, sku, 5);
        Map<String, Object> wish = Map.of("quantity", 2, "reason", "BROKEN");

        Response once = clerk.postJson(api(lot) + "/write-offs", wish, "broken-2");
        Response twice = clerk.postJson(api(lot) + "/write-offs", wish, "broken-2");

        assertThat(once.status()).isEqualTo(201);
        assertThat(twice.text()).isEqualTo(once.text());
        assertThat(onHand(world.concessionCounter, lot)).isEqualTo(3);
    }

    @Test
    void nobodyDiscardsWithoutAReturn() {
        long lot = world.stock(world.concessionCounter, sku, 5);

        assertThat(clerk.postJson(api(lot) + "/write-offs", Map.of("quantity", 2, "reason", "DISCARD"), "discard").status()).isEqualTo(422);
        assertThat(clerk.postJson(api(lot) + "/write-offs", Map.of("quantity", 2, "reason", "nonsense"), "nonsense").status()).isEqualTo(422);
        assertThat(onHand(world.concessionCounter, lot)).isEqualTo(5);
    }

    /** A hold whose order is not the matter here: given back before the books are audited. */
    private long hold(int packs) {
        long order = ids.next();
        transactions.write(() -> holds.hold(order, world.concessionCounter, List.of(new Wanted(1, sku, null, packs)), LocalDate.of(2026, 11, 23),
            clock.instant().plus(Duration.ofHours(1)), false));
        return order;
    }

    private void release(long order) {
        transactions.write(() -> holds.end(order, HoldState.CANCELLED));
    }

    private void receive(long lot, int quantity) {
        world.receive(world.concessionCounter, lot, quantity);
    }

    private long onHand(long counter, long lot) {
        return sql.number("SELECT on_hand FROM stock_level WHERE counter_id = ? AND lot_id = ?", counter, lot);
    }

    private String stockPath() {
        return "/staff/counters/" + world.concessionCounter + "/stock";
    }

    private String movementsPath() {
        return "/staff/counters/" + world.concessionCounter + "/movements";
    }

    private String path(long lot) {
        return "/staff/counters/" + world.concessionCounter + "/lots/" + lot;
    }

    private String api(long lot) {
        return "/api/v1/counters/" + world.concessionCounter + "/lots/" + lot;
    }
}
