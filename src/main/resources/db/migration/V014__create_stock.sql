-- A sku offered at a counter.
CREATE TABLE listing (
    counter_id     BIGINT NOT NULL,
    sku_id         BIGINT NOT NULL,
    price_fen      BIGINT NOT NULL,
    reorder_point  INT    NOT NULL,
    target_level   INT    NOT NULL,
    changed_at     DATETIME(6) NOT NULL,
    PRIMARY KEY (counter_id, sku_id),
    KEY listing_by_change (changed_at),                      -- what the storefront's snapshot re-reads
    FOREIGN KEY (counter_id) REFERENCES counter (id),
    FOREIGN KEY (sku_id) REFERENCES sku (id),
    CHECK (price_fen > 0),
    CHECK (reorder_point >= 0 AND target_level >= reorder_point)
);

-- A sku of one mountain town and one supplier packed on one day.
CREATE TABLE lot (
    id             BIGINT       NOT NULL,
    sku_id         BIGINT       NOT NULL,
    town_code      BIGINT       NOT NULL,
    supplier_id    BIGINT       NOT NULL,
    code           VARCHAR(30)  NOT NULL,
    packed_on      DATE         NOT NULL,
    best_before    DATE         NULL,
    certificate    VARCHAR(40)  NULL,                        -- number of the 承诺达标合格证
    recalled_at    DATETIME(6)  NULL,
    recall_reason  VARCHAR(200) NULL,
    PRIMARY KEY (id),
    UNIQUE KEY lot_by_code (code),                           -- a scan
    KEY lot_by_sku (sku_id, packed_on),                      -- lots of a pack, newest first
    FOREIGN KEY (sku_id) REFERENCES sku (id),
    FOREIGN KEY (town_code) REFERENCES town (code),
    FOREIGN KEY (supplier_id) REFERENCES supplier (id),
    CHECK (best_before IS NULL OR best_before >= packed_on)
);

-- Which villages grew a lot, in parts; a producer where one is known.
CREATE TABLE lot_share (
    lot_id       BIGINT NOT NULL,
    village_id   BIGINT NOT NULL,
    producer_id  BIGINT NULL,
    parts        INT    NOT NULL,
    PRIMARY KEY (lot_id, village_id),
    FOREIGN KEY (lot_id) REFERENCES lot (id),
    FOREIGN KEY (village_id) REFERENCES village (id),
    FOREIGN KEY (producer_id) REFERENCES producer (id),
    CHECK (parts > 0)
);

-- What of a lot stands at a counter. sku, dates and recall are copied so that choosing and holding touch one table.
CREATE TABLE stock_level (
    counter_id    BIGINT      NOT NULL,
    lot_id        BIGINT      NOT NULL,
    pairing_id    BIGINT      NOT NULL,
    sku_id        BIGINT      NOT NULL,
    on_hand       INT         NOT NULL,
    reserved      INT         NOT NULL,
    best_before   DATE        NULL,
    sell_until    DATE        NULL,                          -- best before less the stop-sale margin; last day of sale
    recalled      BOOLEAN     NOT NULL,
    markdown_fen  BIGINT      NULL,                          -- a marked-down lot is an offer of its own
    arrived_at    DATETIME(6) NOT NULL,
    changed_at    DATETIME(6) NOT NULL,
    PRIMARY KEY (counter_id, lot_id),
    KEY stock_level_by_sku (counter_id, sku_id, best_before),-- first expired first among the lots of a sku
    KEY stock_level_by_lot (lot_id),                         -- where a recalled lot stands
    KEY stock_level_by_change (changed_at),                  -- what the storefront's snapshot re-reads
    FOREIGN KEY (counter_id) REFERENCES counter (id),
    FOREIGN KEY (lot_id) REFERENCES lot (id),
    CONSTRAINT reserved_within_on_hand CHECK (0 <= reserved AND reserved <= on_hand),
    CHECK (markdown_fen IS NULL OR markdown_fen > 0)
);

-- Insert-only: every change of a level.
CREATE TABLE movement (
    id               BIGINT       NOT NULL,
    pairing_id       BIGINT       NOT NULL,
    counter_id       BIGINT       NOT NULL,
    lot_id           BIGINT       NOT NULL,
    sku_id           BIGINT       NOT NULL,
    kind             VARCHAR(14)  NOT NULL,
    quantity         INT          NOT NULL,                  -- signed: what the level changed by
    reason           VARCHAR(200) NULL,
    document_kind    VARCHAR(10)  NOT NULL,                  -- what caused it …
    document_id      BIGINT       NOT NULL,                  -- … and which
    account_id       BIGINT       NULL,
    happened_at      DATETIME(6)  NOT NULL,
    recorded_at      DATETIME(6)  NOT NULL,
    accounting_date  DATE         NOT NULL,
    statement_month  DATE         NOT NULL,
    PRIMARY KEY (id),
    KEY movement_by_level (counter_id, lot_id, happened_at), -- replay of a level; on_hand = sum
    KEY movement_by_document (document_kind, document_id),   -- what a document moved
    KEY movement_by_month (pairing_id, statement_month, sku_id), -- the stock identity of a statement
    FOREIGN KEY (counter_id, lot_id) REFERENCES stock_level (counter_id, lot_id),
    CHECK (quantity <> 0),
    CHECK (kind IN ('RECEIVED', 'MOVED_IN', 'MOVED_OUT', 'SOLD', 'RETURNED', 'SENT_BACK', 'WRITTEN_OFF', 'FOUND', 'COUNTED', 'COUNT_RESTATED')),
    CHECK (document_kind IN ('RECEIPT', 'TRANSFER', 'ORDER', 'RETURN', 'SEND_BACK', 'WRITE_OFF', 'COUNT'))
);

-- Stock kept for an order not yet handed over. OPEN → TAKEN | EXPIRED | CANCELLED, once.
CREATE TABLE hold (
    id          BIGINT      NOT NULL,
    order_id    BIGINT      NOT NULL,
    counter_id  BIGINT      NOT NULL,
    state       VARCHAR(9)  NOT NULL,
    open_order_id BIGINT AS (CASE WHEN state = 'OPEN' THEN order_id END) STORED,
    paid        BOOLEAN     NOT NULL,                        -- unpaid holds break first (rule 14)
    made_at     DATETIME(6) NOT NULL,
    ends_at     DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY open_hold_of_order (open_order_id),           -- an order has at most one open hold
    KEY hold_by_order (order_id),                            -- the holds an order has had
    KEY hold_due (state, ends_at),                           -- the expiry sweep
    CHECK (state IN ('OPEN', 'TAKEN', 'EXPIRED', 'CANCELLED'))
);

CREATE TABLE hold_line (
    hold_id        BIGINT NOT NULL,
    order_line_id  BIGINT NOT NULL,
    lot_id         BIGINT NOT NULL,
    counter_id     BIGINT NOT NULL,
    quantity       INT    NOT NULL,
    PRIMARY KEY (hold_id, order_line_id, lot_id),
    KEY hold_line_by_level (counter_id, lot_id),             -- reserved = sum of open holds; whose hold breaks
    FOREIGN KEY (hold_id) REFERENCES hold (id),
    FOREIGN KEY (counter_id, lot_id) REFERENCES stock_level (counter_id, lot_id),
    CHECK (quantity > 0)
);

-- What was found of a lot at a moment.
CREATE TABLE stock_count (
    id           BIGINT      NOT NULL,
    counter_id   BIGINT      NOT NULL,
    lot_id       BIGINT      NOT NULL,
    counted      INT         NOT NULL,
    happened_at  DATETIME(6) NOT NULL,
    recorded_at  DATETIME(6) NOT NULL,
    account_id   BIGINT      NULL,
    PRIMARY KEY (id),
    KEY stock_count_by_level (counter_id, lot_id, happened_at), -- counts a late movement restates
    FOREIGN KEY (counter_id, lot_id) REFERENCES stock_level (counter_id, lot_id),
    CHECK (counted >= 0)
);

CREATE TABLE write_off (
    id           BIGINT       NOT NULL,
    counter_id   BIGINT       NOT NULL,
    lot_id       BIGINT       NOT NULL,
    quantity     INT          NOT NULL,
    reason       VARCHAR(10)  NOT NULL,
    note         VARCHAR(200) NULL,
    return_id    BIGINT       NULL,                          -- the return it discards
    happened_at  DATETIME(6)  NOT NULL,
    recorded_at  DATETIME(6)  NOT NULL,
    account_id   BIGINT       NULL,
    PRIMARY KEY (id),
    KEY write_off_by_level (counter_id, lot_id),
    FOREIGN KEY (counter_id, lot_id) REFERENCES stock_level (counter_id, lot_id),
    CHECK (quantity > 0),
    CHECK (reason IN ('SPOILED', 'BROKEN', 'TASTING', 'EXPIRED', 'STOLEN', 'DISCARD', 'OTHER'))
);

-- Units moved between two counters of one pairing.
CREATE TABLE transfer (
    id               BIGINT      NOT NULL,
    from_counter_id  BIGINT      NOT NULL,
    to_counter_id    BIGINT      NOT NULL,
    lot_id           BIGINT      NOT NULL,
    quantity         INT         NOT NULL,
    happened_at      DATETIME(6) NOT NULL,
    account_id       BIGINT      NULL,
    PRIMARY KEY (id),
    KEY transfer_by_from (from_counter_id, lot_id),
    FOREIGN KEY (from_counter_id, lot_id) REFERENCES stock_level (counter_id, lot_id),
    CHECK (quantity > 0),
    CHECK (from_counter_id <> to_counter_id)
);

-- Levels whose book was proved wrong: to be counted again.
CREATE TABLE recount (
    id             BIGINT      NOT NULL,
    counter_id     BIGINT      NOT NULL,
    lot_id         BIGINT      NOT NULL,
    why            VARCHAR(12) NOT NULL,
    document_kind  VARCHAR(10) NOT NULL,
    document_id    BIGINT      NOT NULL,
    listed_at      DATETIME(6) NOT NULL,
    counted_at     DATETIME(6) NULL,
    PRIMARY KEY (id),
    KEY recount_open (counter_id, counted_at),               -- a counter's list
    FOREIGN KEY (counter_id, lot_id) REFERENCES stock_level (counter_id, lot_id),
    CHECK (why IN ('FOUND', 'HOLD_BROKEN', 'UNSELLABLE'))
);
