package shangui.user;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.time.Clock;
import shangui.change.Changes;
import shangui.db.DatabaseFault;
import shangui.db.Ids;
import shangui.user.Account.State;
import shangui.user.AccountOutcome.Done;
import shangui.user.AccountOutcome.NameTaken;
import shangui.user.AccountOutcome.NotAName;
import shangui.user.AccountOutcome.Oneself;
import shangui.user.AccountOutcome.Overtaken;

/**
 * The life of an account in the hands of the office: `INVITED` until its password is set, `ACTIVE`, and back by a reset;
 * `DISABLED` from either and back. It is never deleted: history refers to it. Each change leaves its trail and runs in the
 * caller's transaction.
 */
@Singleton
public class AccountService {

    /** Of the trail. */
    public static final String SUBJECT = "account";

    private final AccountRepository accounts;
    private final Invitations invitations;
    private final Sessions sessions;
    private final KnownBrowsers browsers;
    private final Changes changes;
    private final Ids ids;
    private final Clock clock;

    AccountService(AccountRepository accounts, Invitations invitations, Sessions sessions, KnownBrowsers browsers, Changes changes, Ids ids, Clock clock) {
        this.accounts = accounts;
        this.invitations = invitations;
        this.sessions = sessions;
        this.browsers = browsers;
        this.changes = changes;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param reach id of what the role reaches, which is there; null for the office. @param token what stands in the link */
    public AccountOutcome invite(Account by, String username, Role role, @Nullable Long reach, String reason, String token) {
        if (!Accounts.isUsername(username)) {
            return new NotAName();
        }
        var account = new Account(ids.next(), username, role, reach, State.INVITED);
        try {
            accounts.insert(account, null, clock.instant());
        } catch (DataAccessException fault) {
            if (DatabaseFault.isDuplicateKey(fault)) {
                return new NameTaken();
            }
            throw fault;
        }
        invitations.put(token, account.id(), by.id());
        changes.record(by.id(), SUBJECT, account.id(), "state", null, State.INVITED, reason);
        return new Done(account.id());
    }

    /** What it is signed in to ends: its pages are no longer its own. @param fromName @param toName what it reached and will reach, as a person calls it */
    public AccountOutcome changeRole(Account by, Account account, Role role, @Nullable Long reach, @Nullable String fromName, @Nullable String toName, String reason) {
        if (by.id() == account.id()) {
            return new Oneself();
        }
        if (!isStillOffice(by) || accounts.setRole(account, role, reach) == 0) {
            return new Overtaken();
        }
        sessions.endAll(account.id());
        changes.record(by.id(), SUBJECT, account.id(), "role", account.role(), role, reason);
        changes.record(by.id(), SUBJECT, account.id(), "reach", fromName, toName, reason);
        return new Done(account.id());
    }

    /** A new link; the password there was, the sessions and the browsers known go. */
    public AccountOutcome inviteAgain(Account by, Account account, String reason, String token) {
        if (by.id() == account.id()) {
            return new Oneself();
        }
        if (!isStillOffice(by) || account.state() == State.DISABLED || accounts.invite(account.id(), account.state()) == 0) {
            return new Overtaken();
        }
        sessions.endAll(account.id());
        browsers.forget(account.id());
        invitations.put(token, account.id(), by.id());
        changes.record(by.id(), SUBJECT, account.id(), "link", null, State.INVITED, reason);
        return new Done(account.id());
    }

    public AccountOutcome disable(Account by, Account account, String reason) {
        if (by.id() == account.id()) {
            return new Oneself();
        }
        if (!isStillOffice(by) || account.state() == State.DISABLED || accounts.disable(account.id(), account.state()) == 0) {
            return new Overtaken();
        }
        sessions.endAll(account.id());
        invitations.withdraw(account.id());
        changes.record(by.id(), SUBJECT, account.id(), "state", account.state(), State.DISABLED, reason);
        return new Done(account.id());
    }

    public AccountOutcome enable(Account by, Account account, String reason) {
        if (!isStillOffice(by) || accounts.enable(account.id()) == 0) {
            return new Overtaken();
        }
        changes.record(by.id(), SUBJECT, account.id(), "state", State.DISABLED, accounts.find(account.id()).orElseThrow().state(), reason);
        return new Done(account.id());
    }

    public AccountOutcome signOutEverywhere(Account by, Account account, String reason) {
        int ended = sessions.endAll(account.id());
        changes.record(by.id(), SUBJECT, account.id(), "sessions", ended, 0, reason);
        return new Done(account.id());
    }

    /** How many it is signed in to now. */
    public int sessions(long accountId) {
        return sessions.count(accountId);
    }

    /** Asked under the lock of all the office's accounts: of two who disable each other at once, the second no longer may. */
    private boolean isStillOffice(Account by) {
        return accounts.lockActiveOffice().contains(by.id());
    }
}
