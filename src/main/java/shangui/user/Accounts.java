package shangui.user;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import shangui.db.Ids;
import shangui.db.Transactions;

/** Accounts as such: made, found, given another password. What the office does with them is {@link AccountService}. */
@Singleton
public class Accounts {

    static final int SHORTEST_PASSWORD = 10;
    private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9.-]{1,39}");

    private final AccountRepository accounts;
    private final Sessions sessions;
    private final Passwords passwords;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;

    Accounts(AccountRepository accounts, Sessions sessions, Passwords passwords, Transactions transactions, Ids ids, Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.passwords = passwords;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param reach id of the store, supermarket, supplier or town the role reaches; null for the office
     * @throws IllegalArgumentException when the name or the password is no good
     */
    public Account create(String username, Role role, Long reach, String password) {
        if (!isUsername(username)) {
            throw new IllegalArgumentException("A username is 2 to 40 of a-z, 0-9, '.' and '-'");
        }
        if (password.length() < SHORTEST_PASSWORD) {
            throw new IllegalArgumentException("A password has at least " + SHORTEST_PASSWORD + " characters");
        }
        var account = new Account(ids.next(), username, role, reach, Account.State.ACTIVE);
        String hash = passwords.hash(password);
        transactions.write(() -> accounts.insert(account, hash, clock.instant()));
        return account;
    }

    /** Whether an account can be called so; the database cannot be asked for what is not ASCII. */
    static boolean isUsername(String typed) {
        return USERNAME.matcher(typed).matches();
    }

    public Optional<Account> find(String username) {
        return accounts.find(username).map(AccountRepository.Kept::account);
    }

    public Optional<Account> find(long id) {
        return accounts.find(id);
    }

    /** Usernames of accounts, by id; nulls and unknown ids are left out. */
    public Map<Long, String> usernames(Collection<Long> ids) {
        List<Long> known = ids.stream().filter(Objects::nonNull).distinct().toList();
        return known.isEmpty() ? Collections.emptyMap() : accounts.usernames(known);
    }

    /** Sets a password; whoever was signed in as this account no longer is. */
    public void setPassword(long accountId, String password) {
        String hash = passwords.hash(password);
        transactions.write(() -> {
            accounts.setPassword(accountId, hash);
            sessions.endAll(accountId);
        });
    }

    boolean knows(Account account, String password) {
        return passwords.matches(password, accounts.find(account.username()).map(AccountRepository.Kept::passwordHash).orElse(null));
    }
}
