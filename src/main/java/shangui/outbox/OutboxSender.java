package shangui.outbox;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shangui.db.Statements;
import shangui.db.Transactions;

/**
 * Sends what is due, one message at a time: claim and commit, call with no connection held, write down how it went. A
 * claim is a lease: if this process dies during the call, the message is due again when the lease ends.
 */
@Singleton
public class OutboxSender {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxSender.class);
    private static final int MOST_IN_ONE_RUN = 200;
    private static final int MOST_ATTEMPTS = 12;
    private static final int LONGEST_ERROR = 500;
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final Statements statements;
    private final Transactions transactions;
    private final Clock clock;
    private final Map<String, OutboxHandler> handlers;

    OutboxSender(Statements statements, Transactions transactions, Clock clock, Collection<OutboxHandler> handlers) {
        this.statements = statements;
        this.transactions = transactions;
        this.clock = clock;
        this.handlers = handlers.stream().collect(Collectors.toMap(OutboxHandler::kind, Function.identity()));
    }

    /** Answers how many messages it tried to send. */
    public int sendDue() {
        for (int tried = 0; tried < MOST_IN_ONE_RUN; tried++) {
            var message = claim();
            if (message.isEmpty()) {
                return tried;
            }
            send(message.get());
        }
        return MOST_IN_ONE_RUN;
    }

    private Optional<OutboxMessage> claim() {
        return transactions.write(() -> {
            var now = clock.instant();
            var due = statements.list("""
                SELECT id, kind, payload, attempts
                  FROM outbox
                 WHERE state = 'WAITING'
                   AND next_attempt_at <= ?
                 ORDER BY next_attempt_at, id
                 LIMIT 1
                   FOR UPDATE SKIP LOCKED
                """, row -> new OutboxMessage(row.getLong("id"), row.getString("kind"), row.getString("payload"), row.getInt("attempts") + 1), now);
            due.forEach(message -> statements.update("""
                UPDATE outbox
                   SET attempts = ?, next_attempt_at = ?
                 WHERE id = ?
                """, message.attempt(), now.plus(LEASE), message.id()));
            return due.stream().findFirst();
        });
    }

    private void send(OutboxMessage message) {
        try {
            var handler = handlers.get(message.kind());
            if (handler == null) {
                throw new IllegalStateException("Nobody sends " + message.kind());
            }
            handler.send(message);
        } catch (Exception fault) {
            putOff(message, fault);
            return;
        }
        statements.update("""
            UPDATE outbox
               SET state = 'SENT', sent_at = ?, last_error = NULL
             WHERE id = ?
               AND state <> 'SENT'
            """, clock.instant(), message.id());
    }

    /** Only the attempt that is still the newest may say when the next one is. */
    private void putOff(OutboxMessage message, Exception fault) {
        boolean last = message.attempt() >= MOST_ATTEMPTS;
        LOG.warn("{} {} not sent, attempt {}{}", message.kind(), message.id(), message.attempt(), last ? ", given up" : "", fault);
        statements.update("""
            UPDATE outbox
               SET state = ?, next_attempt_at = ?, last_error = ?
             WHERE id = ?
               AND state = 'WAITING'
               AND attempts = ?
            """, last ? "FAILED" : "WAITING", clock.instant().plus(pauseAfter(message.attempt())), shortened(fault.toString()),
            message.id(), message.attempt());
    }

    private static Duration pauseAfter(int attempt) {
        var pause = FIRST_PAUSE.multipliedBy(1L << attempt - 1);
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private static String shortened(String error) {
        return error.codePointCount(0, error.length()) <= LONGEST_ERROR ? error : error.substring(0, error.offsetByCodePoints(0, LONGEST_ERROR));
    }
}
