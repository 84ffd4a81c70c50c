package shangui.user;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import shangui.testing.Race;
import shangui.testing.Response;
import shangui.testing.RunningShop;
import shangui.testing.Shop;
import shangui.testing.ShopTest;
import shangui.testing.Sql;
import shangui.testing.TestClock;

/** What a sign-in page must survive: names and passwords tried from anywhere, by whomever, however many at once. */
@ShopTest(properties = "shangui.client-address-header=X-Real-IP")
class GuessingTest {

    private static final String PASSWORD = "mushrooms-in-november";
    private static final int WRONG = 422;
    private static final int TOO_MANY = 429;
    private static final int IN = 303;

    @Inject RunningShop running;
    @Inject Accounts accounts;
    @Inject TestClock clock;
    @Inject Sql sql;

    @Test
    void oneNameIsTriedTenTimesHoweverManyAddressesItIsTriedFrom() {
        clerk("guessed-1");
        for (int i = 0; i < 10; i++) {
            assertThat(tried(running.visitor(), "203.0.113." + i, "guessed-1", "guess-" + i)).isEqualTo(WRONG);
        }
        assertThat(tried(running.visitor(), "198.51.100.1", "guessed-1", PASSWORD)).isEqualTo(TOO_MANY);
        clock.advance(Duration.ofMinutes(15));
        assertThat(tried(running.visitor(), "198.51.100.1", "guessed-1", PASSWORD)).isEqualTo(IN);
    }

    @Test
    void oneNameIsTriedFiftyTimesADayHoweverPatientlyItIsTried() {
        clerk("patient-1");
        assertThat(tried(running.visitor(), "203.0.113.77", "patient-1", "guess-1")).isEqualTo(WRONG);
        asIfTried(49);
        clock.advance(Duration.ofMinutes(16));
        assertThat(tried(running.visitor(), "203.0.113.77", "patient-1", "guess-50")).isEqualTo(WRONG);
        clock.advance(Duration.ofMinutes(16));
        assertThat(tried(running.visitor(), "203.0.113.78", "patient-1", PASSWORD)).isEqualTo(TOO_MANY);
        clock.advance(Duration.ofDays(1));
        assertThat(tried(running.visitor(), "203.0.113.78", "patient-1", PASSWORD)).isEqualTo(IN);
    }

    @Test
    void manyNamesAreTriedFromOneAddressAHundredTimesAndAnIpv6NetworkIsOneAddress() {
        clerk("sprayed-1");
        assertThat(tried(running.visitor(), "2001:db8:1:2::1", "name-1", PASSWORD)).isEqualTo(WRONG);
        asIfTried(99);
        assertThat(tried(running.visitor(), "2001:db8:1:2::2", "name-2", PASSWORD)).isEqualTo(WRONG);
        assertThat(tried(running.visitor(), "2001:db8:1:2:ffff::1", "sprayed-1", PASSWORD)).isEqualTo(TOO_MANY);
        assertThat(tried(running.visitor(), "2001:db8:1:3::1", "sprayed-1", PASSWORD)).isEqualTo(IN);
    }

    @Test
    void aStrangerWhoFailsOnPurposeKeepsNobodyOutOfTheBrowserTheyUse(Shop own) {
        clerk("victim-1");
        own.signIn("victim-1", PASSWORD);
        own.submit(own.get("/account/password"), "form[action=/sign-out]", Map.of());
        for (int i = 0; i < 12; i++) {
            tried(running.visitor(), "203.0.113.9", "victim-1", "on-purpose-" + i);
        }
        assertThat(tried(running.visitor(), "203.0.113.10", "victim-1", PASSWORD)).isEqualTo(TOO_MANY);
        assertThat(own.signIn("victim-1", PASSWORD).get("/account/password").status()).isEqualTo(200);
    }

    /** At a new browser, while strangers keep trying the name: the office's link lets its holder in. */
    @Test
    void theOfficesLinkLetsInWhoeverIsKeptOut(Shop office, Shop clerk) {
        accounts.create("office-9", Role.OFFICE, null, PASSWORD);
        office.signIn("office-9", PASSWORD);
        long account = clerk("kept-out-1").id();
        for (int i = 0; i < 12; i++) {
            tried(running.visitor(), "203.0.113.9", "kept-out-1", "on-purpose-" + i);
        }
        assertThat(tried(clerk, "203.0.113.11", "kept-out-1", PASSWORD)).isEqualTo(TOO_MANY);
        String link = office.postJson("/api/v1/office/accounts/" + account + "/invitation", Map.of("reason", "进不来")).json().get("link").getStringValue()
            .replaceFirst("^https?://[^/]+", "");
        clerk.submit(clerk.get(link), "form[action^='/invitations']", Map.of("password", "another-long-password"));
        assertThat(tried(clerk, "203.0.113.11", "kept-out-1", "another-long-password")).isEqualTo(IN);
    }

    @Test
    void aBrowserThatKnowsAnAccountIsNoWayToGuessItOrAnother(Shop own) {
        clerk("shared-1");
        clerk("shared-2");
        own.signIn("shared-1", PASSWORD);
        own.submit(own.get("/account/password"), "form[action=/sign-out]", Map.of());
        for (int i = 0; i < 10; i++) {
            assertThat(tried(own, "203.0.113.20", "shared-1", "guess-" + i)).isEqualTo(WRONG);
        }
        assertThat(tried(own, "203.0.113.20", "shared-1", PASSWORD)).isEqualTo(TOO_MANY);
        for (int i = 0; i < 10; i++) {
            tried(own, "203.0.113.20", "shared-2", "guess-" + i);
        }
        assertThat(tried(running.visitor(), "203.0.113.21", "shared-2", PASSWORD)).isEqualTo(TOO_MANY);
    }

    @Test
    void ofManyTriesAtOnceNoMoreAreLookedAtThanTheLimit() {
        clerk("raced-1");
        List<Integer> answers = Race.run(40, i -> () -> tried(running.visitor(), "203.0.113.30", "raced-1", "guess-" + i));
        assertThat(Collections.frequency(answers, WRONG)).isEqualTo(10);
        assertThat(Collections.frequency(answers, TOO_MANY)).isEqualTo(30);
    }

    @Test
    void allInstancesCountTogetherAndRemember() {
        clerk("spread-1");
        RunningShop second = RunningShop.start(running.schema(), Map.of("shangui.client-address-header", "X-Real-IP"));
        try (var context = second.context()) {
            context.getBean(TestClock.class).set(clock.instant());
            for (int i = 0; i < 10; i++) {
                tried((i % 2 == 0 ? running : second).visitor(), "203.0.113.40", "spread-1", "guess-" + i);
            }
            assertThat(tried(second.visitor(), "203.0.113.41", "spread-1", PASSWORD)).isEqualTo(TOO_MANY);
            assertThat(tried(running.visitor(), "203.0.113.41", "spread-1", PASSWORD)).isEqualTo(TOO_MANY);
        }
    }

    /** The same words and the same work: statements to the database and one hash. */
    @Test
    void neitherWordsNorWorkTellWhetherAnAccountIsThere() {
        clerk("there-1");
        clerk("gone-1");
        sql.update("UPDATE account SET state = 'DISABLED' WHERE username = 'gone-1'");
        sql.update("INSERT INTO account (id, username, role, reach, state, created_at) VALUES (1, 'invited-1', 'CLERK', 7, 'INVITED', '2026-11-01')");
        Answer there = answer("there-1", "wrong-password");
        for (String other : List.of("nobody-1", "gone-1", "invited-1")) {
            assertThat(answer(other, PASSWORD)).as(other).isEqualTo(there);
        }
        for (int i = 0; i < 9; i++) {
            tried(running.visitor(), "203.0.113.50", "nobody-1", "guess-" + i);
            tried(running.visitor(), "203.0.113.50", "there-1", "guess-" + i);
        }
        assertThat(answer("nobody-1", PASSWORD)).isEqualTo(answer("there-1", PASSWORD)).extracting(Answer::status).isEqualTo(TOO_MANY);
    }

    @Test
    void thePresentPasswordIsNotGuessedByWhoFindsSomebodySignedIn(Shop own) {
        clerk("left-open-1");
        own.signIn("left-open-1", PASSWORD);
        Response page = own.get("/account/password");
        for (int i = 0; i < 10; i++) {
            assertThat(own.submit(page, "form[action=/account/password]", Map.of("current", "guess-" + i, "next", "another-password")).status()).isEqualTo(WRONG);
        }
        assertThat(own.submit(page, "form[action=/account/password]", Map.of("current", PASSWORD, "next", "another-password")).status()).isEqualTo(TOO_MANY);
    }

    @Test
    void whatIsOverIsForgotten() {
        tried(running.visitor(), "203.0.113.60", "whoever-1", "guess");
        assertThat(sql.number("SELECT COUNT(*) FROM sign_in_try")).isPositive();
        clock.advance(Duration.ofDays(2));
        running.context().getBean(SignInLimit.class).deleteOld();
        assertThat(sql.number("SELECT COUNT(*) FROM sign_in_try")).isZero();
    }

    private record Answer(int status, String words, long statements) {}

    private Answer answer(String username, String password) {
        Response[] got = new Response[1];
        long statements = running.statementsOf(() -> got[0] = tryIt(running.visitor(), "203.0.113.51", username, password));
        return new Answer(got[0].status(), got[0].words(".error-summary"), statements);
    }

    /** What was counted once stands as if counted so often. */
    private void asIfTried(int times) {
        sql.update("UPDATE sign_in_try SET tries = ? WHERE tries = 1", times);
    }

    private Account clerk(String username) {
        return accounts.create(username, Role.CLERK, 7L, PASSWORD);
    }

    private static int tried(Shop shop, String address, String username, String password) {
        return tryIt(shop, address, username, password).status();
    }

    private static Response tryIt(Shop shop, String address, String username, String password) {
        return shop.send("POST", "/sign-in", Map.of("X-Real-IP", address, "Accept", "text/html", "Sec-Fetch-Site", "same-origin",
            "Content-Type", "application/x-www-form-urlencoded"), BodyPublishers.ofString("username=" + encoded(username) + "&password=" + encoded(password)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
