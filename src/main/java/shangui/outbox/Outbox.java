package shangui.outbox;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import shangui.db.Ids;
import shangui.db.Statements;

/** Where a transaction leaves what is to be told to the outside once it has committed. */
@Singleton
public class Outbox {

    private final Statements statements;
    private final Ids ids;
    private final Clock clock;

    Outbox(Statements statements, Ids ids, Clock clock) {
        this.statements = statements;
        this.ids = ids;
        this.clock = clock;
    }

    /** In the caller's transaction: sent if it commits, gone if it rolls back. Answers the message's id. */
    public long add(String kind, String payload) {
        return add(kind, payload, clock.instant());
    }

    /** As {@link #add(String, String)}, and not before that moment. */
    public long add(String kind, String payload, Instant notBefore) {
        long id = ids.next();
        var now = clock.instant();
        statements.update("""
            INSERT INTO outbox (id, kind, payload, state, attempts, next_attempt_at, created_at)
            VALUES (?, ?, ?, 'WAITING', 0, ?, ?)
            """, id, kind, payload, notBefore, now);
        return id;
    }

    /** How many messages wait. */
    public long depth() {
        return statements.list("SELECT COUNT(*) AS waiting FROM outbox WHERE state = 'WAITING'", row -> row.getLong("waiting")).getFirst();
    }
}
