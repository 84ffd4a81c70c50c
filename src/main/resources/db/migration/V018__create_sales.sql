-- Insert-only: one lot of one order line leaving a counter (negative when returned), every figure frozen.
CREATE TABLE sale (
    id                    BIGINT      NOT NULL,
    pairing_id            BIGINT      NOT NULL,
    counter_id            BIGINT      NOT NULL,
    contract_id           BIGINT      NOT NULL,
    term_id               BIGINT      NOT NULL,
    mode                  VARCHAR(11) NOT NULL,
    kind                  VARCHAR(8)  NOT NULL,
    order_id              BIGINT      NOT NULL,
    order_line_id         BIGINT      NOT NULL,
    order_line_lot_id     BIGINT      NOT NULL,
    return_id             BIGINT      NULL,
    origin_sale_id        BIGINT      NULL,                  -- the line a return reverses
    lot_id                BIGINT      NOT NULL,
    sku_id                BIGINT      NOT NULL,
    product_id            BIGINT      NOT NULL,
    quantity              INT         NOT NULL,
    gross_fen             BIGINT      NOT NULL,
    discount_fen          BIGINT      NOT NULL,
    net_fen               BIGINT      NOT NULL,
    commission_rate_id    BIGINT      NULL,
    commission_bp         INT         NOT NULL,
    commission_fen        BIGINT      NOT NULL,
    settlement_price_fen  BIGINT      NULL,
    settlement_fen        BIGINT      NOT NULL,              -- quantity × settlement price; 0 outside consignment
    fees_fen              BIGINT      NOT NULL,              -- sum of its sale_fee rows
    payable_fen           BIGINT      NOT NULL,              -- the town's part, by subtraction
    basis                 VARCHAR(7)  NOT NULL,
    source                VARCHAR(6)  NOT NULL,
    listed                VARCHAR(12) NULL,                  -- why it stands on a list to look at, e.g. LAST_TERM
    happened_at           DATETIME(6) NOT NULL,
    recorded_at           DATETIME(6) NOT NULL,
    accounting_date       DATE        NOT NULL,
    statement_month       DATE        NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY sale_once (order_line_lot_id, kind, return_id),
    KEY sale_by_month (pairing_id, statement_month, contract_id), -- what a statement gathers
    KEY sale_by_order (order_id),
    KEY sale_by_lot (lot_id),
    FOREIGN KEY (counter_id) REFERENCES counter (id),
    FOREIGN KEY (contract_id) REFERENCES contract (id),
    CHECK (kind IN ('SOLD', 'RETURNED')),
    CHECK ((kind = 'SOLD' AND quantity > 0 AND return_id IS NULL) OR (kind = 'RETURNED' AND quantity < 0 AND return_id IS NOT NULL AND origin_sale_id IS NOT NULL)),
    CHECK (net_fen = gross_fen - discount_fen),
    CHECK ((mode = 'CONCESSION' AND payable_fen = net_fen - commission_fen - fees_fen)
        OR (mode = 'CONSIGNMENT' AND payable_fen = settlement_fen - fees_fen)
        OR (mode = 'PURCHASE' AND payable_fen = 0)),
    CHECK (basis IN ('SCANNED', 'ASSUMED')),
    CHECK (source IN ('ONLINE', 'SCAN', 'FILE', 'API'))
);

-- Insert-only: each percentage fee of a sale line, rounded by itself.
CREATE TABLE sale_fee (
    sale_id      BIGINT NOT NULL,
    fee_id       BIGINT NOT NULL,
    rate_id      BIGINT NOT NULL,
    rate_bp      INT    NOT NULL,
    fee_fen      BIGINT NOT NULL,
    PRIMARY KEY (sale_id, fee_id),
    FOREIGN KEY (sale_id) REFERENCES sale (id),
    FOREIGN KEY (fee_id) REFERENCES fee (id)
);

-- Sums of sale lines, upserted in the transaction that writes them.
CREATE TABLE sale_rollup (
    pairing_id       BIGINT      NOT NULL,
    counter_id       BIGINT      NOT NULL,
    lot_id           BIGINT      NOT NULL,
    accounting_date  DATE        NOT NULL,
    statement_month  DATE        NOT NULL,
    kind             VARCHAR(8)  NOT NULL,
    contract_id      BIGINT      NOT NULL,
    sku_id           BIGINT      NOT NULL,
    product_id       BIGINT      NOT NULL,
    quantity         INT         NOT NULL,
    gross_fen        BIGINT      NOT NULL,
    discount_fen     BIGINT      NOT NULL,
    net_fen          BIGINT      NOT NULL,
    commission_fen   BIGINT      NOT NULL,
    settlement_fen   BIGINT      NOT NULL,
    fees_fen         BIGINT      NOT NULL,
    payable_fen      BIGINT      NOT NULL,
    PRIMARY KEY (counter_id, lot_id, accounting_date, statement_month, kind, contract_id),
    KEY sale_rollup_by_month (pairing_id, statement_month)   -- statements read these
);
