-- What is known of a pairing, each with where it stands written. A figure names its measure: the four are never added, swapped or
-- derived from each other (rule 12). The period is half-open; an end alone reads "by then".
CREATE TABLE pairing_fact (
    id           BIGINT       NOT NULL,
    pairing_id   BIGINT       NOT NULL,
    sentence     VARCHAR(300) NOT NULL,
    sentence_en  VARCHAR(600) NULL,
    measure      VARCHAR(14)  NULL,
    starts_on    DATE         NULL,
    ends_on      DATE         NULL,
    source       VARCHAR(200) NOT NULL,
    source_url   VARCHAR(300) NULL,
    PRIMARY KEY (id),
    KEY pairing_fact_by_pairing (pairing_id, id),            -- facts of a pairing, in the order they were entered
    FOREIGN KEY (pairing_id) REFERENCES pairing (id),
    CHECK (measure IN ('GOODS_SOLD', 'PAYABLE', 'GROWERS_INCOME', 'DIVIDENDS')),
    CHECK (ends_on > starts_on),
    CHECK (sentence <> ''),
    CHECK (source <> ''),
    CHECK (source_url LIKE 'http://%' OR source_url LIKE 'https://%')
);
