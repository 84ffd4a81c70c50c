package shangui.user;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import shangui.db.Statements;

/** Accounts and their password hashes; a hash never leaves this package. */
@Singleton
class AccountRepository {

    record Kept(Account account, String passwordHash) {
    }

    private final Statements statements;

    AccountRepository(Statements statements) {
        this.statements = statements;
    }

    void insert(Account account, String passwordHash, Instant now) {
        statements.update("""
            INSERT INTO account (id, username, role, reach, state, password_hash, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """, account.id(), account.username(), account.role().name(), account.reach(), account.state().name(),
            passwordHash, now);
    }

    Optional<Kept> find(String username) {
        return statements.list("""
            SELECT id, username, role, reach, state, password_hash
              FROM account
             WHERE username = ?
            """, row -> new Kept(account(row), row.getString("password_hash")), username).stream().findFirst();
    }

    /** All accounts by name: at most 500. */
    List<Account> list() {
        return statements.list("""
            SELECT id, username, role, reach, state
              FROM account
             ORDER BY username
             LIMIT 500
            """, AccountRepository::account);
    }

    Map<Long, String> usernames(Collection<Long> ids) {
        return statements.list("""
            SELECT id, username
              FROM account
             WHERE id IN (%s)
            """.formatted(Statements.places(ids.size())), row -> Map.entry(row.getLong("id"), row.getString("username")), List.copyOf(ids))
            .stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    int setPassword(long id, String passwordHash) {
        return statements.update("UPDATE account SET password_hash = ? WHERE id = ?", passwordHash, id);
    }

    int setState(long id, Account.State from, Account.State to) {
        return statements.update("UPDATE account SET state = ? WHERE id = ? AND state = ?", to.name(), id, from.name());
    }

    static Account account(ResultSet row) throws SQLException {
        long reach = row.getLong("reach");
        Long reached = row.wasNull() ? null : reach;
        return new Account(row.getLong("id"), row.getString("username"), Role.valueOf(row.getString("role")), reached,
            Account.State.valueOf(row.getString("state")));
    }
}
