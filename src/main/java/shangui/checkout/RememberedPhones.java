package shangui.checkout;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import shangui.db.Statements;

/**
 * The number a device ordered with last. It is kept only where its holder ticked that it be, stands in the form of the next order,
 * and is forgotten on a tap, or by itself half a year after the last order.
 */
@Singleton
class RememberedPhones {

    private static final Duration KEPT = Duration.ofDays(180);

    private final Statements statements;
    private final Clock clock;

    RememberedPhones(Statements statements, Clock clock) {
        this.statements = statements;
        this.clock = clock;
    }

    Optional<String> of(@Nullable String device) {
        return device == null ? Optional.empty()
            : statements.list("SELECT phone FROM remembered_phone WHERE device = ?", row -> row.getString("phone"), device).stream().findFirst();
    }

    /** In the transaction that places the order: who once agreed need not tick again for that number; another is not kept. */
    void ordered(String device, String phone, boolean agreed) {
        var now = clock.instant();
        if (agreed) {
            statements.update("""
                INSERT INTO remembered_phone (device, phone, agreed_at, used_at)
                VALUES (?, ?, ?, ?)
                    ON DUPLICATE KEY UPDATE phone = VALUES(phone), agreed_at = VALUES(agreed_at), used_at = VALUES(used_at)
                """, device, phone, now, now);
        } else {
            statements.update("UPDATE remembered_phone SET used_at = ? WHERE device = ? AND phone = ?", now, device, phone);
        }
    }

    void forget(String device) {
        statements.update("DELETE FROM remembered_phone WHERE device = ?", device);
    }

    /** Answers how many were forgotten. */
    int forgetOld() {
        return statements.update("DELETE FROM remembered_phone WHERE used_at < ?", clock.instant().minus(KEPT));
    }
}
