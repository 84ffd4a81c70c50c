package shangui.db;

import io.micronaut.transaction.TransactionDefinition.Isolation;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.TransactionStatus;
import io.micronaut.transaction.support.DefaultTransactionDefinition;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Where a transaction begins and ends. The outermost call is the transaction, READ COMMITTED, listeners included; calls
 * inside it join. When the database asks for it (deadlock, lock wait, changed row), the whole work runs again, at most
 * five times, so it must do nothing that a rollback does not undo. What it answers with may be a {@link Refusal}: then
 * nothing is kept and the refusal is answered.
 */
@Singleton
public class Transactions {

    private static final int RETRIES = 5;
    private static final int FRESH_STARTS = 3;
    private static final TransactionDefinition WRITE = definition(false, Isolation.READ_COMMITTED);
    private static final TransactionDefinition READ = definition(true, Isolation.READ_COMMITTED);
    private static final TransactionDefinition READ_ONE_MOMENT = definition(true, Isolation.REPEATABLE_READ);

    private final TransactionOperations<Connection> operations;
    private final ThreadLocal<Attempts> running = new ThreadLocal<>();

    Transactions(TransactionOperations<Connection> operations) {
        this.operations = operations;
    }

    /** @throws OutcomeUnknown when the answer to the commit was lost */
    public <T> T write(Supplier<T> work) {
        return write(work, Refusal.class::isInstance);
    }

    public void write(Runnable work) {
        write(() -> {
            work.run();
            return null;
        });
    }

    /** As {@link #write(Supplier)}, for answers that say in another way that nothing is to be kept. */
    public <T> T write(Supplier<T> work, Predicate<? super T> rollbackWhen) {
        return run(WRITE, work, rollbackWhen);
    }

    /** Several queries on one connection; writes are refused. Each query sees what is committed when it starts. */
    public <T> T read(Supplier<T> work) {
        return run(READ, work, answer -> false);
    }

    /** As {@link #read}, and all queries see what was committed when the first one started: for figures that must agree with each other. */
    public <T> T readOneMoment(Supplier<T> work) {
        return run(READ_ONE_MOMENT, work, answer -> false);
    }

    /** Whether {@link StartAfresh} will still lead to another try of the transaction this is called in. */
    public boolean mayStartAfresh() {
        var attempts = running.get();
        return attempts != null && attempts.freshStarts < FRESH_STARTS && attempts.retries < RETRIES;
    }

    private <T> T run(TransactionDefinition definition, Supplier<T> work, Predicate<? super T> rollbackWhen) {
        var outer = operations.findTransactionStatus();
        return outer.isPresent() ? join(outer.get(), work, rollbackWhen) : runOutermost(definition, work, rollbackWhen);
    }

    /** A fault inside spoils the whole, even if someone outside catches it: after a deadlock the server has undone all of it. */
    private static <T> T join(TransactionStatus<?> outer, Supplier<T> work, Predicate<? super T> rollbackWhen) {
        boolean spoilt = true;
        try {
            T answer = work.get();
            spoilt = rollbackWhen.test(answer);
            return answer;
        } finally {
            if (spoilt) {
                outer.setRollbackOnly();
            }
        }
    }

    private <T> T runOutermost(TransactionDefinition definition, Supplier<T> work, Predicate<? super T> rollbackWhen) {
        var attempts = new Attempts();
        running.set(attempts);
        try {
            while (true) {
                try {
                    return runOnce(definition, work, rollbackWhen);
                } catch (RuntimeException fault) {
                    attempts.countOrThrow(fault);
                }
                pause(attempts.retries);
            }
        } finally {
            running.remove();
        }
    }

    private <T> T runOnce(TransactionDefinition definition, Supplier<T> work, Predicate<? super T> rollbackWhen) {
        var committing = new AtomicBoolean();
        try {
            return operations.execute(definition, status -> {
                T answer = work.get();
                if (rollbackWhen.test(answer)) {
                    status.setRollbackOnly();
                } else if (status.isRollbackOnly()) {
                    throw new IllegalStateException("A part was refused, the whole was not: " + answer);
                } else {
                    committing.set(true);
                }
                return answer;
            });
        } catch (RuntimeException fault) {
            throw committing.get() && DatabaseFault.isLostConnection(fault) ? new OutcomeUnknown(fault) : fault;
        }
    }

    /** 10 to 20 ms before the first retry, doubling: long enough for the winner of a deadlock to be done. */
    private static void pause(int retry) {
        long shortest = 5L << retry;
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(shortest, 2 * shortest));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted between two tries of a transaction", interrupted);
        }
    }

    private static TransactionDefinition definition(boolean readOnly, Isolation isolation) {
        var definition = new DefaultTransactionDefinition();
        definition.setIsolationLevel(isolation);
        if (readOnly) {
            definition.setReadOnly(true);
        }
        return definition;
    }

    private static class Attempts {

        private int retries;
        private int freshStarts;

        void countOrThrow(RuntimeException fault) {
            boolean afresh = fault instanceof StartAfresh && freshStarts++ < FRESH_STARTS;
            if (!afresh && !DatabaseFault.isWorthRetrying(fault) || retries == RETRIES) {
                throw fault;
            }
            retries++;
        }
    }
}
