-- A permit, certification or test report of a supplier: for all its goods, or for the products it names.
CREATE TABLE licence (
    id            BIGINT       NOT NULL,
    supplier_id   BIGINT       NOT NULL,
    kind          VARCHAR(15)  NOT NULL,
    number        VARCHAR(60)  NOT NULL,
    issuer        VARCHAR(80)  NOT NULL,
    valid_from    DATE         NOT NULL,
    valid_until   DATE         NULL,                         -- its last day; null where it has none
    entered_by    BIGINT       NOT NULL,
    entered_at    DATETIME(6)  NOT NULL,
    checked_by    BIGINT       NULL,                         -- the office has seen it: only then it counts
    checked_at    DATETIME(6)  NULL,
    withdrawn_at  DATETIME(6)  NULL,                         -- it counts no more, whatever its dates
    PRIMARY KEY (id),
    KEY licence_by_supplier (supplier_id, kind),             -- a supplier's licences; one of a kind in force
    KEY licence_by_end (valid_until),                        -- those that end soon
    FOREIGN KEY (supplier_id) REFERENCES supplier (id),
    FOREIGN KEY (entered_by) REFERENCES account (id),
    FOREIGN KEY (checked_by) REFERENCES account (id),
    CHECK (kind IN ('FOOD_PRODUCTION', 'SMALL_WORKSHOP', 'FOOD_TRADE', 'CERTIFICATION', 'TEST_REPORT', 'QUARANTINE', 'HERB_APPROVAL', 'OTHER')),
    CHECK (valid_until IS NULL OR valid_until >= valid_from),
    CHECK ((checked_by IS NULL) = (checked_at IS NULL))
);

-- The products a licence names; none: it is for all the supplier sells.
CREATE TABLE licence_product (
    licence_id  BIGINT NOT NULL,
    product_id  BIGINT NOT NULL,
    PRIMARY KEY (licence_id, product_id),
    KEY licence_product_by_product (product_id),             -- licences that name a product
    FOREIGN KEY (licence_id) REFERENCES licence (id),
    FOREIGN KEY (product_id) REFERENCES product (id)
);

-- What the products named may say on their packs because of it.
CREATE TABLE licence_claim (
    licence_id  BIGINT      NOT NULL,
    claim       VARCHAR(10) NOT NULL,
    PRIMARY KEY (licence_id, claim),
    FOREIGN KEY (licence_id) REFERENCES licence (id),
    CHECK (claim IN ('ORGANIC', 'GREEN', 'SELENIUM', 'GEOGRAPHIC'))
);

-- Its scan, as it was sent.
CREATE TABLE licence_file (
    licence_id  BIGINT       NOT NULL,
    name        VARCHAR(200) NOT NULL,
    type        VARCHAR(4)   NOT NULL,
    size        INT          NOT NULL,
    content     MEDIUMBLOB   NOT NULL,
    sent_by     BIGINT       NOT NULL,
    sent_at     DATETIME(6)  NOT NULL,
    PRIMARY KEY (licence_id),
    FOREIGN KEY (licence_id) REFERENCES licence (id),
    FOREIGN KEY (sent_by) REFERENCES account (id),
    CHECK (type IN ('PDF', 'JPEG', 'PNG')),
    CHECK (size BETWEEN 1 AND 5000000)
);

-- Goods of a category, or one product, may be sold only while a licence of this kind is in force.
CREATE TABLE requirement (
    id          BIGINT       NOT NULL,
    category    VARCHAR(12)  NULL,
    product_id  BIGINT       NULL,
    kind        VARCHAR(15)  NOT NULL,
    why         VARCHAR(200) NOT NULL,
    starts_on   DATE         NOT NULL,
    ends_on     DATE         NULL,
    PRIMARY KEY (id),
    KEY requirement_by_product (product_id),                 -- what one product needs
    FOREIGN KEY (product_id) REFERENCES product (id),
    CHECK ((category IS NULL) <> (product_id IS NULL)),
    CHECK (kind IN ('FOOD_PRODUCTION', 'SMALL_WORKSHOP', 'FOOD_TRADE', 'CERTIFICATION', 'TEST_REPORT', 'QUARANTINE', 'HERB_APPROVAL', 'OTHER')),
    CHECK (ends_on IS NULL OR ends_on >= starts_on)
);
