-- What a product claims on its packs, the months it is in season, and the day from which it is offered no more.
ALTER TABLE product
    ADD COLUMN season    INT  NOT NULL DEFAULT 4095,          -- a bit for each month, January the lowest; 4095 is all year
    ADD COLUMN ended_on  DATE NULL,
    ADD CONSTRAINT product_season CHECK (season BETWEEN 1 AND 4095);

ALTER TABLE sku
    ADD COLUMN ended_on  DATE NULL;

CREATE TABLE product_claim (
    product_id  BIGINT      NOT NULL,
    claim       VARCHAR(10) NOT NULL,
    PRIMARY KEY (product_id, claim),
    FOREIGN KEY (product_id) REFERENCES product (id),
    CHECK (claim IN ('ORGANIC', 'GREEN', 'SELENIUM', 'GEOGRAPHIC'))
);
