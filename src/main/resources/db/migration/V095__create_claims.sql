-- A shopper's report of spoiled goods (坏果), granted or refused.
CREATE TABLE claim (
    id                 BIGINT       NOT NULL,
    order_id           BIGINT       NOT NULL,
    order_line_lot_id  BIGINT       NOT NULL,
    counter_id         BIGINT       NOT NULL,                -- copied from the order, as is the store
    store_id           BIGINT       NOT NULL,
    quantity           INT          NOT NULL,
    kind               VARCHAR(7)   NOT NULL,
    what               VARCHAR(200) NULL,                    -- in the shopper's words
    picture_id         BIGINT       NULL,                    -- seen by the shopper and the store, nobody else
    state              VARCHAR(8)   NOT NULL,
    refund_fen         BIGINT       NULL,                    -- what went back for it
    answer             VARCHAR(200) NULL,                    -- why it was refused, for the shopper
    raised_at          DATETIME(6)  NOT NULL,
    answer_by          DATETIME(6)  NOT NULL,                -- as the shopper was told
    answered_at        DATETIME(6)  NULL,
    answered_by        BIGINT       NULL,                    -- nobody: granted by the rule for small ones
    PRIMARY KEY (id),
    KEY claim_by_order (order_id),                           -- those of an order; what of it was granted by rule
    KEY claim_by_lot (order_line_lot_id, state),             -- packs claimed and not answered yet
    KEY claim_by_counter (counter_id, state),                -- a clerk's board
    KEY claim_by_store (store_id, state, answer_by),         -- a clerk's list
    FOREIGN KEY (order_id) REFERENCES orders (id),
    FOREIGN KEY (order_line_lot_id) REFERENCES order_line_lot (id),
    FOREIGN KEY (picture_id) REFERENCES picture (id),
    FOREIGN KEY (answered_by) REFERENCES account (id),
    CHECK (quantity > 0),
    CHECK (kind IN ('ROTTEN', 'BROKEN', 'OTHER')),
    CHECK (state IN ('RAISED', 'GRANTED', 'REFUSED')),
    CONSTRAINT claim_answered_once CHECK ((state = 'RAISED') = (answered_at IS NULL)),
    CONSTRAINT claim_granted_with_money CHECK ((state = 'GRANTED') = (refund_fen IS NOT NULL)),
    CONSTRAINT claim_refused_with_reason CHECK ((state = 'REFUSED') = (answer IS NOT NULL))
);
