package shangui.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import shangui.testing.Response;
import shangui.testing.Shop;
import shangui.testing.ShopTest;
import shangui.testing.Sql;
import shangui.testing.TestClock;
import shangui.web.BothDoors;
import shangui.web.Form;

@ShopTest(properties = "test.desk=true")
class SignInTest {

    private static final String PASSWORD = "mushrooms-in-november";

    @Inject
    Accounts accounts;

    @BeforeAll
    static void makeAccounts(Accounts accounts) {
        accounts.create("duohu-staff-1", Role.CLERK, 7L, PASSWORD);
        accounts.create("office-1", Role.OFFICE, null, PASSWORD);
    }

    /** A page for clerks with nothing on it but who looks at it. */
    @BothDoors
    @Controller
    @Requires(property = "test.desk")
    @Secured("CLERK")
    static class DeskController {

        @Get(uris = {"/staff/desk", "/api/v1/staff/desk"})
        HttpResponse<?> show(HttpRequest<?> request, Account me) {
            return HttpResponse.ok(me.username() + " " + me.reach());
        }

        @Post(uris = {"/staff/desk", "/api/v1/staff/desk"})
        HttpResponse<?> create(HttpRequest<?> request, Account me, Form<SignInController.SignOutForm> form) {
            return HttpResponse.ok("done");
        }
    }

    @Test
    void bringsAClerkWhereAClerkBegins(Shop shop) {
        assertThat(signIn(shop, "duohu-staff-1", PASSWORD).location()).isEqualTo("/staff");
        assertThat(shop.get("/staff/desk").text()).isEqualTo("duohu-staff-1 7");
    }

    @Test
    void asksToSignInAndComesBack(Shop shop) {
        var asked = shop.get("/staff/desk");
        assertThat(asked.status()).isEqualTo(303);
        assertThat(asked.location()).isEqualTo("/sign-in?back=%2Fstaff%2Fdesk");
        var answer = shop.submit(shop.follow(asked), "form:has([name=password])", Map.of("username", "duohu-staff-1", "password", PASSWORD));
        assertThat(answer.location()).isEqualTo("/staff/desk");
        assertThat(shop.getJson("/api/v1/staff/desk").status()).isEqualTo(200);
    }

    @Test
    void tellsAProgramWhoIsNotSignedInWithAProblem(Shop shop) {
        var answer = shop.getJson("/api/v1/staff/desk");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().get("type").getStringValue()).isEqualTo("/problems/401");
    }

    @Test
    void showsAnotherRoleNothing(Shop shop) {
        signIn(shop, "office-1", PASSWORD);
        assertThat(shop.get("/staff/desk").status()).isEqualTo(403);
    }

    @Test
    void doesNotSayWhichOfNameAndPasswordIsWrong(Shop shop) {
        var wrongPassword = signIn(shop, "duohu-staff-1", "not-the-password");
        var wrongName = signIn(shop, "nobody-1", PASSWORD);
        assertThat(wrongPassword.status()).isEqualTo(422);
        assertThat(wrongName.status()).isEqualTo(422);
        assertThat(wrongPassword.words(".error-summary")).isEqualTo(wrongName.words(".error-summary"));
        assertThat(wrongPassword.html().select("[name=username]").val()).isEqualTo("duohu-staff-1");
        assertThat(wrongPassword.text()).doesNotContain("not-the-password");
    }

    @Test
    void stopsGuessingAfterTenTries(Shop shop, TestClock clock) {
        accounts.create("guessed-1", Role.CLERK, 7L, PASSWORD);
        for (int i = 0; i < 10; i++) {
            signIn(shop, "guessed-1", "guess-number-" + i);
        }
        assertThat(signIn(shop, "guessed-1", PASSWORD).status()).isEqualTo(429);
        clock.advance(Duration.ofMinutes(16));
        assertThat(signIn(shop, "guessed-1", PASSWORD).status()).isEqualTo(303);
    }

    @Test
    void endsWithSignOutWithTimeAndWithTheAccount(Shop one, Shop two, Shop three, TestClock clock, Sql sql) {
        var account = accounts.create("leaving-1", Role.CLERK, 7L, PASSWORD);
        signIn(one, "leaving-1", PASSWORD);
        signIn(two, "leaving-1", PASSWORD);
        signIn(three, "leaving-1", PASSWORD);
        String token = one.cookies().get("session");
        one.submit(one.get("/account/password"), "form[action=/sign-out]", Map.of());
        var stolen = one.send("GET", "/staff/desk", Map.of("Cookie", "session=" + token), java.net.http.HttpRequest.BodyPublishers.noBody());
        assertThat(stolen.status()).isEqualTo(303);
        assertThat(two.get("/staff/desk").status()).isEqualTo(200);
        clock.advance(Duration.ofHours(13));
        assertThat(two.get("/staff/desk").status()).isEqualTo(303);
        signIn(three, "leaving-1", PASSWORD);
        sql.update("UPDATE account SET state = 'DISABLED' WHERE id = ?", account.id());
        assertThat(three.get("/staff/desk").status()).isEqualTo(303);
        assertThat(signIn(three, "leaving-1", PASSWORD).status()).isEqualTo(422);
    }

    @Test
    void refusesAFormWithoutTheSessionsToken(Shop shop) {
        signIn(shop, "duohu-staff-1", PASSWORD);
        assertThat(shop.postForm("/staff/desk", Map.of("key", "k")).status()).isEqualTo(403);
        String token = shop.get("/account/password").html().select("[name=token]").first().val();
        assertThat(shop.postForm("/staff/desk", Map.of("key", "k", "token", token)).status()).isEqualTo(200);
        assertThat(shop.postJson("/api/v1/staff/desk", Map.of()).status()).isEqualTo(200);
    }

    @Test
    void changesThePasswordAndSignsOutEverywhere(Shop shop, Shop elsewhere) {
        accounts.create("changing-1", Role.CLERK, 7L, PASSWORD);
        signIn(shop, "changing-1", PASSWORD);
        signIn(elsewhere, "changing-1", PASSWORD);
        var page = shop.get("/account/password");
        var form = "form[action=/account/password]";
        assertThat(shop.submit(page, form, Map.of("current", "wrong", "next", "another-password")).words("#current-error")).isEqualTo("现在的密码不对");
        assertThat(shop.submit(page, form, Map.of("current", PASSWORD, "next", "short")).status()).isEqualTo(422);
        assertThat(shop.submit(page, form, Map.of("current", PASSWORD, "next", "another-password")).location()).isEqualTo("/sign-in");
        assertThat(elsewhere.get("/staff/desk").status()).isEqualTo(303);
        assertThat(signIn(shop, "changing-1", "another-password").status()).isEqualTo(303);
    }

    @Test
    void keepsOnlyHashes(Shop shop, Sql sql) {
        signIn(shop, "duohu-staff-1", PASSWORD);
        assertThat(sql.number("SELECT COUNT(*) FROM account WHERE password_hash NOT LIKE '$argon2id$%'")).isZero();
        assertThat(sql.number("SELECT COUNT(*) FROM session WHERE token_hash = SHA2(?, 256)", shop.cookies().get("session"))).isZero();
    }

    private static Response signIn(Shop shop, String username, String password) {
        return shop.submit(shop.get("/sign-in"), "form:has([name=password])", Map.of("username", username, "password", password));
    }
}
