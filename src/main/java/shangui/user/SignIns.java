package shangui.user;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Set;
import shangui.db.Transactions;

/** Signing in: a name and a password become a session, or a refusal that does not say which of both was wrong. */
@Singleton
class SignIns {

    sealed interface Outcome {
        /** @param browserToken what the browser is known by from now on */
        record SignedIn(Account account, String sessionToken, String browserToken) implements Outcome {
        }

        record Wrong() implements Outcome {
        }

        record TooManyTries() implements Outcome {
        }
    }

    /**
     * @param address where it is tried from
     * @param oldToken the session the browser came with, which ends, or null
     * @param browserToken what the browser was known by, or null
     */
    record Attempt(String username, String password, String address, String oldToken, String browserToken) {
    }

    private final AccountRepository accounts;
    private final Sessions sessions;
    private final Passwords passwords;
    private final SignInLimit limit;
    private final KnownBrowsers browsers;
    private final Transactions transactions;
    private final Clock clock;

    SignIns(AccountRepository accounts, Sessions sessions, Passwords passwords, SignInLimit limit, KnownBrowsers browsers, Transactions transactions, Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.passwords = passwords;
        this.limit = limit;
        this.browsers = browsers;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The same is asked of the database and the same hash computed, whether there is such an account or not. */
    Outcome signIn(Attempt attempt) {
        if (attempt.browserToken == null && limit.isStopped(attempt.username, attempt.address)) {
            return new Outcome.TooManyTries();
        }
        var kept = Accounts.isUsername(attempt.username) ? accounts.find(attempt.username).orElse(null) : null;
        Set<Long> known = browsers.accounts(attempt.browserToken);
        var counted = kept != null && known.contains(kept.account().id()) ? limit.ofKnownBrowser(attempt.username, attempt.browserToken)
            : limit.ofStranger(attempt.username, attempt.address);
        if (!counted.allowed()) {
            return new Outcome.TooManyTries();
        }
        boolean matches = passwords.matches(attempt.password, kept == null ? null : kept.passwordHash());
        if (!matches || kept.account().state() != Account.State.ACTIVE) {
            return new Outcome.Wrong();
        }
        String browser = known.isEmpty() ? Tokens.random() : attempt.browserToken;
        return transactions.write(() -> {
            limit.giveBack(counted);
            browsers.remember(browser, kept.account().id());
            accounts.signedIn(kept.account().id(), clock.instant());
            return new Outcome.SignedIn(kept.account(), begin(kept.account(), attempt.oldToken), browser);
        });
    }

    private String begin(Account account, String oldToken) {
        if (oldToken != null) {
            sessions.end(oldToken);
        }
        return sessions.begin(account);
    }
}
