-- A sheet somebody sent, and how far it has come. Figures stay when its content is let go after 90 days.
CREATE TABLE import_file (
    id               BIGINT        NOT NULL,
    kind             VARCHAR(13)   NOT NULL,
    name             VARCHAR(200)  NOT NULL,                 -- the sender's word for it
    state            VARCHAR(8)    NOT NULL,
    total_rows       INT           NOT NULL,
    done_rows        INT           NOT NULL,                 -- rows the present pass has come to
    new_rows         INT           NOT NULL,
    changed_rows     INT           NOT NULL,
    same_rows        INT           NOT NULL,
    wrong_rows       INT           NOT NULL,
    example_rows     INT           NOT NULL,
    ignored_columns  VARCHAR(1000) NOT NULL,
    sent_by          BIGINT        NOT NULL,
    sent_at          DATETIME(6)   NOT NULL,
    taken_by         BIGINT        NULL,
    ended_at         DATETIME(6)   NULL,
    cleared_at       DATETIME(6)   NULL,
    PRIMARY KEY (id),
    KEY import_file_by_state (state),                        -- what is under way
    KEY import_file_by_age (cleared_at, sent_at),            -- whose content may go
    CHECK (kind IN ('TOWN', 'VILLAGE', 'PRODUCER', 'PRODUCT', 'CONTRACT', 'OPENING_STOCK')),
    CHECK (state IN ('CHECKING', 'CHECKED', 'TAKING', 'TAKEN', 'STOPPED')),
    CHECK (done_rows = new_rows + changed_rows + same_rows + wrong_rows AND done_rows <= total_rows),
    CHECK (state NOT IN ('TAKING', 'TAKEN') OR taken_by IS NOT NULL)
);

-- Its bytes, a megabyte a row.
CREATE TABLE import_part (
    file_id  BIGINT     NOT NULL,
    number   INT        NOT NULL,
    content  MEDIUMBLOB NOT NULL,
    PRIMARY KEY (file_id, number),
    FOREIGN KEY (file_id) REFERENCES import_file (id)
);

-- What came of a row when last come to: what is wrong with it, or what it changes.
CREATE TABLE import_row (
    file_id  BIGINT     NOT NULL,
    line     INT        NOT NULL,                            -- as the spreadsheet counts
    outcome  VARCHAR(7) NOT NULL,
    told     MEDIUMTEXT NOT NULL,
    PRIMARY KEY (file_id, line),
    KEY import_row_by_outcome (file_id, outcome, line),      -- rows with errors, rows that change something
    FOREIGN KEY (file_id) REFERENCES import_file (id),
    CHECK (outcome IN ('NEW', 'CHANGED', 'SAME', 'WRONG'))
);

-- Whoever holds a row of this takes rows of that kind; others wait.
CREATE TABLE import_turn (
    kind  VARCHAR(13) NOT NULL,
    PRIMARY KEY (kind)
);

INSERT INTO import_turn (kind)
VALUES ('TOWN'), ('VILLAGE'), ('PRODUCER'), ('PRODUCT'), ('CONTRACT'), ('OPENING_STOCK');
