package shangui.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.context.annotation.Requires;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shangui.db.Transactions;
import shangui.testing.Race;
import shangui.testing.ShopTest;
import shangui.testing.Sql;
import shangui.testing.TestClock;

@ShopTest(properties = "outbox-test=true")
class OutboxTest {

    @Inject Outbox outbox;
    @Inject OutboxSender sender;
    @Inject Transactions transactions;
    @Inject Provider provider;
    @Inject TestClock clock;
    @Inject Sql sql;
    @Inject PrometheusMeterRegistry registry;

    @BeforeEach
    void nothingWaits() {
        sql.update("DELETE FROM outbox");
        provider.called.clear();
        provider.down = false;
    }

    @Test
    void sendsAfterTheTransactionCommitted() {
        transactions.write(() -> {
            outbox.add("parcel", "退款 12.80");
            assertThat(provider.called).isEmpty();
        });
        assertThat(sender.sendDue()).isEqualTo(1);
        assertThat(provider.called).extracting(OutboxMessage::payload).containsExactly("退款 12.80");
        assertThat(sender.sendDue()).isZero();
    }

    @Test
    void sendsNothingOfATransactionThatRolledBack() {
        assertThatThrownBy(() -> transactions.write(() -> {
            outbox.add("parcel", "never");
            throw new IllegalStateException();
        })).isInstanceOf(IllegalStateException.class);
        assertThat(sender.sendDue()).isZero();
    }

    @Test
    void triesAgainLaterWithTheSameIdUntilItGoesThrough() {
        long id = outbox.add("parcel", "x");
        provider.down = true;
        sender.sendDue();
        assertThat(sender.sendDue()).as("not at once").isZero();
        assertThat(sql.text("SELECT last_error FROM outbox")).contains("no answer");
        clock.advance(Duration.ofSeconds(5));
        sender.sendDue();
        provider.down = false;
        clock.advance(Duration.ofSeconds(10));
        sender.sendDue();
        assertThat(provider.called).extracting(OutboxMessage::id).containsExactly(id, id, id);
        assertThat(provider.called).extracting(OutboxMessage::attempt).containsExactly(1, 2, 3);
        assertThat(sql.text("SELECT state FROM outbox")).isEqualTo("SENT");
        assertThat(outbox.depth()).isZero();
    }

    @Test
    void givesUpAfterTwelveAttempts() {
        outbox.add("parcel", "x");
        provider.down = true;
        for (int hour = 0; hour < 20; hour++) {
            sender.sendDue();
            clock.advance(Duration.ofHours(1));
        }
        assertThat(provider.called).hasSize(12);
        assertThat(sql.text("SELECT state FROM outbox")).isEqualTo("FAILED");
    }

    @Test
    void keepsWhatNobodySends() {
        outbox.add("pigeon", "x");
        sender.sendDue();
        assertThat(sql.text("SELECT state FROM outbox")).isEqualTo("WAITING");
        assertThat(sql.text("SELECT last_error FROM outbox")).contains("Nobody sends pigeon");
    }

    @Test
    void sharesOutTheWorkSoThatEachIsSentOnce() {
        for (int i = 0; i < 40; i++) {
            outbox.add("parcel", "number " + i);
        }
        Race.run(8, racer -> (Callable<Integer>) sender::sendDue);
        while (sender.sendDue() > 0) {
            assertThat(provider.called).hasSizeLessThanOrEqualTo(40);
        }
        assertThat(provider.called).hasSize(40);
        assertThat(provider.called.stream().map(OutboxMessage::id).distinct()).hasSize(40);
    }

    @Test
    void sendsAgainWhatWasClaimedByOneWhoDied() {
        long id = outbox.add("parcel", "x");
        sql.update("UPDATE outbox SET attempts = 1, next_attempt_at = ?", java.time.LocalDateTime.ofInstant(clock.instant().plus(Duration.ofMinutes(2)), java.time.ZoneOffset.UTC));
        assertThat(sender.sendDue()).as("another may still be calling").isZero();
        clock.advance(Duration.ofMinutes(2));
        assertThat(sender.sendDue()).isEqualTo(1);
        assertThat(provider.called).extracting(OutboxMessage::id).isEqualTo(List.of(id));
    }

    @Test
    void tellsItsDepth() {
        outbox.add("parcel", "x");
        outbox.add("parcel", "y");
        assertThat(outbox.depth()).isEqualTo(2);
        assertThat(registry.scrape()).contains("shangui_outbox_depth 2.0");
    }

    /** Stands for a service outside. */
    @Singleton
    @Requires(property = "outbox-test")
    static class Provider implements OutboxHandler {

        final ConcurrentLinkedQueue<OutboxMessage> called = new ConcurrentLinkedQueue<>();
        volatile boolean down;

        @Inject TransactionOperations<Connection> operations;

        @Override
        public String kind() {
            return "parcel";
        }

        @Override
        public void send(OutboxMessage message) throws Exception {
            called.add(message);
            assertThat(operations.hasConnection()).as("a connection held during the call").isFalse();
            if (down) {
                throw new java.io.IOException("no answer");
            }
        }
    }
}
