-- Calls to the outside that a committed transaction asked for. payload is the handler's own text.
CREATE TABLE outbox (
    id              BIGINT       NOT NULL PRIMARY KEY,
    kind            VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    payload         MEDIUMTEXT   NOT NULL,
    state           VARCHAR(10)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    attempts        INT          NOT NULL,
    next_attempt_at DATETIME(6)  NOT NULL,
    created_at      DATETIME(6)  NOT NULL,
    sent_at         DATETIME(6),
    last_error      VARCHAR(500),
    -- claiming the next due one; counting what waits
    KEY outbox_due (state, next_attempt_at, id),
    CONSTRAINT outbox_state CHECK (state IN ('WAITING', 'SENT', 'FAILED')),
    CONSTRAINT outbox_sent CHECK ((state = 'SENT') = (sent_at IS NOT NULL)),
    CONSTRAINT outbox_attempts CHECK (attempts >= 0)
);
