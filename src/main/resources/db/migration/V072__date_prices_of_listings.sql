-- A listing has a name of its own, days on which it holds, and prices each from a day on. Made anew, for the price is a column no more.
CREATE TABLE dated_listing (
    id             BIGINT      NOT NULL,
    counter_id     BIGINT      NOT NULL,
    sku_id         BIGINT      NOT NULL,
    starts_on      DATE        NOT NULL,
    ends_on        DATE        NULL,
    reorder_point  INT         NOT NULL,
    target_level   INT         NOT NULL,
    changed_at     DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY listing_of_sku (counter_id, sku_id),          -- the listing of a sku at a counter
    KEY listing_by_sku (sku_id),                             -- every counter that offers a sku
    KEY listing_changed (changed_at),                        -- what the storefront's snapshot re-reads
    CONSTRAINT listing_at_counter FOREIGN KEY (counter_id) REFERENCES counter (id),
    CONSTRAINT listing_is_of_sku FOREIGN KEY (sku_id) REFERENCES sku (id),
    CONSTRAINT listing_days CHECK (ends_on IS NULL OR ends_on >= starts_on),
    CONSTRAINT listing_levels CHECK (reorder_point >= 0 AND target_level >= reorder_point)
);

INSERT INTO dated_listing (id, counter_id, sku_id, starts_on, ends_on, reorder_point, target_level, changed_at)
SELECT ROW_NUMBER() OVER (ORDER BY l.counter_id, l.sku_id), l.counter_id, l.sku_id, c.opened_on, NULL, l.reorder_point, l.target_level, l.changed_at
  FROM listing l
  JOIN counter c ON c.id = l.counter_id;

-- The price in force on a day is the latest that has begun.
CREATE TABLE listing_price (
    listing_id  BIGINT NOT NULL,
    starts_on   DATE   NOT NULL,
    price_fen   BIGINT NOT NULL,
    PRIMARY KEY (listing_id, starts_on),
    CONSTRAINT listing_price_range CHECK (price_fen BETWEEN 1 AND 9999999)
);

INSERT INTO listing_price (listing_id, starts_on, price_fen)
SELECT d.id, d.starts_on, l.price_fen
  FROM listing l
  JOIN dated_listing d ON d.counter_id = l.counter_id AND d.sku_id = l.sku_id;

DROP TABLE listing;

RENAME TABLE dated_listing TO listing;

ALTER TABLE listing_price
    ADD CONSTRAINT listing_price_of FOREIGN KEY (listing_id) REFERENCES listing (id);
