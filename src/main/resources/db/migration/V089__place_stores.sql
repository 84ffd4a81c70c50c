-- Where a store is, in millionths of a degree (WGS 84), where somebody has entered it. Shoppers are told how far it is.
CREATE TABLE store_place (
    store_id      BIGINT NOT NULL,
    latitude_e6   INT    NOT NULL,
    longitude_e6  INT    NOT NULL,
    PRIMARY KEY (store_id),
    FOREIGN KEY (store_id) REFERENCES store (id),
    CHECK (latitude_e6 BETWEEN -90000000 AND 90000000),
    CHECK (longitude_e6 BETWEEN -180000000 AND 180000000)
);
