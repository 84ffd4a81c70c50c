-- What a pack cost when it was put into the basket, and at which counter: what has changed since is told with from, to and why.
ALTER TABLE basket_line
    ADD COLUMN seen_price_fen  BIGINT NULL,                  -- none for a line put in before prices were noted
    ADD COLUMN seen_counter_id BIGINT NULL,
    ADD CONSTRAINT seen_price_not_below_nothing CHECK (seen_price_fen >= 0),
    ADD CONSTRAINT seen_price_and_counter CHECK ((seen_price_fen IS NULL) = (seen_counter_id IS NULL));

-- The number a device ordered with last, for its next order; only of shoppers who ticked that it be kept.
CREATE TABLE remembered_phone (
    device     CHAR(43)    NOT NULL,
    phone      VARCHAR(11) NOT NULL,
    agreed_at  DATETIME(6) NOT NULL,                         -- when it was ticked
    used_at    DATETIME(6) NOT NULL,                         -- last order
    PRIMARY KEY (device),
    KEY remembered_phone_by_use (used_at)                    -- those long unused are swept
);
