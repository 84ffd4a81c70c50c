package shangui.testing;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.core.order.Ordered;
import jakarta.inject.Singleton;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/** Counts what the application sends to the database: each statement executed, a batch of n as n. */
@Singleton
class StatementCounter implements BeanCreatedEventListener<DataSource>, Ordered {

    private final AtomicLong statements = new AtomicLong();

    long count(Runnable what) {
        long before = statements.get();
        what.run();
        return statements.get() - before;
    }

    /** Innermost: what Micronaut Data wraps around the pool must find the pool's own kind of connection inside. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public DataSource onCreated(BeanCreatedEvent<DataSource> event) {
        return counted(DataSource.class, event.getBean());
    }

    private <T> T counted(Class<T> type, Object target) {
        AtomicLong batch = new AtomicLong();
        return type.cast(Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[]{type}, (proxy, method, arguments) -> {
            switch (method.getName()) {
                case "addBatch" -> batch.incrementAndGet();
                case "executeBatch", "executeLargeBatch" -> statements.addAndGet(batch.getAndSet(0));
                case "execute", "executeQuery", "executeUpdate", "executeLargeUpdate" -> statements.incrementAndGet();
                default -> { }
            }
            try {
                return wrapped(method.invoke(target, arguments));
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }

    private Object wrapped(Object result) {
        return switch (result) {
            case PreparedStatement prepared -> counted(PreparedStatement.class, prepared);
            case Statement statement -> counted(Statement.class, statement);
            case Connection connection -> counted(Connection.class, connection);
            case null, default -> result;
        };
    }
}
