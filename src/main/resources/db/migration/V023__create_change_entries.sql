-- Who changed which field of what, from what to what, and why: for a person to read.
CREATE TABLE change_entry (
    id           BIGINT        NOT NULL PRIMARY KEY,
    account_id   BIGINT        NOT NULL,
    subject_kind VARCHAR(40)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    subject_id   BIGINT        NOT NULL,
    field        VARCHAR(60)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    from_value   VARCHAR(2000),
    to_value     VARCHAR(2000),
    reason       VARCHAR(500)  NOT NULL,
    changed_at   DATETIME(6)   NOT NULL,
    -- the changes of one subject, newest first
    KEY change_entry_subject (subject_kind, subject_id, id)
);
