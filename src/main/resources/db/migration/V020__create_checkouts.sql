-- What a shopper means to buy, in one store. Found by the device cookie; forms name the quantity wanted.
CREATE TABLE basket (
    id          BIGINT      NOT NULL,
    device      CHAR(43)    NOT NULL,
    store_id    BIGINT      NULL,
    changed_at  DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY basket_of_device (device),
    KEY basket_by_change (changed_at)                        -- old baskets are swept
);

CREATE TABLE basket_line (
    basket_id   BIGINT NOT NULL,
    counter_id  BIGINT NOT NULL,
    sku_id      BIGINT NOT NULL,
    lot_id      BIGINT NOT NULL,                             -- 0, or the marked-down lot that is the offer
    quantity    INT    NOT NULL,
    added_at    DATETIME(6) NOT NULL,
    PRIMARY KEY (basket_id, counter_id, sku_id, lot_id),
    FOREIGN KEY (basket_id) REFERENCES basket (id),
    CHECK (quantity BETWEEN 1 AND 99)
);

-- A basket turned into one order per counter of that store, one payment, one pick-up code.
CREATE TABLE checkout (
    id             BIGINT      NOT NULL,
    number         VARCHAR(12) NOT NULL,
    token          CHAR(22)    NOT NULL,                     -- the address of the order page; unguessable
    collect_token  CHAR(22)    NOT NULL,                     -- for family: shows no phone, cancels nothing
    pickup_code    CHAR(8)     NOT NULL,
    store_id       BIGINT      NOT NULL,
    device         CHAR(43)    NOT NULL,
    request_key    VARCHAR(64) NOT NULL,                     -- a repeat goes on where it stands
    request_hash   BINARY(32)  NOT NULL,
    phone          VARCHAR(11) NOT NULL,
    language       VARCHAR(2)  NOT NULL,
    tender         VARCHAR(6)  NOT NULL,
    state          VARCHAR(8)  NOT NULL,
    charges_fen    BIGINT      NOT NULL,
    payable_fen    BIGINT      NOT NULL,                     -- orders + charges, as placed
    window_from    DATETIME(6) NOT NULL,
    window_to      DATETIME(6) NOT NULL,
    placed_at      DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY checkout_by_number (number),
    UNIQUE KEY checkout_by_token (token),
    UNIQUE KEY checkout_by_collect_token (collect_token),
    UNIQUE KEY checkout_once (device, request_key),
    KEY checkout_by_phone (phone, placed_at),                -- limits on unverified orders; find by number and phone
    FOREIGN KEY (store_id) REFERENCES store (id),
    CHECK (state IN ('PLACING', 'PLACED', 'REFUSED')),
    CHECK (tender IN ('ONLINE', 'TILL')),
    CHECK (payable_fen >= 0 AND charges_fen >= 0)
);
