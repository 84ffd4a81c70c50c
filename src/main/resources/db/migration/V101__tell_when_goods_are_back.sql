-- Somebody wants to be told, once, when a pack is back at a store.
CREATE TABLE stock_notice (
    id        BIGINT      NOT NULL,
    store_id  BIGINT      NOT NULL,
    sku_id    BIGINT      NOT NULL,
    phone     VARCHAR(11) NULL,                              -- null: forgotten
    language  VARCHAR(2)  NOT NULL,
    state     VARCHAR(9)  NOT NULL,
    made_at   DATETIME(6) NOT NULL,
    ends_at   DATETIME(6) NOT NULL,
    ended_at  DATETIME(6) NULL,
    PRIMARY KEY (id),
    KEY stock_notice_awaited (state, store_id, sku_id),      -- what is waited for, and by whom
    KEY stock_notice_of_phone (phone),                       -- somebody's notices; forgetting a phone
    FOREIGN KEY (store_id) REFERENCES store (id),
    FOREIGN KEY (sku_id) REFERENCES sku (id),
    CHECK (state IN ('OPEN', 'TOLD', 'WITHDRAWN', 'ENDED')),
    CHECK ((state = 'OPEN') = (ended_at IS NULL)),
    CHECK (state <> 'OPEN' OR phone IS NOT NULL)
);
