CREATE TABLE product (
    id                  BIGINT       NOT NULL,
    town_code           BIGINT       NOT NULL,               -- the mountain town it comes from
    name                VARCHAR(60)  NOT NULL,
    name_en             VARCHAR(120) NOT NULL,
    category            VARCHAR(12)  NOT NULL,
    fresh               BOOLEAN      NOT NULL,               -- never restocked after a return (rule 13)
    shelf_life_days     INT          NOT NULL,
    stop_sale_days      INT          NOT NULL,               -- days before best before when sale stops (rule 15)
    storage             VARCHAR(60)  NOT NULL,
    storage_en          VARCHAR(120) NOT NULL,
    source              VARCHAR(500) NOT NULL,               -- where the facts above come from
    PRIMARY KEY (id),
    KEY product_by_town (town_code),                         -- a township's products
    FOREIGN KEY (town_code) REFERENCES town (code),
    CHECK (shelf_life_days > 0),
    CHECK (stop_sale_days BETWEEN 0 AND shelf_life_days)
);

-- One sellable pack. Quantities are whole packs, nothing is weighed at the till.
CREATE TABLE sku (
    id              BIGINT       NOT NULL,
    product_id      BIGINT       NOT NULL,
    barcode         VARCHAR(13)  NOT NULL,
    pack            VARCHAR(40)  NOT NULL,                   -- 250g袋装
    pack_en         VARCHAR(60)  NOT NULL,
    measure         VARCHAR(6)   NOT NULL,                   -- what `content` counts: grams, millilitres, pieces
    content         INT          NOT NULL,
    list_price_fen  BIGINT       NOT NULL,
    sample          BOOLEAN      NOT NULL,                   -- an invented pack, shown as 示例
    PRIMARY KEY (id),
    UNIQUE KEY sku_by_barcode (barcode),                     -- a scan at a counter
    KEY sku_by_product (product_id),                         -- packs of a product
    FOREIGN KEY (product_id) REFERENCES product (id),
    CHECK (measure IN ('GRAM', 'ML', 'PIECE')),
    CHECK (content > 0),
    CHECK (list_price_fen > 0)
);
