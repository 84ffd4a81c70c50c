-- With how much of a lot a counter began, before its first delivery here: once for each counter and lot, ever.
CREATE TABLE opening_stock (
    counter_id  BIGINT NOT NULL,
    lot_id      BIGINT NOT NULL,
    quantity    INT    NOT NULL,
    receipt_id  BIGINT NOT NULL,                             -- the paper it was accepted with
    PRIMARY KEY (counter_id, lot_id),
    FOREIGN KEY (counter_id, lot_id) REFERENCES stock_level (counter_id, lot_id),
    FOREIGN KEY (receipt_id) REFERENCES receipt (id),
    CHECK (quantity > 0)
);
