-- One order per counter of a checkout. Its id is made before it is placed, so that a repeat goes on where it stands.
CREATE TABLE checkout_order (
    checkout_id  BIGINT NOT NULL,
    counter_id   BIGINT NOT NULL,
    order_id     BIGINT NOT NULL,
    PRIMARY KEY (checkout_id, counter_id),
    UNIQUE KEY checkout_order_once (order_id),
    FOREIGN KEY (checkout_id) REFERENCES checkout (id)
);

ALTER TABLE checkout
    ADD UNIQUE KEY checkout_by_code (store_id, pickup_code),     -- a code is never given twice in a store
    ADD KEY checkout_by_state (state, placed_at);                -- those left half-way

-- Locked, one row per phone and one per device, while an order to be paid at the till is let in: two at a time would both
-- find room for one.
CREATE TABLE unverified_shopper (
    name  VARCHAR(60) NOT NULL,
    PRIMARY KEY (name)
);
