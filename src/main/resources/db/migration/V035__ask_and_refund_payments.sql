ALTER TABLE payment
    ADD COLUMN refunded_fen BIGINT NOT NULL DEFAULT 0,           -- given back or on its way; refunds never exceed what was captured
    ADD COLUMN ends_at DATETIME(6) NOT NULL,                     -- the goods are kept so long; the provider takes no money after it
    ADD CONSTRAINT refunded_within_amount CHECK (0 <= refunded_fen AND refunded_fen <= amount_fen);

ALTER TABLE payment_notification
    ADD COLUMN processed_at DATETIME(6) NULL,
    ADD KEY payment_notification_waiting (processed_at, received_at); -- those a crash left behind

ALTER TABLE refund
    ADD COLUMN listed BOOLEAN NOT NULL DEFAULT FALSE;            -- sent before it was known not to be due: for a person to look at
