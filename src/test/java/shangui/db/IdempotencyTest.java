package shangui.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.RepeatedTest;
import shangui.testing.Race;
import shangui.testing.ShopTest;
import shangui.testing.TestClock;

@ShopTest
class IdempotencyTest {

    @Inject Idempotency idempotency;
    @Inject Transactions transactions;
    @Inject Statements statements;
    @Inject Ids ids;
    @Inject TestClock clock;

    private final AtomicInteger effects = new AtomicInteger();

    @BeforeEach
    void nothingKept() {
        statements.update("DELETE FROM idempotency_key");
    }

    @Test
    void theSameKeyAndRequestGetTheSameAnswer() {
        assertThat(send("k1", "two mushrooms")).isEqualTo(new Once.Answered<>(answer(1), false));
        assertThat(send("k1", "two mushrooms")).isEqualTo(new Once.Answered<>(answer(1), true));
        assertThat(effects.get()).isEqualTo(1);
    }

    @Test
    void theSameKeyForAnotherRequestIsRefused() {
        send("k1", "two mushrooms");
        assertThat(send("k1", "three mushrooms")).isEqualTo(new Once.OtherRequest<>());
        assertThat(effects.get()).isEqualTo(1);
    }

    @Test
    void anotherCallersSameKeyIsAnotherKey() {
        idempotency.once("account:1", "k1", hash("x"), () -> answer(1));
        assertThat(idempotency.once("account:2", "k1", hash("x"), () -> answer(2))).isEqualTo(new Once.Answered<>(answer(2), false));
        assertThat(idempotency.once("account:2", "K1", hash("x"), () -> answer(3))).as("keys differ by case").isEqualTo(new Once.Answered<>(answer(3), false));
    }

    @Test
    void aRefusalKeepsNoKeyAndMayBeSentAgain() {
        var refused = new StoredAnswer(409, null, "too few");
        assertThat(idempotency.once("account:1", "k1", hash("x"), () -> refused)).isEqualTo(new Once.Refused<>(refused, refused));
        assertThat(idempotency.once("account:1", "k1", hash("x"), () -> answer(1))).isEqualTo(new Once.Answered<>(answer(1), false));
    }

    @Test
    void aFaultKeepsNoKey() {
        assertThatThrownBy(() -> idempotency.once("account:1", "k1", hash("x"), () -> {
            throw new IllegalStateException("printer on fire");
        })).isInstanceOf(IllegalStateException.class);
        assertThat(kept()).isZero();
    }

    @RepeatedTest(5)
    void twentyAtOnceHaveOneEffectAndOneAnswer() {
        var answers = Race.run(20, racer -> (Callable<Once<StoredAnswer>>) () -> send("k1", "two mushrooms"));
        assertThat(answers).allSatisfy(once -> assertThat(((Once.Answered<?>) once).answer().status()).isEqualTo(201));
        assertThat(answers.stream().map(once -> ((Once.Answered<?>) once).answer()).distinct()).hasSize(1);
        assertThat(answers.stream().filter(once -> !((Once.Answered<?>) once).repeated())).hasSize(1);
        assertThat(kept()).isEqualTo(1);
    }

    @RepeatedTest(5)
    void twentyRefusedAtOnceAreAllRefused() {
        var refused = new StoredAnswer(409, null, "too few");
        var answers = Race.run(20, racer -> (Callable<Once<StoredAnswer>>) () -> idempotency.once("account:1", "k1", hash("x"), () -> refused));
        assertThat(answers).allMatch(once -> once.equals(new Once.Refused<>(refused, refused)));
        assertThat(kept()).isZero();
    }

    @Test
    void keysAreLetGoAfterThirtyDays() {
        send("old", "x");
        clock.advance(Duration.ofDays(30).plusSeconds(1));
        send("new", "x");
        assertThat(idempotency.deleteOld()).isEqualTo(1);
        assertThat(kept()).isEqualTo(1);
    }

    @Test
    void aKeyIsShortVisibleText() {
        assertThat(List.of("k", "0f8fad5b-d9cb-469f-a165-70867728950e", "x".repeat(64))).allMatch(Idempotency::isKey);
        assertThat(List.of("", " ", "钥匙", "a b", "a\n", "x".repeat(65))).noneMatch(Idempotency::isKey);
    }

    private Once<StoredAnswer> send(String key, String request) {
        return idempotency.once("account:1", key, hash(request), () -> answer(effects.incrementAndGet()));
    }

    private static StoredAnswer answer(int effect) {
        return new StoredAnswer(201, "/orders/" + effect, "{\"order\":\"山货 " + effect + "\"}");
    }

    private int kept() {
        return statements.list("SELECT COUNT(*) AS n FROM idempotency_key", row -> row.getInt("n")).getFirst();
    }

    private static byte[] hash(String request) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(request.getBytes());
        } catch (java.security.NoSuchAlgorithmException missing) {
            throw new AssertionError(missing);
        }
    }
}
