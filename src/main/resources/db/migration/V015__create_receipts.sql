-- What a counter accepted. `key`less: the document's own number comes from the paper.
CREATE TABLE receipt (
    id           BIGINT      NOT NULL,
    counter_id   BIGINT      NOT NULL,
    note         VARCHAR(200) NULL,
    happened_at  DATETIME(6) NOT NULL,
    recorded_at  DATETIME(6) NOT NULL,
    account_id   BIGINT      NULL,
    PRIMARY KEY (id),
    KEY receipt_by_counter (counter_id, happened_at),        -- a counter's receipts, newest first
    FOREIGN KEY (counter_id) REFERENCES counter (id)
);

CREATE TABLE receipt_line (
    receipt_id          BIGINT NOT NULL,
    lot_id              BIGINT NOT NULL,
    quantity            INT    NOT NULL,
    purchase_price_fen  BIGINT NULL,                         -- of one pack, where the contract is PURCHASE
    PRIMARY KEY (receipt_id, lot_id),
    KEY receipt_line_by_lot (lot_id),                        -- the price a send-back gives back
    FOREIGN KEY (receipt_id) REFERENCES receipt (id),
    FOREIGN KEY (lot_id) REFERENCES lot (id),
    CHECK (quantity > 0),
    CHECK (purchase_price_fen IS NULL OR purchase_price_fen > 0)
);

-- Unsold goods going back to the supplier.
CREATE TABLE send_back (
    id           BIGINT       NOT NULL,
    counter_id   BIGINT       NOT NULL,
    note         VARCHAR(200) NULL,
    happened_at  DATETIME(6)  NOT NULL,
    account_id   BIGINT       NULL,
    PRIMARY KEY (id),
    KEY send_back_by_counter (counter_id, happened_at),
    FOREIGN KEY (counter_id) REFERENCES counter (id)
);

CREATE TABLE send_back_line (
    send_back_id        BIGINT NOT NULL,
    lot_id              BIGINT NOT NULL,
    quantity            INT    NOT NULL,
    purchase_price_fen  BIGINT NULL,
    PRIMARY KEY (send_back_id, lot_id),
    FOREIGN KEY (send_back_id) REFERENCES send_back (id),
    FOREIGN KEY (lot_id) REFERENCES lot (id),
    CHECK (quantity > 0)
);
