package shangui.office;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shangui.paper.SheetReader;
import shangui.testing.People;
import shangui.testing.Race;
import shangui.testing.Response;
import shangui.testing.RunningShop;
import shangui.testing.Shop;
import shangui.testing.ShopTest;
import shangui.testing.Sql;
import shangui.testing.TestClock;
import shangui.testing.World;
import shangui.user.Account;
import shangui.user.Accounts;
import shangui.user.Role;

/** The life of an account, from the office's invitation to its end, through the pages. */
@ShopTest
class OfficeAccountControllerTest {

    private static final String NEXT = "a-password-of-my-own";

    @Inject World world;
    @Inject People people;
    @Inject Accounts accounts;
    @Inject TestClock clock;
    @Inject Sql sql;
    @Inject RunningShop running;

    private Shop office;

    @BeforeEach
    void signIn() {
        office = people.in(running.visitor(), people.office());
    }

    @Test
    void anInvitedClerkSetsAPasswordAndBeginsAtTheStoreChosenByName(Shop clerk) {
        String link = link(invite("riverside-1", "CLERK", "多湖超市 江边店"));

        Response asked = clerk.get(link);
        assertThat(asked.words("main")).contains("riverside-1", "店员");
        assertThat(clerk.submit(asked, "form[action^='/invitations']", Map.of("password", "short")).status()).isEqualTo(422);
        Response set = clerk.submit(asked, "form[action^='/invitations']", Map.of("password", NEXT));
        assertThat(set.location()).isEqualTo("/sign-in");
        assertThat(clerk.follow(set).words("#status")).isEqualTo("密码设好了，请登录。");

        assertThat(clerk.signIn("riverside-1", NEXT).get("/staff").words("h1")).contains("江边店");
        assertThat(office.get(page("riverside-1")).words("main")).contains("在用", "多湖超市 江边店");
    }

    @Test
    void aLinkWorksOnceAndTellsWhenItIsOver(Shop first, Shop second) {
        String link = link(invite("once-1", "CLERK", "江边店"));
        Response opened = second.get(link);
        assertThat(first.submit(first.get(link), "form[action^='/invitations']", Map.of("password", NEXT)).status()).isEqualTo(303);

        Response late = second.submit(opened, "form[action^='/invitations']", Map.of("password", "somebody-else-was-faster"));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.words(".error-summary")).contains("已经用过、换过或过期了");
        assertThat(second.get(link).status()).isEqualTo(409);
        assertThat(first.signIn("once-1", NEXT)).isNotNull();
    }

    @Test
    void aLinkEndsAfter72HoursAndWhenAnotherTakesItsPlace(Shop visitor) {
        String first = link(invite("late-1", "CLERK", "江边店"));
        String second = link(press("late-1", "/invitation", "没收到"));
        assertThat(visitor.get(first).status()).isEqualTo(409);
        assertThat(visitor.get(second).status()).isEqualTo(200);
        clock.advance(Duration.ofHours(72));
        assertThat(visitor.get(second).words("main")).contains("请共建办再给一个");
    }

    @Test
    void aForgedLinkIsNotThere(Shop visitor) {
        String link = link(invite("forged-1", "CLERK", "江边店"));
        String forged = link.substring(0, link.length() - 2) + (link.endsWith("AA") ? "BB" : "AA");
        assertThat(visitor.get(forged).status()).isEqualTo(404);
        assertThat(visitor.postJson("/api/v1" + forged, Map.of("password", NEXT)).status()).isEqualTo(404);
        assertThat(visitor.get("/invitations/" + "x".repeat(500)).status()).isEqualTo(404);
    }

    @Test
    void theLinkIsShownOnceAndStandsNowhereElse() {
        Response given = invite("secret-1", "CLERK", "江边店");
        String token = link(given).replaceFirst(".*/", "");
        assertThat(office.get(page("secret-1")).html().select(".secret")).isEmpty();
        sql.rows("SELECT table_name AS t, column_name AS c FROM information_schema.columns WHERE table_schema = DATABASE()"
            + " AND data_type IN ('varchar', 'char', 'text', 'mediumtext', 'longtext', 'binary', 'varbinary', 'longblob')").forEach(column ->
            assertThat(sql.number("SELECT COUNT(*) FROM `%s` WHERE INSTR(`%s`, ?) > 0".formatted(column.get("t"), column.get("c")), token))
                .as(column.toString()).isZero());
    }

    @Test
    void theSameInvitationSentTwiceGivesTheSameLinkAndToNobodyElse(Shop again) {
        Map<String, Object> wish = Map.of("username", "twice-1", "role", "CLERK", "reach", world.firstStore, "reason", "早班");
        String key = UUID.randomUUID().toString();
        Response first = office.postJson("/api/v1/office/accounts", wish, key);
        assertThat(first.status()).isEqualTo(201);
        assertThat(office.postJson("/api/v1/office/accounts", wish, key).text()).isEqualTo(first.text());
        Response elsewhere = people.in(again, people.office()).postJson("/api/v1/office/accounts", wish, key);
        assertThat(elsewhere.status()).isEqualTo(409);
    }

    @Test
    void anAccountHasANameOfItsOwnAndReachesSomethingThatIsThere() {
        invite("taken-1", "CLERK", "江边店");
        assertThat(invite("taken-1", "CLERK", "江边店").words("#username-error")).isEqualTo("已有这个账号");
        assertThat(invite("张三", "CLERK", "江边店").words("#username-error")).contains("小写字母");
        assertThat(office.postJson("/api/v1/office/accounts", Map.of("username", "lost-1", "role", "CLERK", "reach", 1, "reason", "早班")).status()).isEqualTo(422);
        assertThat(office.postJson("/api/v1/office/accounts", Map.of("username", "lost-1", "role", "OFFICE", "reach", world.firstStore, "reason", "早班")).status()).isEqualTo(422);
        assertThat(office.postJson("/api/v1/office/accounts", Map.of("username", "lost-1", "role", "SUPPLIER", "reason", "早班")).status()).isEqualTo(422);
    }

    @Test
    void anotherRoleTakesEffectAtOnceAndStandsInTheTrail(Shop clerk) {
        Account account = accounts.create("moved-1", Role.CLERK, world.firstStore, People.PASSWORD);
        people.in(clerk, account);
        Response form = office.get("/office/accounts/" + account.id() + "/role?role=STORE_FINANCE");
        String chosen = form.html().select("select[name=reach] option:contains(芝英超市)").val();
        assertThat(office.submit(form, "form[action$=/role]", Map.of("reach", chosen)).words("#reason-error")).isEqualTo("这里要填");
        assertThat(office.submit(form, "form[action$=/role]", Map.of("reach", chosen, "reason", "调到财务")).status()).isEqualTo(303);

        assertThat(clerk.get("/staff").status()).isEqualTo(303);
        assertThat(clerk.signIn("moved-1", People.PASSWORD).get("/finance").status()).isEqualTo(200);
        assertThat(clerk.get("/staff").status()).isEqualTo(403);
        assertThat(office.get("/office/accounts/" + account.id()).words(".history")).contains("office-1", "把身份从“店员”改为“商超财务”",
            "把管的地方从“多湖超市 江边店”改为“芝英超市”", "依据：调到财务");
    }

    @Test
    void aResetEndsThePasswordAndEverySession(Shop clerk, Shop elsewhere) {
        Account account = accounts.create("forgetful-1", Role.CLERK, world.firstStore, People.PASSWORD);
        people.in(clerk, account);
        String link = link(press("forgetful-1", "/invitation", "忘了密码"));

        assertThat(clerk.get("/staff").status()).isEqualTo(303);
        assertThat(trySignIn(elsewhere, "forgetful-1", People.PASSWORD).status()).isEqualTo(422);
        clerk.submit(clerk.get(link), "form[action^='/invitations']", Map.of("password", NEXT));
        assertThat(clerk.signIn("forgetful-1", NEXT).get("/staff").status()).isEqualTo(200);
    }

    @Test
    void aDisabledAccountIsKeptOutUntilItIsEnabled(Shop clerk) {
        Account account = accounts.create("leaving-1", Role.CLERK, world.firstStore, People.PASSWORD);
        people.in(clerk, account);
        assertThat(press("leaving-1", "/disablement", "").words("#reason-error")).isEqualTo("这里要填");
        press("leaving-1", "/disablement", "离岗");

        assertThat(clerk.get("/staff").status()).isEqualTo(303);
        assertThat(trySignIn(clerk, "leaving-1", People.PASSWORD).status()).isEqualTo(422);
        assertThat(press("leaving-1", "/enablement", "回岗").status()).isEqualTo(303);
        assertThat(clerk.signIn("leaving-1", People.PASSWORD).get("/staff").status()).isEqualTo(200);
        assertThat(office.get(page("leaving-1")).words(".history")).contains("把状态从“已停用”改为“在用” 依据：回岗", "把状态从“在用”改为“已停用” 依据：离岗");
    }

    @Test
    void disablingTakesTheLinkAwayToo(Shop visitor) {
        String link = link(invite("never-1", "CLERK", "江边店"));
        press("never-1", "/disablement", "不需要了");
        assertThat(visitor.get(link).status()).isEqualTo(409);
        press("never-1", "/enablement", "又需要了");
        assertThat(visitor.get(link).status()).isEqualTo(409);
        assertThat(office.get(page("never-1")).words("h1")).contains("待设密码");
    }

    @Test
    void signsOutEverywhereAndLeavesThePassword(Shop one, Shop two) {
        Account account = accounts.create("phone-lost-1", Role.CLERK, world.firstStore, People.PASSWORD);
        people.in(one, account);
        people.in(two, account);
        press("phone-lost-1", "/sign-out", "手机丢了");
        assertThat(Stream.of(one, two).map(shop -> shop.get("/staff").status())).containsOnly(303);
        assertThat(one.signIn("phone-lost-1", People.PASSWORD).get("/staff").status()).isEqualTo(200);
    }

    @Test
    void nobodyTakesAnythingAwayFromThemselves() {
        long me = people.office().id();
        assertThat(office.get("/office/accounts/" + me).html().select("main form")).isEmpty();
        for (String noun : List.of("disablement", "invitation", "role")) {
            Response refused = office.postJson("/api/v1/office/accounts/" + me + "/" + noun, Map.of("role", "CLERK", "reach", world.firstStore, "reason", "试试"));
            assertThat(refused.status()).as(noun).isEqualTo(409);
            assertThat(refused.json().get("type").getStringValue()).isEqualTo("/problems/office-account-oneself");
        }
        assertThat(office.get("/office/accounts").status()).isEqualTo(200);
    }

    /** Each is another officer when it asks; only one of both is left when both have been answered, so somebody is. */
    @Test
    void ofOfficersWhoDisableEachOtherAtOnceOneIsLeft() {
        for (int round = 0; round < 5; round++) {
            sql.update("UPDATE account SET state = 'DISABLED' WHERE role = 'OFFICE' AND password_hash IS NOT NULL");
            List<Account> two = List.of(accounts.create("duel-a-" + round, Role.OFFICE, null, People.PASSWORD), accounts.create("duel-b-" + round, Role.OFFICE, null, People.PASSWORD));
            List<Shop> shops = two.stream().map(account -> people.in(running.visitor(), account)).toList();
            List<Integer> answers = Race.run(2, i -> () ->
                shops.get(i).postJson("/api/v1/office/accounts/" + two.get(1 - i).id() + "/disablement", Map.of("reason", "互相")).status());
            assertThat(answers).as("round %d", round).contains(201);
            assertThat(sql.number("SELECT COUNT(*) FROM account WHERE role = 'OFFICE' AND state = 'ACTIVE'")).as("round %d", round).isEqualTo(1);
        }
        sql.update("UPDATE account SET state = 'ACTIVE' WHERE role = 'OFFICE' AND password_hash IS NOT NULL");
    }

    @Test
    void theListIsFilteredInTheAddressPagedAndExported() throws SheetReader.Unreadable {
        for (int i = 0; i < 60; i++) {
            sql.update("INSERT INTO account (id, username, role, reach, state, password_hash, created_at) VALUES (?, ?, 'SUPPLIER', ?, 'DISABLED', NULL, ?)",
                9_000_000_000_000_000_000L + i, "many-" + i, world.supplier, "2026-11-01 08:00:00");
        }
        Response first = office.get("/office/accounts?role=SUPPLIER&state=DISABLED");
        assertThat(first.html().select("tbody tr")).hasSize(50);
        assertThat(first.words("tbody")).contains("many-0", "武义县新宅镇 新宅强村公司");
        assertThat(office.get(first.html().select("a[rel=next]").attr("href")).html().select("tbody tr")).hasSize(10);
        assertThat(office.get("/office/accounts?name=%E6%96%B0%E5%AE%85%E5%BC%BA&state=DISABLED").html().select("tbody tr")).hasSize(50);
        assertThat(office.get("/office/accounts?name=many-5").html().select("tbody tr")).hasSize(11);
        assertThat(office.get("/office/accounts?name=%25").html().select("tbody tr")).isEmpty();

        byte[] file = office.get("/office/accounts/export?role=SUPPLIER&state=DISABLED&name=").bytes();
        assertThat(SheetReader.read(file, 1000)).hasSize(61).first().satisfies(head -> assertThat(head.get(0)).isEqualTo("账号"));
        assertThat(running.statementsOf(() -> office.get("/office/accounts"))).isEqualTo(2);
    }

    private Response invite(String username, String role, String reach) {
        Response page = office.get("/office/accounts/new?role=" + role);
        return office.submit(page, "form[action='/office/accounts']", Map.of("username", username, "reason", "早班",
            "reach", page.html().select("select[name=reach] option:contains(" + reach + ")").val()));
    }

    /** What the account's page shows once, as a path. */
    private String link(Response given) {
        assertThat(given.status()).as(given.text()).isEqualTo(303);
        return office.follow(given).words(".secret").replaceFirst("^https?://[^/]+", "");
    }

    private String page(String username) {
        return "/office/accounts/" + accounts.find(username).orElseThrow().id();
    }

    /** One of the buttons of the account's page. */
    private Response press(String username, String noun, String reason) {
        String path = page(username);
        var form = office.get(path).html().selectFirst("main form");
        assertThat(form.select("button[formaction$='" + noun + "']").isEmpty() && !form.attr("action").endsWith(noun)).as(noun).isFalse();
        Map<String, Object> fields = new HashMap<>(Map.of("reason", reason));
        form.select("input[type=hidden]").forEach(hidden -> fields.put(hidden.attr("name"), hidden.val()));
        return office.postForm(path + noun, fields);
    }

    private static Response trySignIn(Shop shop, String username, String password) {
        return shop.submit(shop.get("/sign-in"), "form:has([name=password])", Map.of("username", username, "password", password));
    }
}
