package shangui.message;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import shangui.db.Statements;

/** Text messages to be sent and sent. */
@Singleton
class SmsRepository {

    private static final String BETWEEN = "\n";

    private final Statements statements;
    private final Clock clock;

    SmsRepository(Statements statements, Clock clock) {
        this.statements = statements;
        this.clock = clock;
    }

    void add(TextMessage message) {
        statements.update("""
            INSERT INTO sms (id, kind, phone, language, words, made_at)
            VALUES (?, ?, ?, ?, ?, ?)
            """, message.id(), message.kind(), message.phone(), message.language(), String.join(BETWEEN, message.words()), message.madeAt());
    }

    Optional<TextMessage> find(long id) {
        return statements.list("SELECT * FROM sms WHERE id = ?", SmsRepository::message, id).stream().findFirst();
    }

    /** The newest first. */
    List<TextMessage> newest(int most) {
        return statements.list("SELECT * FROM sms ORDER BY id DESC LIMIT ?", SmsRepository::message, most);
    }

    /** Taken to be sent, by one alone. */
    boolean take(long id) {
        return statements.update("UPDATE sms SET sent_at = ? WHERE id = ? AND sent_at IS NULL", clock.instant(), id) == 1;
    }

    /** It was surely not sent. */
    void giveBack(long id) {
        statements.update("UPDATE sms SET sent_at = NULL WHERE id = ?", id);
    }

    /** What it said concerns nobody any more. */
    void forgetWords(long id) {
        statements.update("UPDATE sms SET words = '' WHERE id = ?", id);
    }

    int deleteOf(String phone) {
        return statements.update("DELETE FROM sms WHERE phone = ?", phone);
    }

    int deleteOlderThan(Instant moment) {
        return statements.update("DELETE FROM sms WHERE made_at < ?", moment);
    }

    private static TextMessage message(ResultSet row) throws SQLException {
        return new TextMessage(row.getLong("id"), SmsKind.valueOf(row.getString("kind")), row.getString("phone"), row.getString("language"),
            List.of(row.getString("words").split(BETWEEN)), Statements.instant(row, "made_at"), Statements.instant(row, "sent_at"));
    }
}
