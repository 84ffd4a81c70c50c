package shangui.web;

import io.micronaut.http.HttpStatus;

/** A request that cannot be served for a reason that is not ours; answered with the page of its status. */
public final class ProblemException extends RuntimeException {

    private final HttpStatus status;

    public ProblemException(HttpStatus status) {
        super(status.getReason(), null, false, false);
        this.status = status;
    }

    HttpStatus status() {
        return status;
    }
}
