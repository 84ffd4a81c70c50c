-- Roll-ups carry what a statement groups by, so that its bridge is read from them alone.
ALTER TABLE sale_rollup
    ADD COLUMN mode               VARCHAR(11) NOT NULL AFTER contract_id,
    ADD COLUMN commission_rate_id BIGINT      NOT NULL AFTER mode,   -- 0 where none was taken
    ADD COLUMN commission_bp      INT         NOT NULL AFTER commission_rate_id,
    ADD COLUMN line_count         INT         NOT NULL AFTER product_id,
    DROP PRIMARY KEY,
    ADD PRIMARY KEY (counter_id, lot_id, accounting_date, statement_month, kind, contract_id, mode, commission_rate_id);

-- Sums of percentage fees of sale lines, upserted beside them.
CREATE TABLE sale_fee_rollup (
    pairing_id       BIGINT      NOT NULL,
    counter_id       BIGINT      NOT NULL,
    lot_id           BIGINT      NOT NULL,
    accounting_date  DATE        NOT NULL,
    statement_month  DATE        NOT NULL,
    kind             VARCHAR(8)  NOT NULL,
    contract_id      BIGINT      NOT NULL,
    fee_id           BIGINT      NOT NULL,
    rate_id          BIGINT      NOT NULL,
    rate_bp          INT         NOT NULL,
    line_count       INT         NOT NULL,
    fee_fen          BIGINT      NOT NULL,
    PRIMARY KEY (counter_id, lot_id, accounting_date, statement_month, kind, contract_id, fee_id, rate_id),
    KEY sale_fee_rollup_by_month (pairing_id, statement_month)       -- fees of a statement
);

-- A lot of an order line leaves once. (A unique key passes over NULL, so sale_once alone guards returns only.)
ALTER TABLE sale
    ADD COLUMN sold_once BIGINT AS (CASE WHEN kind = 'SOLD' THEN order_line_lot_id END) STORED,
    ADD UNIQUE KEY sale_sold_once (sold_once);
