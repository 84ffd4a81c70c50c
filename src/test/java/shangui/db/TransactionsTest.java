package shangui.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shangui.testing.Race;
import shangui.testing.ShopTest;

/** On a table everyone has: two keys stand for two rows that transactions fight over. */
@ShopTest
class TransactionsTest {

    private static final byte[] HASH = new byte[32];

    @Inject Transactions transactions;
    @Inject Statements statements;

    record Enough(int left) {}

    record TooFew(String what) implements Refusal {}

    @BeforeEach
    void twoRowsAtZero() {
        statements.update("DELETE FROM idempotency_key");
        for (var key : List.of("a", "b")) {
            statements.update("INSERT INTO idempotency_key (caller, idempotency_key, request_hash, status, created_at) VALUES ('test', ?, ?, 200, '2026-11-23')", key, HASH);
        }
    }

    @Test
    void aRefusalIsAnsweredAndLeavesNoTrace() {
        Object answer = transactions.write(() -> {
            add("a", 1);
            return (Object) new TooFew("鲜香菇");
        });
        assertThat(answer).isEqualTo(new TooFew("鲜香菇"));
        assertThat(status("a")).isEqualTo(200);
    }

    @Test
    void anAnswerIsKept() {
        assertThat(transactions.write(() -> new Enough(add("a", 1)))).isEqualTo(new Enough(1));
        assertThat(status("a")).isEqualTo(201);
    }

    @Test
    void aCallInsideJoinsTheWhole() {
        assertThatThrownBy(() -> transactions.write(() -> {
            transactions.write(() -> add("a", 1));
            throw new IllegalArgumentException("after the inner one");
        })).isInstanceOf(IllegalArgumentException.class);
        assertThat(status("a")).isEqualTo(200);
    }

    @Test
    void aRefusedPartCannotBePassedOffAsSuccess() {
        assertThatThrownBy(() -> transactions.write(() -> {
            transactions.write(() -> new TooFew("a part"));
            return new Enough(add("a", 1));
        })).isInstanceOf(IllegalStateException.class).hasMessageContaining("refused");
        assertThat(status("a")).isEqualTo(200);
    }

    @Test
    void aFaultCaughtInsideStillSpoilsTheWhole() {
        assertThatThrownBy(() -> transactions.write(() -> {
            try {
                transactions.write(() -> {
                    throw new IllegalArgumentException("inside");
                });
            } catch (IllegalArgumentException caught) {
                add("a", 1);
            }
            return new Enough(0);
        })).isInstanceOf(IllegalStateException.class);
        assertThat(status("a")).isEqualTo(200);
    }

    @Test
    void theWholeIsRunAgainAfterADeadlock() {
        var runs = new AtomicInteger();
        for (int round = 0; round < 5; round++) {
            Race.run(8, racer -> (Callable<Integer>) () -> transactions.write(() -> {
                runs.incrementAndGet();
                add(racer % 2 == 0 ? "a" : "b", 1);
                pauseALittle();
                return add(racer % 2 == 0 ? "b" : "a", 1);
            }));
        }
        assertThat(status("a")).isEqualTo(240);
        assertThat(status("b")).isEqualTo(240);
        assertThat(runs.get()).as("some were run again, or there was no deadlock to recover from").isGreaterThan(40);
    }

    @Test
    void startsAfreshThreeTimesAndThenMustAnswer() {
        var runs = new AtomicInteger();
        Object answer = transactions.write(() -> {
            runs.incrementAndGet();
            add("a", 1);
            if (transactions.mayStartAfresh()) {
                throw new StartAfresh("changed since it was read");
            }
            return (Object) new TooFew("still changed");
        });
        assertThat(answer).isEqualTo(new TooFew("still changed"));
        assertThat(runs.get()).isEqualTo(4);
        assertThat(status("a")).isEqualTo(200);
    }

    @Test
    void aLostAnswerToTheCommitIsUnknown() {
        var runs = new AtomicInteger();
        assertThatThrownBy(() -> transactions.write(() -> {
            runs.incrementAndGet();
            add("a", 1);
            killThisConnection();
            return new Enough(0);
        })).isInstanceOf(OutcomeUnknown.class);
        assertThat(runs.get()).as("never repeated blindly").isEqualTo(1);
        assertThat(status("a")).isEqualTo(200);
    }

    @Test
    void aReadMayNotWrite() {
        assertThatThrownBy(() -> transactions.read(() -> add("a", 1))).hasStackTraceContaining("read-only");
        assertThat(status("a")).isEqualTo(200);
    }

    @Test
    void seesWhatOthersCommittedMeanwhile() {
        transactions.write(() -> {
            assertThat(status("a")).isEqualTo(200);
            Thread.ofVirtual().start(() -> transactions.write(() -> add("a", 1)));
            for (int waited = 0; status("a") == 200 && waited < 500; waited++) {
                pauseALittle();
            }
            assertThat(status("a")).as("READ COMMITTED").isEqualTo(201);
        });
    }

    @Test
    void oneMomentIsOneMomentWhateverOthersCommitMeanwhile() {
        transactions.readOneMoment(() -> {
            assertThat(status("a")).isEqualTo(200);
            join(Thread.ofVirtual().start(() -> transactions.write(() -> add("b", 1))));
            assertThat(status("b")).isEqualTo(200);
            return null;
        });
        assertThat(status("b")).isEqualTo(201);
    }

    private int add(String key, int more) {
        return statements.update("UPDATE idempotency_key SET status = status + ? WHERE caller = 'test' AND idempotency_key = ?", more, key);
    }

    private int status(String key) {
        return statements.list("SELECT status FROM idempotency_key WHERE caller = 'test' AND idempotency_key = ?", row -> row.getInt(1), key).getFirst();
    }

    private void killThisConnection() {
        long connection = statements.list("SELECT CONNECTION_ID() AS id", row -> row.getLong("id")).getFirst();
        var killed = new Thread(() -> statements.update("KILL " + connection));
        killed.start();
        join(killed);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private static void pauseALittle() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
