-- Text messages, written in the transaction they tell of and sent after it; the outbox names them by id.
CREATE TABLE sms (
    id        BIGINT       NOT NULL,
    kind      VARCHAR(20)  NOT NULL,
    phone     VARCHAR(11)  NOT NULL,
    language  VARCHAR(2)   NOT NULL,
    words     VARCHAR(400) NOT NULL,                         -- what fills the template, a line each; empty once it was sent for good
    made_at   DATETIME(6)  NOT NULL,
    sent_at   DATETIME(6)  NULL,                             -- set before the call: what may have been sent is not sent again
    PRIMARY KEY (id),
    KEY sms_of_phone (phone),                                -- what was sent to a phone; forgetting it
    KEY sms_by_age (made_at),                                -- what has been kept long enough
    CHECK (kind IN ('CODE', 'BACK_IN_STOCK', 'ORDER_READY', 'ORDER_SHORT', 'REFUND'))
);
