package shangui.office;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import shangui.paper.Sheet;
import shangui.user.Account;
import shangui.user.AccountService;
import shangui.user.Accounts;
import shangui.user.History;
import shangui.user.Invitation;
import shangui.user.Invitations;
import shangui.user.Role;
import shangui.web.Exports;
import shangui.web.NotFound;
import shangui.web.Page;
import shangui.web.Sentences;
import shangui.web.Slice;
import shangui.web.Template;

/** What the office's pages of accounts show. */
@Singleton
class AccountDesk {

    private static final int PAGE = 50;

    private final AccountRows rows;
    private final Accounts accounts;
    private final AccountService service;
    private final Invitations invitations;
    private final History history;
    private final Clock clock;

    AccountDesk(AccountRows rows, Accounts accounts, AccountService service, Invitations invitations, History history, Clock clock) {
        this.rows = rows;
        this.accounts = accounts;
        this.service = service;
        this.invitations = invitations;
        this.history = history;
        this.clock = clock;
    }

    AccountsPage list(String role, String state, String name, long after) {
        return new AccountsPage(List.of(Role.values()), List.of(Account.State.values()),
            Slice.of(rows.list(filter(role, state, name), after, PAGE + 1), PAGE, row -> row.account().id()));
    }

    /** All that the filter lets through. */
    Sheet sheet(String title, Sentences t, String role, String state, String name) {
        return new Sheet(title, t.all("user.username", "office.account.role", "office.account.reach", "office.account.state", "office.account.createdAt",
            "office.account.signedInAt"), rows.list(filter(role, state, name), 0, Exports.MOST_ROWS).stream().map(row ->
            Arrays.<Object>asList(row.account().username(), t.name("layout.role", row.account().role()), t.isEnglish() ? row.reachNameEn() : row.reachName(),
                t.name("office.account.state", row.account().state()), row.createdAt(), row.signedInAt())).toList());
    }

    InvitePage invite(Role role) {
        return new InvitePage(role, List.of(Role.values()), rows.choices(role));
    }

    RolePage role(long id, Role role) {
        return new RolePage(row(id), role, List.of(Role.values()), rows.choices(role));
    }

    /** @param link just made, to be shown this once, or null */
    AccountPage show(long id, Account me, @Nullable String link) {
        AccountRow row = row(id);
        Invitation open = invitations.newest(id).filter(invitation -> invitation.openAt(clock.instant())).orElse(null);
        return new AccountPage(row, me.id() == id, service.sessions(id), open, link, history.of(AccountService.SUBJECT, id));
    }

    Account find(long id) {
        return accounts.find(id).orElseThrow(NotFound::new);
    }

    AccountRow row(long id) {
        return rows.find(id).orElseThrow(NotFound::new);
    }

    /** The office reaches all and names nothing; any other role names one thing there is, which stays until the caller's transaction ends. */
    boolean isThere(Role role, @Nullable Long reach) {
        return role == Role.OFFICE ? reach == null : reach != null && rows.isThere(role, reach);
    }

    /** In both languages, as the trail keeps it; null for the office. */
    @Nullable
    String reachName(Role role, @Nullable Long reach) {
        return rows.choices(role).stream().filter(choice -> Objects.equals(choice.id(), reach)).map(choice -> named(choice.name(), choice.nameEn()))
            .findFirst().orElse(null);
    }

    @Nullable
    static String named(@Nullable String name, @Nullable String nameEn) {
        return name == null ? null : "{" + name + "|" + nameEn + "}";
    }

    private static AccountRows.Filter filter(String role, String state, String name) {
        return new AccountRows.Filter(one(Role.values(), role), one(Account.State.values(), state), name.strip());
    }

    @Nullable
    private static <E extends Enum<E>> E one(E[] all, String name) {
        return Arrays.stream(all).filter(one -> one.name().equals(name)).findFirst().orElse(null);
    }

    @Template("office/accounts")
    public record AccountsPage(List<Role> roles, List<Account.State> states, Slice<AccountRow> slice) implements Page {}

    @Template("office/account-new")
    public record InvitePage(Role role, List<Role> roles, List<AccountRows.Choice> choices) implements Page {}

    @Template("office/account-role")
    public record RolePage(AccountRow row, Role role, List<Role> roles, List<AccountRows.Choice> choices) implements Page {}

    /** @param mine the reader's own @param sessions how many are in force @param open the link that still works, if there is one */
    @Template("office/account")
    public record AccountPage(AccountRow row, boolean mine, int sessions, @Nullable Invitation open, @Nullable String link,
                              List<History.Event> history) implements Page {}
}
