-- What a caller sent under which key, and what it was told. status is null only inside the transaction that does the work.
CREATE TABLE idempotency_key (
    caller          VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    idempotency_key VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    request_hash    BINARY(32)   NOT NULL,
    status          SMALLINT,
    location        VARCHAR(500),
    body            MEDIUMTEXT,
    created_at      DATETIME(6)  NOT NULL,
    PRIMARY KEY (caller, idempotency_key),
    -- deleting what is older than 30 days
    KEY idempotency_key_created (created_at),
    CONSTRAINT idempotency_key_status CHECK (status BETWEEN 200 AND 399)
);
