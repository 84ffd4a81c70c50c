package shangui.office;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import shangui.paper.Sheet;
import shangui.user.Account;
import shangui.user.AccountOutcome;
import shangui.user.AccountService;
import shangui.user.Role;
import shangui.web.Answer;
import shangui.web.BothDoors;
import shangui.web.Exports;
import shangui.web.Form;
import shangui.web.Pages;
import shangui.web.Writes;

/** Who may sign in, in which role, reaching what: kept by the office. */
@BothDoors
@Controller
@Secured("OFFICE")
class OfficeAccountController {

    private static final String BASE = "/office/accounts";

    private final Pages pages;
    private final Writes writes;
    private final Exports exports;
    private final AccountDesk desk;
    private final AccountLinks links;
    private final AccountService accounts;

    OfficeAccountController(Pages pages, Writes writes, Exports exports, AccountDesk desk, AccountLinks links, AccountService accounts) {
        this.pages = pages;
        this.writes = writes;
        this.exports = exports;
        this.desk = desk;
        this.links = links;
        this.accounts = accounts;
    }

    @Get(uris = {BASE, "/api/v1" + BASE})
    HttpResponse<?> list(HttpRequest<?> request, @QueryValue(defaultValue = "") String role, @QueryValue(defaultValue = "") String state,
                         @QueryValue(defaultValue = "") String name, @QueryValue(defaultValue = "0") long after) {
        return pages.show(request, desk.list(role, state, name, after));
    }

    @Get(uris = {BASE + "/export", "/api/v1" + BASE + "/export"})
    @Produces(Sheet.XLSX)
    HttpResponse<?> export(HttpRequest<?> request, @QueryValue(defaultValue = "") String role, @QueryValue(defaultValue = "") String state,
                           @QueryValue(defaultValue = "") String name) {
        return exports.file(request, Sheet.XLSX, "office.account.title", (title, t) -> desk.sheet(title, t, role, state, name).xlsx());
    }

    @Get(uris = {BASE + "/new", "/api/v1" + BASE + "/new"})
    HttpResponse<?> invite(HttpRequest<?> request, @QueryValue(defaultValue = "CLERK") String role) {
        return pages.show(request, desk.invite(role(role)));
    }

    @Post(uris = {BASE, "/api/v1" + BASE})
    HttpResponse<?> create(HttpRequest<?> request, Account me, Form<InviteForm> form) {
        return links.give(request, me, form, typed -> desk.invite(role(typed.get("role"))), "office.account.invited", (wanted, token) ->
            !desk.isThere(wanted.role, wanted.reach) ? noSuchReach() : answer(accounts.invite(me, wanted.username, wanted.role, wanted.reach, wanted.reason, token)));
    }

    @Get(uris = {BASE + "/{id}", "/api/v1" + BASE + "/{id}"})
    HttpResponse<?> show(HttpRequest<?> request, Account me, long id) {
        return links.shown(request, pages.show(request, desk.show(id, me, links.brought(request, id))));
    }

    /** Another link: the first was lost or ran out, or the password is to be set anew. */
    @Post(uris = {BASE + "/{id}/invitation", "/api/v1" + BASE + "/{id}/invitation"})
    HttpResponse<?> createInvitation(HttpRequest<?> request, Account me, long id, Form<ReasonForm> form) {
        Account account = desk.find(id);
        return links.give(request, me, form, typed -> desk.show(id, me, null), "office.account.linkMade", (wanted, token) ->
            answer(accounts.inviteAgain(me, account, wanted.reason, token)));
    }

    @Get(uris = {BASE + "/{id}/role", "/api/v1" + BASE + "/{id}/role"})
    HttpResponse<?> role(HttpRequest<?> request, long id, @QueryValue(defaultValue = "") String role) {
        Account account = desk.find(id);
        return pages.show(request, desk.role(id, role.isEmpty() ? account.role() : role(role)));
    }

    @Post(uris = {BASE + "/{id}/role", "/api/v1" + BASE + "/{id}/role"})
    HttpResponse<?> createRole(HttpRequest<?> request, Account me, long id, Form<RoleForm> form) {
        AccountRow row = desk.row(id);
        return writes.once(request, form, typed -> desk.role(id, role(typed.get("role"))), wanted -> !desk.isThere(wanted.role, wanted.reach) ? noSuchReach()
            : said("office.account.roleChanged", accounts.changeRole(me, row.account(), wanted.role, wanted.reach, AccountDesk.named(row.reachName(), row.reachNameEn()),
                desk.reachName(wanted.role, wanted.reach), wanted.reason)));
    }

    @Post(uris = {BASE + "/{id}/disablement", "/api/v1" + BASE + "/{id}/disablement"})
    HttpResponse<?> createDisablement(HttpRequest<?> request, Account me, long id, Form<ReasonForm> form) {
        Account account = desk.find(id);
        return writes.once(request, form, typed -> desk.show(id, me, null), wanted ->
            said("office.account.disabled", accounts.disable(me, account, wanted.reason)));
    }

    @Post(uris = {BASE + "/{id}/enablement", "/api/v1" + BASE + "/{id}/enablement"})
    HttpResponse<?> createEnablement(HttpRequest<?> request, Account me, long id, Form<ReasonForm> form) {
        Account account = desk.find(id);
        return writes.once(request, form, typed -> desk.show(id, me, null), wanted ->
            said("office.account.enabled", accounts.enable(me, account, wanted.reason)));
    }

    @Post(uris = {BASE + "/{id}/sign-out", "/api/v1" + BASE + "/{id}/sign-out"})
    HttpResponse<?> createSignOut(HttpRequest<?> request, Account me, long id, Form<ReasonForm> form) {
        Account account = desk.find(id);
        return writes.once(request, form, typed -> desk.show(id, me, null), wanted ->
            said("office.account.signedOut", accounts.signOutEverywhere(me, account, wanted.reason)));
    }

    private static Answer said(String key, AccountOutcome outcome) {
        return answer(outcome) instanceof Answer.Done done ? done.saying(key) : answer(outcome);
    }

    private static Answer answer(AccountOutcome outcome) {
        return switch (outcome) {
            case AccountOutcome.Done(long id) -> Answer.done(BASE + "/" + id, new Changed(id)).created();
            case AccountOutcome.NotAName no -> Answer.refused(422, "office.account.notAName").at("username");
            case AccountOutcome.NameTaken taken -> Answer.refused(409, "office.account.nameTaken").at("username");
            case AccountOutcome.Oneself oneself -> Answer.refused(409, "office.account.oneself");
            case AccountOutcome.Overtaken overtaken -> Answer.refused(409, "office.account.overtaken");
        };
    }

    private static Answer noSuchReach() {
        return Answer.refused(422, "form.choice").at("reach");
    }

    /** A role as it stands in an address or was typed; a clerk is asked for most. */
    private static Role role(@Nullable String name) {
        return Arrays.stream(Role.values()).filter(role -> role.name().equals(name)).findFirst().orElse(Role.CLERK);
    }

    record Changed(long accountId) {}

    /** @param reach id of the store, supermarket, supplier or town; none for the office. @param reason what the account is for */
    @Introspected
    record InviteForm(@NotBlank @Size(max = 40) String username, @NotNull Role role, @Nullable Long reach, @NotBlank @Size(max = 200) String reason) {}

    @Introspected
    record RoleForm(@NotNull Role role, @Nullable Long reach, @NotBlank @Size(max = 200) String reason) {}

    @Introspected
    record ReasonForm(@NotBlank @Size(max = 200) String reason) {}
}
