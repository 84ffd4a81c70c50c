CREATE TABLE supermarket (
    id               BIGINT       NOT NULL,
    name             VARCHAR(80)  NOT NULL,
    name_en          VARCHAR(120) NOT NULL,
    merchant_number  VARCHAR(32)  NOT NULL,                  -- money goes here, nobody collects for another (rule 20)
    PRIMARY KEY (id),
    UNIQUE KEY supermarket_by_merchant_number (merchant_number)
);

CREATE TABLE store (
    id              BIGINT       NOT NULL,
    supermarket_id  BIGINT       NOT NULL,
    name            VARCHAR(80)  NOT NULL,
    name_en         VARCHAR(120) NOT NULL,
    district        VARCHAR(40)  NOT NULL,
    address         VARCHAR(120) NOT NULL,
    address_en      VARCHAR(160) NOT NULL,
    opens_at        TIME         NOT NULL,
    closes_at       TIME         NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY (supermarket_id) REFERENCES supermarket (id),
    CHECK (closes_at > opens_at)
);

-- A shelf in a store opened for exactly one pairing. When the pairing changes it closes and another opens.
CREATE TABLE counter (
    id          BIGINT       NOT NULL,
    store_id    BIGINT       NOT NULL,
    pairing_id  BIGINT       NOT NULL,
    kind        VARCHAR(7)   NOT NULL,
    name        VARCHAR(60)  NOT NULL,
    name_en     VARCHAR(100) NOT NULL,
    way         VARCHAR(100) NOT NULL,                       -- the walking line a shopper follows
    way_en      VARCHAR(160) NOT NULL,
    opened_on   DATE         NOT NULL,
    closed_on   DATE         NULL,
    PRIMARY KEY (id),
    KEY counter_by_store (store_id),                         -- counters of a store
    KEY counter_by_pairing (pairing_id),                     -- counters of a pairing
    FOREIGN KEY (store_id) REFERENCES store (id),
    FOREIGN KEY (pairing_id) REFERENCES pairing (id),
    CHECK (kind IN ('COUNTER', 'SHOP')),
    CHECK (closed_on IS NULL OR closed_on >= opened_on)
);

-- A supermarket's own codes for a sku, looked up whole.
CREATE TABLE supermarket_code (
    supermarket_id  BIGINT      NOT NULL,
    code            VARCHAR(20) NOT NULL,
    sku_id          BIGINT      NOT NULL,
    PRIMARY KEY (supermarket_id, code),
    FOREIGN KEY (supermarket_id) REFERENCES supermarket (id),
    FOREIGN KEY (sku_id) REFERENCES sku (id)
);

CREATE TABLE contract (
    id              BIGINT      NOT NULL,
    number          VARCHAR(40) NOT NULL,
    supermarket_id  BIGINT      NOT NULL,
    supplier_id     BIGINT      NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY contract_by_number (number),
    FOREIGN KEY (supermarket_id) REFERENCES supermarket (id),
    FOREIGN KEY (supplier_id) REFERENCES supplier (id)
);

-- A counter is under exactly one contract on any day.
CREATE TABLE contract_counter (
    counter_id   BIGINT NOT NULL,
    starts_on    DATE   NOT NULL,
    ends_on      DATE   NULL,
    contract_id  BIGINT NOT NULL,
    PRIMARY KEY (counter_id, starts_on),
    KEY contract_counter_by_contract (contract_id),          -- counters a contract covers
    FOREIGN KEY (counter_id) REFERENCES counter (id),
    FOREIGN KEY (contract_id) REFERENCES contract (id),
    CHECK (ends_on IS NULL OR ends_on > starts_on)
);

CREATE TABLE contract_term (
    id             BIGINT      NOT NULL,
    contract_id    BIGINT      NOT NULL,
    starts_on      DATE        NOT NULL,
    ends_on        DATE        NULL,
    mode           VARCHAR(11) NOT NULL,
    payment_days   INT         NOT NULL,
    loss_bearer    VARCHAR(8)  NOT NULL,
    guarantee_fen  BIGINT      NULL,                         -- what a month's settlement is raised to, before losses and carries
    guarantee_clause VARCHAR(60) NULL,
    PRIMARY KEY (id),
    UNIQUE KEY contract_term_by_start (contract_id, starts_on), -- the term in force on a day
    FOREIGN KEY (contract_id) REFERENCES contract (id),
    CHECK (mode IN ('CONCESSION', 'CONSIGNMENT', 'PURCHASE')),
    CHECK (payment_days BETWEEN 0 AND 60),
    CHECK (loss_bearer IN ('STORE', 'SUPPLIER')),
    CHECK (guarantee_fen IS NULL OR guarantee_fen >= 0),
    CHECK (ends_on IS NULL OR ends_on > starts_on)
);

-- A named fee of a contract: a percentage (its rates stand in `rate`) or a fixed sum a month.
CREATE TABLE fee (
    id           BIGINT      NOT NULL,
    contract_id  BIGINT      NOT NULL,
    name         VARCHAR(40) NOT NULL,
    name_en      VARCHAR(60) NOT NULL,
    clause       VARCHAR(60) NOT NULL,
    fixed_fen    BIGINT      NULL,
    starts_on    DATE        NOT NULL,
    ends_on      DATE        NULL,
    PRIMARY KEY (id),
    KEY fee_by_contract (contract_id, starts_on),            -- fees in force on a day
    FOREIGN KEY (contract_id) REFERENCES contract (id),
    CHECK (fixed_fen IS NULL OR fixed_fen >= 0),
    CHECK (ends_on IS NULL OR ends_on > starts_on)
);

-- Commission (no fee named) and percentage fees: product before category before contract default (rule 3).
CREATE TABLE rate (
    id           BIGINT      NOT NULL,
    contract_id  BIGINT      NOT NULL,
    fee_id       BIGINT      NULL,
    product_id   BIGINT      NULL,
    category     VARCHAR(12) NULL,
    rate_bp      INT         NOT NULL,                       -- of the first band where there is a ladder
    clause       VARCHAR(60) NOT NULL,
    starts_on    DATE        NOT NULL,
    ends_on      DATE        NULL,
    PRIMARY KEY (id),
    KEY rate_by_contract (contract_id, starts_on),           -- rates in force on a day
    FOREIGN KEY (contract_id) REFERENCES contract (id),
    FOREIGN KEY (fee_id) REFERENCES fee (id),
    FOREIGN KEY (product_id) REFERENCES product (id),
    CHECK (rate_bp BETWEEN 0 AND 10000),
    CHECK (product_id IS NULL OR category IS NULL),
    CHECK (ends_on IS NULL OR ends_on > starts_on)
);

-- The bands above the first of a commission rate's ladder; it changes only on the 1st.
CREATE TABLE tier (
    rate_id   BIGINT NOT NULL,
    from_fen  BIGINT NOT NULL,                               -- net of the month from which this band's rate holds
    rate_bp   INT    NOT NULL,
    PRIMARY KEY (rate_id, from_fen),
    FOREIGN KEY (rate_id) REFERENCES rate (id),
    CHECK (from_fen > 0),
    CHECK (rate_bp BETWEEN 0 AND 10000)
);

-- Consignment: what the supplier gets for a pack, from a day on.
CREATE TABLE settlement_price (
    contract_id  BIGINT NOT NULL,
    sku_id       BIGINT NOT NULL,
    starts_on    DATE   NOT NULL,
    price_fen    BIGINT NOT NULL,
    PRIMARY KEY (contract_id, sku_id, starts_on),
    FOREIGN KEY (contract_id) REFERENCES contract (id),
    FOREIGN KEY (sku_id) REFERENCES sku (id),
    CHECK (price_fen > 0)
);
