-- A picture somebody sent. What was sent is not kept, only what we drew of it; the same one sent again is the same row.
CREATE TABLE picture (
    id       BIGINT      NOT NULL,
    sha256   BINARY(32)  NOT NULL,                           -- of what was sent
    width    INT         NOT NULL,                           -- as it was sent, upright
    height   INT         NOT NULL,
    sent_by  BIGINT      NULL,                               -- null: a shopper, who has no account
    sent_at  DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY picture_by_content (sha256),                  -- whether it is known
    FOREIGN KEY (sent_by) REFERENCES account (id),
    CHECK (width BETWEEN 1 AND 30000000),
    CHECK (height BETWEEN 1 AND 30000000)
);

-- It as a JPEG within a square of so many pixels, without anything a camera wrote beside it.
CREATE TABLE picture_file (
    picture_id  BIGINT     NOT NULL,
    square      INT        NOT NULL,
    width       INT        NOT NULL,
    height      INT        NOT NULL,
    content     MEDIUMBLOB NOT NULL,
    PRIMARY KEY (picture_id, square),
    FOREIGN KEY (picture_id) REFERENCES picture (id),
    CHECK (square IN (400, 800)),
    CHECK (width BETWEEN 1 AND square),
    CHECK (height BETWEEN 1 AND square),
    CHECK (OCTET_LENGTH(content) BETWEEN 1 AND 40000)
);

-- Where everybody may see it. A picture shown nowhere is given out only by who keeps it for somebody.
CREATE TABLE picture_show (
    id            BIGINT      NOT NULL,
    subject_kind  VARCHAR(40) NOT NULL,
    subject_id    BIGINT      NOT NULL,
    picture_id    BIGINT      NOT NULL,
    kind          VARCHAR(10) NOT NULL,
    place         INT         NOT NULL,                      -- the lower the earlier
    shown_by      BIGINT      NOT NULL,
    shown_at      DATETIME(6) NOT NULL,
    ended_at      DATETIME(6) NULL,
    PRIMARY KEY (id),
    KEY picture_show_by_subject (subject_kind, subject_id),  -- the pictures of a thing; of all things of a kind
    KEY picture_show_by_picture (picture_id, ended_at),      -- whether everybody may see a picture
    FOREIGN KEY (picture_id) REFERENCES picture (id),
    FOREIGN KEY (shown_by) REFERENCES account (id),
    CHECK (kind IN ('THIS_LOT', 'PHOTOGRAPH', 'DRAWING'))
);
