-- Which one source tells a counter's till sales on a date (rule 18): the first that speaks.
CREATE TABLE till_source (
    counter_id  BIGINT     NOT NULL,
    on_date     DATE       NOT NULL,
    source      VARCHAR(4) NOT NULL,
    PRIMARY KEY (counter_id, on_date),
    FOREIGN KEY (counter_id) REFERENCES counter (id),
    CHECK (source IN ('SCAN', 'FILE', 'API'))
);

-- Rows of a till that could not become a sale, for a person to look at.
CREATE TABLE till_exception (
    id           BIGINT       NOT NULL,
    counter_id   BIGINT       NOT NULL,
    why          VARCHAR(16)  NOT NULL,
    barcode      VARCHAR(20)  NULL,
    quantity     INT          NULL,
    detail       VARCHAR(500) NOT NULL,
    happened_at  DATETIME(6)  NOT NULL,
    recorded_at  DATETIME(6)  NOT NULL,
    settled_at   DATETIME(6)  NULL,
    settled_by   BIGINT       NULL,
    settled_note VARCHAR(200) NULL,
    PRIMARY KEY (id),
    KEY till_exception_open (counter_id, settled_at),
    FOREIGN KEY (counter_id) REFERENCES counter (id)
);
