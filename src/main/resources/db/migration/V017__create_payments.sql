-- One payment of a checkout, to the supermarket's own merchant number.
CREATE TABLE payment (
    id               BIGINT       NOT NULL,
    checkout_id      BIGINT       NOT NULL,
    provider         VARCHAR(10)  NOT NULL,
    merchant_number  VARCHAR(32)  NOT NULL,
    amount_fen       BIGINT       NOT NULL,
    state            VARCHAR(8)   NOT NULL,
    provider_number  VARCHAR(64)  NULL,
    pay_url          VARCHAR(300) NULL,
    made_at          DATETIME(6)  NOT NULL,
    captured_at      DATETIME(6)  NULL,
    next_query_at    DATETIME(6)  NULL,
    queries          INT          NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY payment_of_checkout (checkout_id),
    KEY payment_to_query (state, next_query_at),             -- the poller that finds lost callbacks
    CHECK (state IN ('ASKED', 'CAPTURED', 'CLOSED')),
    CHECK (amount_fen > 0)
);

-- Callbacks as they came; stored before they are acted upon. The provider's event id makes a repeat harmless.
CREATE TABLE payment_notification (
    id           BIGINT       NOT NULL,
    provider     VARCHAR(10)  NOT NULL,
    event_id     VARCHAR(64)  NOT NULL,
    body         TEXT         NOT NULL,
    received_at  DATETIME(6)  NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY payment_notification_once (provider, event_id)
);

CREATE TABLE refund (
    id               BIGINT       NOT NULL,
    payment_id       BIGINT       NULL,                      -- none where the till pays back
    order_id         BIGINT       NOT NULL,
    amount_fen       BIGINT       NOT NULL,
    reason           VARCHAR(20)  NOT NULL,
    document_id      BIGINT       NULL,                      -- the return it answers
    state            VARCHAR(8)   NOT NULL,
    provider_number  VARCHAR(64)  NULL,
    asked_at         DATETIME(6)  NOT NULL,
    done_at          DATETIME(6)  NULL,
    PRIMARY KEY (id),
    KEY refund_by_order (order_id),
    KEY refund_by_payment (payment_id),                      -- refunds never exceed what was captured
    CHECK (state IN ('ASKED', 'SENT', 'DONE', 'STOPPED', 'TILL')),
    CHECK (amount_fen > 0)
);
