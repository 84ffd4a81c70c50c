package shangui.rights;

import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import shangui.db.Ids;
import shangui.db.Sha256;
import shangui.db.Statements;
import shangui.db.Transactions;
import shangui.phone.Phone;
import shangui.phone.PhoneLimit;
import shangui.phone.PhoneLimit.Kind;

/** Codes by which a phone shows that it is in somebody's hand: six digits, ten minutes, five tries. */
@Singleton
class PhoneCodes {

    private static final int MILLION = 1_000_000;
    private static final int TOKEN_BYTES = 16;
    private static final Duration TO_BE_TYPED = Duration.ofMinutes(10);
    private static final Duration TO_BE_READ = Duration.ofMinutes(30);
    private static final Duration KEPT = Duration.ofDays(1);

    private final Statements statements;
    private final Transactions transactions;
    private final PhoneLimit limit;
    private final ApplicationEventPublisher<PhoneCodeWanted> events;
    private final Ids ids;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    PhoneCodes(Statements statements, Transactions transactions, PhoneLimit limit, ApplicationEventPublisher<PhoneCodeWanted> events, Ids ids, Clock clock) {
        this.statements = statements;
        this.transactions = transactions;
        this.limit = limit;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** Sends a code, whether or not anything is kept under the number. Answers the token of its page; empty when too many were asked for. */
    Optional<String> ask(String phone, String device, String address, String language) {
        if (!limit.allow(Map.of(Kind.CODE_OF_PHONE, phone, Kind.CODE_OF_PHONE_A_DAY, phone, Kind.CODE_OF_DEVICE, device, Kind.CODE_OF_ADDRESS, address))) {
            return Optional.empty();
        }
        String token = token();
        String code = Integer.toString(MILLION + random.nextInt(MILLION)).substring(1);
        statements.update("""
            INSERT INTO phone_code (id, token_hash, phone, device, code_hash, tries, asked_at, ends_at)
            VALUES (?, ?, ?, ?, ?, 0, ?, ?)
            """, ids.next(), hash(token), phone, device, hash(token + code), clock.instant(), clock.instant().plus(TO_BE_TYPED));
        events.publishEvent(new PhoneCodeWanted(phone, code, language));
        return Optional.of(token);
    }

    /** Of this browser, and not over. */
    Optional<PhoneCode> find(String token, @Nullable String device) {
        return statements.list("SELECT * FROM phone_code WHERE token_hash = ? AND device = ? AND ends_at > ?", PhoneCodes::code, hash(token),
            device == null ? "" : device, clock.instant()).stream().findFirst();
    }

    enum Confirmation { RIGHT, WRONG, TOO_MANY }

    /** Counts a wrong code in a transaction of its own, with the row locked: however many come at once, five are looked at. */
    Confirmation confirm(String token, PhoneCode asked, String typed) {
        return transactions.write(() -> {
            PhoneCode code = statements.list("SELECT * FROM phone_code WHERE id = ? FOR UPDATE", PhoneCodes::code, asked.id()).getFirst();
            if (code.tooManyTries()) {
                return Confirmation.TOO_MANY;
            }
            if (!MessageDigest.isEqual(code.codeHash(), hash(token + typed))) {
                statements.update("UPDATE phone_code SET tries = tries + 1 WHERE id = ?", code.id());
                return code.tries() + 1 < PhoneCode.MOST_TRIES ? Confirmation.WRONG : Confirmation.TOO_MANY;
            }
            statements.update("UPDATE phone_code SET confirmed_at = ?, ends_at = ? WHERE id = ? AND confirmed_at IS NULL", clock.instant(),
                clock.instant().plus(TO_BE_READ), code.id());
            return Confirmation.RIGHT;
        });
    }

    int deleteOld() {
        return statements.update("DELETE FROM phone_code WHERE ends_at < ?", clock.instant().minus(KEPT));
    }

    /** Of the one by which the deletion was asked for only the masked phone stays, until its page ends. What was sent to ask for codes and notices was hashed with the phone. */
    void forget(PhoneCode code) {
        statements.list("SELECT DISTINCT device FROM phone_code WHERE phone = ?", row -> row.getString("device"), code.phone()).forEach(device ->
            statements.update("DELETE FROM idempotency_key WHERE caller = ? AND status IS NOT NULL AND (location LIKE '/my-data/%' OR location LIKE '/products/%')",
                "device:" + device));
        statements.update("DELETE FROM phone_code WHERE phone = ? AND id <> ?", code.phone(), code.id());
        statements.update("UPDATE phone_code SET phone = ? WHERE id = ?", Phone.masked(code.phone()), code.id());
    }

    private String token() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static PhoneCode code(ResultSet row) throws SQLException {
        return new PhoneCode(row.getLong("id"), row.getString("phone"), row.getString("device"), row.getBytes("code_hash"), row.getInt("tries"),
            Statements.instant(row, "ends_at"), Statements.instant(row, "confirmed_at"));
    }

    private static byte[] hash(String text) {
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
