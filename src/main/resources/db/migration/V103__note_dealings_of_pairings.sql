-- What the office and the two towns of a pairing had to do with each other, day by day: for the office to read.
CREATE TABLE pairing_note (
    id         BIGINT       NOT NULL,
    pairing_id BIGINT       NOT NULL,
    kind       VARCHAR(8)   NOT NULL,
    day        DATE         NOT NULL,
    what       VARCHAR(500) NOT NULL,
    url        VARCHAR(300) NULL,
    PRIMARY KEY (id),
    KEY pairing_note_by_day (pairing_id, day, id),           -- notes of a pairing, the newest day first
    FOREIGN KEY (pairing_id) REFERENCES pairing (id),
    CHECK (kind IN ('CONTACT', 'VISIT', 'DOCUMENT')),
    CHECK (what <> ''),
    CHECK (url LIKE 'http://%' OR url LIKE 'https://%')
);
