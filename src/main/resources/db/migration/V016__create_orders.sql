-- What one buyer takes from one counter. A till receipt is an order placed, paid and handed over in one step.
CREATE TABLE orders (
    id               BIGINT       NOT NULL,
    pairing_id       BIGINT       NOT NULL,
    counter_id       BIGINT       NOT NULL,
    store_id         BIGINT       NOT NULL,
    checkout_id      BIGINT       NULL,                      -- none at the till
    channel          VARCHAR(6)   NOT NULL,
    state            VARCHAR(11)  NOT NULL,
    tender           VARCHAR(6)   NOT NULL,                  -- ONLINE: paid before; TILL: paid at the supermarket's till
    number           VARCHAR(12)  NOT NULL,                  -- copied from the checkout, as are the next two
    pickup_code      CHAR(8)      NULL,
    phone            VARCHAR(11)  NULL,
    gross_fen        BIGINT       NOT NULL,
    discount_fen     BIGINT       NOT NULL,
    total_fen        BIGINT       NOT NULL,
    paid_fen         BIGINT       NOT NULL,
    refunded_fen     BIGINT       NOT NULL,
    discount_reason  VARCHAR(200) NULL,
    till_number      VARCHAR(20)  NULL,                      -- the supermarket's receipt that paid for it (rule 18)
    receipt_number   VARCHAR(40)  NULL,
    receipt_on       DATE         NULL,
    source           VARCHAR(6)   NOT NULL,                  -- where its lines came from
    placed_at        DATETIME(6)  NOT NULL,
    ready_at         DATETIME(6)  NULL,
    handed_over_at   DATETIME(6)  NULL,
    keep_until       DATETIME(6)  NULL,                      -- the pick-up deadline
    changed_at       DATETIME(6)  NOT NULL,
    PRIMARY KEY (id),
    KEY order_by_checkout (checkout_id),                     -- the orders of a checkout
    KEY order_by_counter (counter_id, state, placed_at),     -- a clerk's waiting list
    KEY order_by_store_code (store_id, pickup_code),         -- hand-over by code
    KEY order_by_state (state, keep_until),                  -- lapsing what was not collected
    KEY order_by_number (number),                            -- found by number and phone
    UNIQUE KEY order_by_receipt (store_id, receipt_on, till_number, receipt_number, counter_id), -- a till receipt counts once
    FOREIGN KEY (counter_id) REFERENCES counter (id),
    CHECK (channel IN ('ONLINE', 'TILL')),
    CHECK (state IN ('PLACED', 'READY', 'SHORT', 'HANDED_OVER', 'CANCELLED', 'EXPIRED', 'LAPSED')),
    CHECK (tender IN ('ONLINE', 'TILL')),
    CHECK (source IN ('ONLINE', 'SCAN', 'FILE', 'API')),
    CHECK (total_fen = gross_fen - discount_fen),
    CHECK (discount_fen BETWEEN 0 AND gross_fen),
    CHECK (0 <= refunded_fen AND refunded_fen <= paid_fen)
);

CREATE TABLE order_line (
    id              BIGINT       NOT NULL,
    order_id        BIGINT       NOT NULL,
    position        INT          NOT NULL,
    sku_id          BIGINT       NOT NULL,
    product_id      BIGINT       NOT NULL,
    lot_id          BIGINT       NULL,                       -- a marked-down lot is an offer of its own (rule 15)
    name            VARCHAR(60)  NOT NULL,                   -- copied when ordered
    name_en         VARCHAR(120) NOT NULL,
    pack            VARCHAR(40)  NOT NULL,
    pack_en         VARCHAR(60)  NOT NULL,
    unit_price_fen  BIGINT       NOT NULL,
    quantity        INT          NOT NULL,
    gross_fen       BIGINT       NOT NULL,
    discount_fen    BIGINT       NOT NULL,
    missing         INT          NOT NULL,                   -- short at picking: given back before any sale line
    missing_fen     BIGINT       NOT NULL,                   -- round(net × missing / quantity)
    PRIMARY KEY (id),
    UNIQUE KEY order_line_position (order_id, position),     -- the lines of an order, in order
    FOREIGN KEY (order_id) REFERENCES orders (id),
    CHECK (unit_price_fen >= 0),
    CHECK (quantity > 0),
    CHECK (gross_fen = unit_price_fen * quantity),
    CHECK (discount_fen BETWEEN 0 AND gross_fen),
    CHECK (missing BETWEEN 0 AND quantity)
);

-- What left the counter of a line, lot by lot, and how much of it came back (rule 13).
CREATE TABLE order_line_lot (
    id             BIGINT     NOT NULL,
    order_id       BIGINT     NOT NULL,
    order_line_id  BIGINT     NOT NULL,
    lot_id         BIGINT     NOT NULL,
    quantity       INT        NOT NULL,
    returned       INT        NOT NULL,
    basis          VARCHAR(7) NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY order_line_lot_once (order_line_id, lot_id),
    KEY order_line_lot_by_order (order_id),
    FOREIGN KEY (order_line_id) REFERENCES order_line (id),
    FOREIGN KEY (lot_id) REFERENCES lot (id),
    CHECK (quantity > 0),
    CONSTRAINT returned_within_quantity CHECK (0 <= returned AND returned <= quantity),
    CHECK (basis IN ('SCANNED', 'ASSUMED'))
);

-- The timeline of an order: what really happened, when.
CREATE TABLE order_event (
    id           BIGINT       NOT NULL,
    order_id     BIGINT       NOT NULL,
    kind         VARCHAR(14)  NOT NULL,
    amount_fen   BIGINT       NULL,
    note         VARCHAR(200) NULL,
    account_id   BIGINT       NULL,
    happened_at  DATETIME(6)  NOT NULL,
    PRIMARY KEY (id),
    KEY order_event_by_order (order_id, happened_at),
    FOREIGN KEY (order_id) REFERENCES orders (id)
);

CREATE TABLE order_return (
    id                 BIGINT       NOT NULL,
    order_id           BIGINT       NOT NULL,
    order_line_lot_id  BIGINT       NOT NULL,
    quantity           INT          NOT NULL,
    fate               VARCHAR(7)   NOT NULL,
    refund_fen         BIGINT       NOT NULL,
    reason             VARCHAR(200) NOT NULL,
    counter_id         BIGINT       NOT NULL,                -- on whose book the units come back
    happened_at        DATETIME(6)  NOT NULL,
    recorded_at        DATETIME(6)  NOT NULL,
    account_id         BIGINT       NULL,
    PRIMARY KEY (id),
    KEY order_return_by_order (order_id),
    FOREIGN KEY (order_line_lot_id) REFERENCES order_line_lot (id),
    CHECK (quantity > 0),
    CHECK (fate IN ('RESTOCK', 'DISCARD'))
);
