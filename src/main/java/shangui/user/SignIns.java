package shangui.user;

import jakarta.inject.Singleton;
import shangui.db.Transactions;

/** Signing in: a name and a password become a session, or a refusal that does not say which of both was wrong. */
@Singleton
class SignIns {

    sealed interface Outcome {
        record SignedIn(Account account, String sessionToken) implements Outcome {
        }

        record Wrong() implements Outcome {
        }

        record TooManyTries() implements Outcome {
        }
    }

    private final AccountRepository accounts;
    private final Sessions sessions;
    private final Passwords passwords;
    private final SignInLimit limit;
    private final Transactions transactions;

    SignIns(AccountRepository accounts, Sessions sessions, Passwords passwords, SignInLimit limit, Transactions transactions) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.passwords = passwords;
        this.limit = limit;
        this.transactions = transactions;
    }

    /** @param oldToken the session the browser came with, which ends, or null */
    Outcome signIn(String username, String password, String address, String oldToken) {
        if (limit.isReached(username, address)) {
            return new Outcome.TooManyTries();
        }
        var kept = Accounts.isUsername(username) ? accounts.find(username).orElse(null) : null;
        boolean matches = passwords.matches(password, kept == null ? null : kept.passwordHash());
        if (!matches || kept.account().state() != Account.State.ACTIVE) {
            limit.failed(username, address);
            return new Outcome.Wrong();
        }
        limit.succeeded(username);
        return new Outcome.SignedIn(kept.account(), transactions.write(() -> begin(kept.account(), oldToken)));
    }

    private String begin(Account account, String oldToken) {
        if (oldToken != null) {
            sessions.end(oldToken);
        }
        return sessions.begin(account);
    }
}
