-- Facts told by a device or a supermarket's system: both times are kept, and what each became.
CREATE TABLE fact (
    id               CHAR(36)    NOT NULL,                   -- the UUID its maker gave it; also its idempotency key
    kind             VARCHAR(9)  NOT NULL,
    counter_id       BIGINT      NOT NULL,
    document_id      BIGINT      NULL,                       -- the order, count, write-off or return it became
    device_at        DATETIME(6) NOT NULL,                   -- as the device's clock had it
    offset_millis    BIGINT      NOT NULL,                   -- what the device's clock lacked, as it measured
    happened_at      DATETIME(6) NOT NULL,                   -- corrected, never later than recorded_at
    recorded_at      DATETIME(6) NOT NULL,
    account_id       BIGINT      NOT NULL,
    PRIMARY KEY (id),
    KEY fact_by_counter (counter_id, recorded_at),           -- what a counter told, newest first
    FOREIGN KEY (counter_id) REFERENCES counter (id),
    CHECK (kind IN ('TILL_SALE', 'HAND_OVER', 'COUNT', 'WRITE_OFF', 'RETURN')),
    CHECK (happened_at <= recorded_at)
);
