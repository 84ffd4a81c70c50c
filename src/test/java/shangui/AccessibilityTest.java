package shangui;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpMethod;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import jakarta.inject.Inject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import shangui.checkout.Shelf;
import shangui.testing.Browser;
import shangui.testing.Browser.Visit;
import shangui.testing.Response;
import shangui.testing.RunningShop;
import shangui.testing.Sheets;
import shangui.testing.Shop;
import shangui.testing.ShopTest;
import shangui.testing.TestClock;

/**
 * Every page there is, found by following links from where each role begins: nothing for axe to find in either language or
 * size of letters, nothing to scroll sideways, no link that leads nowhere.
 */
@ShopTest(properties = "shangui.demo=true")
class AccessibilityTest {

    private static final String PASSWORD = "shangui-sample";

    @Inject RunningShop running;
    @Inject Router router;
    @Inject Shelf shelf;
    @Inject TestClock clock;

    @Test
    void everyPageOfEveryRoleIsAccessibleAndFitsItsScreen() {
        Set<String> seen = new HashSet<>();
        try (Browser browser = new Browser()) {
            Shop shopper = shopper();
            walk(browser, 390, shopper, seen, "/", "/basket", "/checkout", bought(shopper, "TILL"), bought(shopper, "ONLINE"), myData(shopper), "/orders", "/search?q=xgg", "/sign-in", "/nowhere", "/offline", "/components", notice());
            glance(browser, 390, shopper, codeAsked(shopper, "13900000077"));
            long marked = markDown();
            walk(browser, 390, signedIn("duohu-staff-1"), seen, "/staff", "/account/password");
            closeNovember();
            walk(browser, 1280, signedIn("duohu-partner-1"), seen, "/partner");
            walk(browser, 390, signedIn("xinzhai-township-1"), seen, "/township");
            walk(browser, 1280, signedIn("duohu-finance-1"), seen, "/finance");
            String unmoved = makeLot();
            walk(browser, 390, signedIn("xinzhai-supplier-1"), seen, "/supplier", "/supplier/lots/" + unmoved);
            Shop office = signedIn("office-1");
            walk(browser, 390, running.visitor(), seen, invitation(office));
            sendSheet(office);
            String ending = endPairing(office);
            proposeTerms();
            note(office, ending);
            walk(browser, 1280, office, seen, "/office", ending + "/notes", "/office/lots/" + marked, "/office/lots/" + unmoved + "/changes/new");
            glance(browser, 390, office, "/office", "/office/accounts", "/office/accounts/new", "/alerts/NEAR_DATE", "/office/pairings", ending, ending + "/ending");
        }
        assertThat(pages().filter(page -> seen.stream().noneMatch(path -> page.match(path).isPresent())).map(page -> page.getUriMatchTemplate().toString()))
            .as("pages no link leads to").isEmpty();
    }

    private static void note(Shop office, String pairing) {
        office.postJson("/api/v1" + pairing + "/notes", Map.of("kind", "DOCUMENT", "day", "2026-11-02", "what", "收到协议", "url", "https://example.org/a"));
    }

    /** Only these pages. */
    private void glance(Browser browser, int width, Shop visitor, String... paths) {
        try (Visit visit = browser.visit(running, width, 844, "zh-CN", true).as(visitor)) {
            Stream.of(paths).forEach(path -> look(visit, path));
        }
    }

    private void walk(Browser browser, int width, Shop visitor, Set<String> seen, String... starts) {
        Set<String> kinds = new HashSet<>();
        Deque<String> ahead = new ArrayDeque<>(List.of(starts));
        try (Visit visit = browser.visit(running, width, 844, "zh-CN", true).as(visitor)) {
            while (!ahead.isEmpty()) {
                String path = ahead.poll();
                if (kinds.add(kind(path))) {
                    seen.add(path.replaceAll("\\?.*", ""));
                    ahead.addAll(look(visit, path));
                }
            }
        }
    }

    /** In English and 大字版, then in Chinese and ordinary letters. Answers where the page's links lead. */
    @SuppressWarnings("unchecked")
    private List<String> look(Visit visit, String path) {
        boolean desk = path.matches("/(staff|township|partner|finance|supplier|office|sign-in|account|invitations|alerts).*");
        for (boolean dressed : new boolean[] {true, false}) {
            visit.english(dressed).large(dressed).open(dressed && !desk ? "/en" + path : path);
            visit.look("every" + kind(path).replaceAll("[^a-z#]+", "-") + (dressed ? "-en-large" : "-zh") + "-" + visit.page().viewportSize().width);
        }
        return (List<String>) visit.page().evaluate("""
            [...document.querySelectorAll('a[href]:not([download])')].map(a => new URL(a.getAttribute('href'), location.href))
                .filter(u => u.origin === location.origin && !u.pathname.startsWith('/en')).map(u => u.pathname + u.search)""");
    }

    /** One of each kind is enough: numbers, secrets and filters are left out. */
    private static String kind(String path) {
        return path.replaceAll("\\?.*", "").replaceAll("/[A-Za-z-]*[0-9][^/?]*|/[A-Za-z0-9_-]{20,}", "/#");
    }

    private Stream<UriRouteInfo<?, ?>> pages() {
        return router.uriRoutes().filter(route -> route.getHttpMethod() == HttpMethod.GET && route.getDeclaringType().getName().startsWith("shangui.")
            && !route.getDeclaringType().getName().startsWith("shangui.testing"))
            .filter(route -> !route.getUriMatchTemplate().toString().matches(".*(/api/|/robots|/service-worker|/sitemap|/files/|/file|/export|/assets|/problems|\\{file).*"));
    }

    private Shop shopper() {
        shelf.readAll();
        Shop shopper = running.visitor();
        shopper.submit(shopper.get("/stores"), "form[action='/basket/store']", Map.of());
        return shopper;
    }

    /** Buys once and fills the basket again. Answers where that leads: the order's page, or to its payment. */
    private static String bought(Shop shopper, String tender) {
        add(shopper);
        Response placed = shopper.submit(shopper.get("/checkout"), "form[action='/checkout']", Map.of("phone", "13600000001", "tender", tender));
        assertThat(placed.status()).as(placed.text()).isEqualTo(303);
        add(shopper);
        return placed.location();
    }

    private static void add(Shop shopper) {
        assertThat(shopper.submit(shopper.get("/"), "form[action='/basket/lines']", Map.of()).status()).isEqualTo(303);
    }

    /** Its page then shows all it can: a fact, an end that can be taken back, what is still to be done. Answers where it is. */
    private String endPairing(Shop office) {
        String pairing = office.get("/office/pairings").html().select("tbody a").attr("href");
        assertThat(office.submit(office.get(pairing + "/facts/new"), "main form", Map.of("sentence", "两地相距约50公里", "sourceName", "示例", "reason", "示例"))
            .status()).isEqualTo(303);
        assertThat(office.submit(office.get(pairing + "/ending"), "form[action$=ending]", Map.of("lastDay", "2026-12-20", "reason", "示例")).status()).isEqualTo(303);
        return pairing;
    }

    private void closeNovember() {
        clock.setInJinhua("2026-12-02T10:00");
        Shop partner = signedIn("duohu-partner-1");
        String month = partner.get("/partner").html().select("a[href$=/months/2026-11]").attr("href");
        assertThat(partner.submit(partner.get(month), "form[action$=/issue]", Map.of()).status()).isEqualTo(303);
    }

    /** Where whoever is invited sets a password. */
    private static String invitation(Shop office) {
        Response page = office.get("/office/accounts/new");
        Response invited = office.submit(page, "form[action='/office/accounts']", Map.of("username", "duohu-staff-90", "reason", "晚班",
            "reach", page.html().select("select[name=reach] option").last().val()));
        return office.follow(invited).words(".secret").replaceFirst("^https?://[^/]+", "");
    }

    private static String codeAsked(Shop shopper, String phone) {
        Response asked = shopper.submit(shopper.get("/my-data"), "form[action='/my-data/codes']", Map.of("phone", phone));
        assertThat(asked.status()).as(asked.text()).isEqualTo(303);
        return asked.location();
    }

    /** Of the phone that has bought. */
    private String myData(Shop shopper) {
        String phone = running.sql().text("SELECT phone FROM checkout ORDER BY placed_at DESC, id DESC LIMIT 1");
        String page = codeAsked(shopper, phone);
        shopper.submit(shopper.get(page), "form[action$='/confirmation']", Map.of("code", running.sql().text("SELECT words FROM sms WHERE phone = ?", phone)));
        return page;
    }

    private String notice() {
        return "/products/" + running.sql().number("SELECT MIN(id) FROM sku") + "/notices/new";
    }

    /** Villages: one as it is but for its name, one new, one of no town. */
    private void sendSheet(Shop office) {
        var village = running.sql().rows("SELECT code, town_code FROM village ORDER BY id LIMIT 1").getFirst();
        Response sent = office.submit(office.get("/office/imports/kinds/village"), "form[enctype]", Map.of("file", Sheets.csv("村代码,镇街代码,村名,村英文名,备注",
            village.get("code") + "," + village.get("town_code") + ",改名村,Renamed,", "A-1," + village.get("town_code") + ",新村,New,", "A-2,330999999,无镇村,Townless,")));
        assertThat(sent.status()).as(sent.text()).isEqualTo(303);
    }

    /** A lot at a counter of the first store, by its clerk. Answers the lot. */
    private long markDown() {
        var level = running.sql().rows("""
            SELECT v.counter_id, v.lot_id
              FROM account a
              JOIN counter c ON c.store_id = a.reach
              JOIN stock_level v ON v.counter_id = c.id AND v.on_hand > 0 AND v.recalled = FALSE AND v.sell_until > '2026-11-23' AND v.markdown_fen IS NULL
              JOIN listing i ON i.counter_id = c.id AND i.sku_id = v.sku_id
             WHERE a.username = 'duohu-staff-1'
             ORDER BY v.sell_until
             LIMIT 1
            """).getFirst();
        Shop clerk = signedIn("duohu-staff-1");
        Response page = clerk.get("/staff/counters/" + level.get("counter_id") + "/lots/" + level.get("lot_id") + "/markdowns/new");
        assertThat(clerk.submit(page, "form[action$=/markdowns]", Map.of("priceFen", "1.00", "reason", "示例")).status()).isEqualTo(303);
        return ((Number) level.get("lot_id")).longValue();
    }

    /** One that has been at no counter, with a licence that waits for the office. Answers the lot. */
    private String makeLot() {
        Shop supplier = signedIn("xinzhai-supplier-1");
        Response choose = supplier.get("/supplier/lots/new");
        Response form = supplier.click(choose, "main a[href*=skuId]");
        String village = form.html().select("select[name='parts[0].villageId'] option").last().val();
        Response made = supplier.submit(form, "main form", Map.of("parts[0].villageId", village, "certificate", "示例-1", "reason", "示例"));
        assertThat(made.status()).as(made.text()).isEqualTo(303);
        assertThat(supplier.submit(supplier.get("/supplier/licences/new"), "main form", Map.of("number", "示例-9", "issuer", "示例", "validFrom", "2026-11-01",
            "reason", "示例")).status()).isEqualTo(303);
        return made.location().replaceFirst(".*/", "");
    }

    /** By somebody else than who looks at it, for a contract no change of which waits already. */
    private void proposeTerms() {
        Shop other = signedIn("office-2");
        assertThat(other.get("/office/contracts").html().select("tbody a[href*=/contracts/]").eachAttr("href")).anyMatch(contract ->
            other.submit(other.get(contract + "/terms-proposals/new"), "main form", Map.of("rates[0].rate", "13", "reason", "示例")).status() == 303);
    }

    private Shop signedIn(String username) {
        return running.visitor().signIn(username, PASSWORD);
    }
}
