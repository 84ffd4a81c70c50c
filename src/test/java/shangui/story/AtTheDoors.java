package shangui.story;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import shangui.checkout.Shelf;
import shangui.contract.ContractTerm.LossBearer;
import shangui.contract.Mode;
import shangui.db.Ids;
import shangui.money.Money;
import shangui.product.Category;
import shangui.product.Sku;
import shangui.testing.People;
import shangui.testing.Response;
import shangui.testing.RunningShop;
import shangui.testing.Shop;
import shangui.testing.Sql;
import shangui.testing.TestClock;
import shangui.testing.World;
import shangui.user.Accounts;
import shangui.user.Role;

/**
 * A pairing of its own for each test: one counter in the first store under a concession (15 %, logistics 2 %, the supplier bears
 * losses), one sku at ¥100.00. What its people do is one line each, over HTTP, and takes a minute.
 */
abstract class AtTheDoors {

    private static final String PARTNER = "partner-on-the-move";
    /** Who is signed in where: tests of a class share it, as signing in takes its time. */
    private static final Map<String, Shop> IN = new ConcurrentHashMap<>();
    private static int phones;

    @Inject World world;
    @Inject People people;
    @Inject Accounts accounts;
    @Inject Ids ids;
    @Inject Sql sql;
    @Inject TestClock clock;
    @Inject Shelf shelf;
    @Inject RunningShop running;

    World.Twin twin;
    long pairing;
    long contract;
    long counter;
    long sku;

    @BeforeEach
    void aPairingOfItsOwn() {
        at("2026-11-23T10:00");
        twin = world.twin();
        pairing = twin.pairing();
        move();
        contract = contract(Mode.CONCESSION, LossBearer.SUPPLIER);
        world.deals.rate(contract, 1500, World.OPENING);
        world.deals.fee(contract, "物流费", "Logistics", 200, World.OPENING);
        sku = goods("100.00");
        counter = counter(contract);
    }

    /** One officer is the partner town's in every test, one the township's, one the supplier's. */
    private void move() {
        if (accounts.find(PARTNER).isEmpty()) {
            accounts.create(PARTNER, Role.PARTNER, twin.partnerTown(), People.PASSWORD);
        }
        sql.update("UPDATE account SET reach = ? WHERE username = ?", twin.partnerTown(), PARTNER);
        sql.update("UPDATE account SET reach = ? WHERE username = ?", twin.mountainTown(), people.township().username());
        sql.update("UPDATE account SET reach = ? WHERE username = ?", twin.supplier(), people.supplier().username());
    }

    void at(String inJinhua) {
        clock.setInJinhua(inJinhua);
    }

    long contract(Mode mode, LossBearer bearer) {
        return world.deals.contract("合同-" + ids.next(), world.supermarket, twin.supplier(), mode, bearer, World.OPENING);
    }

    /** A further counter of the pairing, in the first store, that offers the sku. */
    long counter(long ofContract) {
        long made = world.counter(world.firstStore, pairing, ofContract, "试柜", "Trial counter");
        world.deals.list(made, sku, world.price(sku));
        return made;
    }

    long goods(String price) {
        return world.sku(world.product(twin.mountainTown(), "试品" + ids.next() % 10_000, "Trial goods", Category.DRIED, 365, 30), "1袋", Sku.Measure.PIECE, 1, price);
    }

    Shop clerk() {
        return signedIn(people.clerk().username());
    }

    Shop partner() {
        return signedIn(PARTNER);
    }

    Shop township() {
        return signedIn(people.township().username());
    }

    Shop office() {
        return signedIn(people.office().username());
    }

    Shop signedIn(String username) {
        return IN.computeIfAbsent(running.address() + username, one -> {
            Shop visitor = running.visitor().signIn(username, People.PASSWORD);
            sql.update("UPDATE session SET expires_at = '2030-01-01'");
            return visitor;
        });
    }

    /** A new undated lot, received at the counter. */
    long lot(int packs) {
        return received(world.lot(sku), packs);
    }

    long received(long lot, int packs) {
        return received(counter, lot, packs, Map.of());
    }

    long received(long atCounter, long lot, int packs, Map<String, ?> more) {
        Map<String, Object> line = new HashMap<>(Map.of("lot", world.goods.code(lot), "quantity", packs));
        line.putAll(more);
        done(clerk().postJson("/api/v1/counters/" + atCounter + "/receipts", Map.of("lines", List.of(line))));
        return lot;
    }

    /** Scanned from this lot. Answers the fact's key. */
    String sold(long lot, int packs, String price) {
        return told("TILL_SALE", Map.of("rows", List.of(row(packs, lot, price))));
    }

    /** Not scanned: the lots are assumed. */
    String sold(int packs) {
        return told("TILL_SALE", Map.of("rows", List.of(Map.of("code", world.barcode(sku), "quantity", packs))));
    }

    Map<String, Object> row(int packs, long lot, String price) {
        return Map.of("code", world.barcode(sku), "quantity", packs, "lotCode", world.goods.code(lot), "unitPriceFen", Money.of(price).fen());
    }

    Map<String, Object> back(String saleKey, int packs, String fate) {
        return Map.of("saleKey", saleKey, "position", 1, "quantity", packs, "fate", fate, "closed", true);
    }

    /** A fact of the counter, told as it happens. Answers its key. */
    String told(String kind, Map<String, ?> more) {
        return told(kind, clock.instant().toString(), 0, more);
    }

    String told(String kind, String deviceAt, long offsetMillis, Map<String, ?> more) {
        String key = UUID.randomUUID().toString();
        done(tell(key, kind, deviceAt, offsetMillis, more));
        return key;
    }

    Response tell(String key, String kind, String deviceAt, long offsetMillis, Map<String, ?> more) {
        Map<String, Object> fact = new HashMap<>(Map.of("key", key, "kind", kind, "counterId", String.valueOf(counter), "deviceAt", deviceAt,
            "offsetMillis", offsetMillis));
        fact.putAll(more);
        return clerk().postJson("/api/v1/facts", fact, key);
    }

    Response done(Response written) {
        assertThat(written.status()).as(written.text()).isIn(200, 201, 303);
        clock.advance(Duration.ofMinutes(1));
        return written;
    }

    Response lotPage(long lot) {
        return clerk().get("/staff/counters/" + counter + "/lots/" + lot);
    }

    /** On hand, reserved, free. */
    List<String> levels(long lot) {
        return lotPage(lot).html().select(".shelf-levels dd").eachText();
    }

    Response stockPage() {
        return clerk().get("/staff/counters/" + counter + "/stock");
    }

    Response draft(String month) {
        return partner().get(monthPath(month));
    }

    /** The rows of the draft's lines, the newest first, as they are read. */
    List<String> draftLines(String month) {
        return partner().get(monthPath(month) + "/lines").html().select("tbody tr").eachText();
    }

    String monthPath(String month) {
        return "/partner/pairings/" + pairing + "/months/" + month;
    }

    /** Closed and issued on the second of December. Answers the number. */
    String issueNovember() {
        at("2026-12-02T10:00");
        return issue("2026-11");
    }

    String issue(String month) {
        done(partner().submit(draft(month), "form[action$=/issue]", Map.of()));
        return partner().getJson("/api/v1" + monthPath(month)).json().get("issue").get("number").getStringValue();
    }

    Response statement(String number) {
        return township().get("/township/statements/" + number);
    }

    /** Rows of the file of this kind, for example 销售; by the headings' names. */
    List<Map<String, String>> sheet(String number, String kind) {
        List<String> rows = Pattern.compile("\r\n").splitAsStream(township().get("/township/statements/" + number + "/files/csv").text()).toList();
        List<String> headings = rows.stream().filter(row -> row.startsWith("类型,")).map(row -> Arrays.asList(row.split(",", -1))).findFirst().orElseThrow();
        return rows.stream().filter(row -> row.startsWith(kind + ",")).map(row -> {
            String[] cells = row.split(",", -1);
            Map<String, String> named = new HashMap<>();
            headings.forEach(heading -> named.put(heading, cells[headings.indexOf(heading)]));
            return named;
        }).toList();
    }

    List<String> column(String number, String kind, String heading) {
        return sheet(number, kind).stream().map(row -> row.get(heading)).toList();
    }

    /** A new shopper in the first store. */
    Shop shopper() {
        Shop shopper = running.visitor();
        shopper.get("/");
        shopper.postForm("/basket/store", Map.of("storeId", world.firstStore, "back", "/"));
        return shopper;
    }

    Shop puts(Shop shopper, long ofSku, int packs) {
        shelf.readAll();
        assertThat(shopper.postForm("/basket/lines", Map.of("counterId", counter, "skuId", ofSku, "quantity", packs)).status()).isEqualTo(303);
        return shopper;
    }

    /** In how many places of its page a sku can be put into the basket. */
    int offers(long ofSku) {
        shelf.readAll();
        return shopper().get("/products/" + ofSku).html().select("form[action$='/basket/lines']").size();
    }

    /** ONLINE or TILL; answers what the form was answered with. */
    Response places(Shop shopper, String tender) {
        return places(shopper, shopper.get("/checkout"), tender);
    }

    Response places(Shop shopper, Response checkout, String tender) {
        return shopper.submit(checkout, "form[action='/checkout']", Map.of("phone", newPhone(), "tender", tender));
    }

    String newPhone() {
        return "136%08d".formatted(++phones);
    }

    /** Buys packs of the sku. Answers the order's page, where a payment may have to follow. */
    Bought buys(int packs, String tender) {
        Shop shopper = puts(shopper(), sku, packs);
        return new Bought(shopper, done(places(shopper, tender)).location().replace("/payment", ""));
    }

    Bought pays(Bought bought) {
        done(running.visitor().send("POST", bought.payUrl(), Map.of("Content-Type", "application/x-www-form-urlencoded"), BodyPublishers.ofString("action=pay")));
        assertThat(bought.shopper().get(bought.path() + "/payment").words("h1")).isEqualTo("已付款");
        return bought;
    }

    long lastOrder() {
        return sql.number("SELECT MAX(id) FROM orders");
    }

    Response orderPage(long order) {
        return clerk().get("/staff/orders/" + order);
    }

    /** With this receipt of the first till. */
    Response handsOver(Bought bought, String receipt) {
        return clerk().postJson("/api/v1/staff/hand-overs", Map.of("code", bought.code(), "tillNumber", "1", "receiptNumber", receipt));
    }
}
