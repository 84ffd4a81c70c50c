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

    Optional<Account> find(long id) {
        return statements.list("""
            SELECT id, username, role, reach, state
              FROM account
             WHERE id = ?
            """, AccountRepository::account, id).stream().findFirst();
    }

    /** The ids of the office's active accounts. Whoever takes one away holds all of them, so that two cannot take away each other. */
    List<Long> lockActiveOffice() {
        return statements.list("""
            SELECT id
              FROM account
             WHERE role = 'OFFICE'
               AND state = 'ACTIVE'
             ORDER BY id
               FOR UPDATE
            """, row -> row.getLong("id"));
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
        return statements.update("UPDATE account SET password_hash = ? WHERE id = ? AND state = 'ACTIVE'", passwordHash, id);
    }

    /** The first password, or the first after a reset. */
    int activate(long id, String passwordHash) {
        return statements.update("UPDATE account SET password_hash = ?, state = 'ACTIVE' WHERE id = ? AND state = 'INVITED'", passwordHash, id);
    }

    /** From now on it has no password. */
    int invite(long id, Account.State from) {
        return statements.update("UPDATE account SET password_hash = NULL, state = 'INVITED' WHERE id = ? AND state = ?", id, from.name());
    }

    int disable(long id, Account.State from) {
        return statements.update("UPDATE account SET state = 'DISABLED' WHERE id = ? AND state = ?", id, from.name());
    }

    /** With the password it had; where it never had one it waits for that. */
    int enable(long id) {
        return statements.update("""
            UPDATE account
               SET state = CASE WHEN password_hash IS NULL THEN 'INVITED' ELSE 'ACTIVE' END
             WHERE id = ?
               AND state = 'DISABLED'
            """, id);
    }

    int setRole(Account from, Role role, Long reach) {
        return statements.update("""
            UPDATE account
               SET role = ?,
                   reach = ?
             WHERE id = ?
               AND role = ?
               AND COALESCE(reach, 0) = ?
            """, role.name(), reach, from.id(), from.role().name(), from.reach() == null ? 0 : from.reach());
    }

    void signedIn(long id, Instant now) {
        statements.update("UPDATE account SET signed_in_at = ? WHERE id = ?", now, id);
    }

    static Account account(ResultSet row) throws SQLException {
        long reach = row.getLong("reach");
        Long reached = row.wasNull() ? null : reach;
        return new Account(row.getLong("id"), row.getString("username"), Role.valueOf(row.getString("role")), reached,
            Account.State.valueOf(row.getString("state")));
    }
}
