-- A price of one lot at one counter, from a moment until it is ended, by whom and why; the level carries the one that stands.
CREATE TABLE markdown (
    id            BIGINT       NOT NULL,
    counter_id    BIGINT       NOT NULL,
    lot_id        BIGINT       NOT NULL,
    price_fen     BIGINT       NOT NULL,
    set_at        DATETIME(6)  NOT NULL,
    set_by        BIGINT       NULL,
    reason        VARCHAR(200) NOT NULL,
    ended_at      DATETIME(6)  NULL,
    ended_by      BIGINT       NULL,
    end_reason    VARCHAR(200) NULL,
    standing_lot_id BIGINT AS (CASE WHEN ended_at IS NULL THEN lot_id END) STORED,
    PRIMARY KEY (id),
    UNIQUE KEY standing_markdown (counter_id, standing_lot_id), -- a lot has at most one at a counter
    KEY markdown_by_level (counter_id, lot_id, set_at),      -- the price of a lot at a moment
    FOREIGN KEY (counter_id, lot_id) REFERENCES stock_level (counter_id, lot_id),
    CHECK (price_fen BETWEEN 1 AND 9999999),
    CHECK (ended_at IS NULL OR ended_at >= set_at),
    CHECK ((ended_at IS NULL) = (end_reason IS NULL))
);
