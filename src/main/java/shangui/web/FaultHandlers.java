package shangui.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shangui.db.OutcomeUnknown;

/** The table from fault to answer. */
final class FaultHandlers {

    private FaultHandlers() {
    }

    @Singleton
    record Missing(Problems problems) implements ExceptionHandler<NotFound, HttpResponse<?>> {
        @Override
        public HttpResponse<?> handle(HttpRequest request, NotFound missing) {
            return problems.show(request, HttpStatus.NOT_FOUND);
        }
    }

    @Singleton
    record Problem(Problems problems) implements ExceptionHandler<ProblemException, HttpResponse<?>> {
        @Override
        public HttpResponse<?> handle(HttpRequest request, ProblemException problem) {
            return problems.show(request, problem.status());
        }
    }

    /** Whatever nobody expected, and a database that is gone. */
    @Singleton
    record Fault(Problems problems) implements ExceptionHandler<Exception, HttpResponse<?>> {

        private static final Logger LOG = LoggerFactory.getLogger(FaultHandlers.class);
        private static final int REFERENCE_BITS = 40;

        @Override
        public HttpResponse<?> handle(HttpRequest request, Exception fault) {
            String reference = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong(), REFERENCE_BITS / 4);
            LOG.error("Fault {} at {} {}", reference, request.getMethodName(), request.getPath(), fault);
            return databaseIsGone(fault)
                ? problems.fault(request, HttpStatus.SERVICE_UNAVAILABLE, reference).header("Retry-After", "10")
                : problems.fault(request, HttpStatus.INTERNAL_SERVER_ERROR, reference);
        }

        private static boolean databaseIsGone(Throwable fault) {
            for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
                if (cause instanceof OutcomeUnknown || cause instanceof SQLTransientConnectionException
                    || cause instanceof SQLException sql && sql.getSQLState() != null && sql.getSQLState().startsWith("08")) {
                    return true;
                }
            }
            return false;
        }
    }
}
