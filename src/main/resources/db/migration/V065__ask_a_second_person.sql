-- Changes that need a second person's yes: PROPOSED → APPROVED | REJECTED | WITHDRAWN, once.
CREATE TABLE proposal (
    id               BIGINT       NOT NULL PRIMARY KEY,
    kind             VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    subject_kind     VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    subject_id       BIGINT       NOT NULL,
    wish             MEDIUMTEXT   NOT NULL,                  -- JSON that the feature of this kind understands
    starts_on        DATE,                                   -- from when it would hold; none: at once
    reason           VARCHAR(500) NOT NULL,
    proposed_by      BIGINT       NOT NULL,
    proposed_at      DATETIME(6)  NOT NULL,
    state            VARCHAR(9)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    decided_by       BIGINT,                                 -- the second person; none where it was withdrawn
    decided_at       DATETIME(6),
    decision_reason  VARCHAR(500),
    -- what waits for a second person; all of one state, newest first
    KEY proposal_by_state (state, id),
    -- the proposals about one thing, newest first
    KEY proposal_by_subject (subject_kind, subject_id, id),
    CONSTRAINT proposal_state CHECK (state IN ('PROPOSED', 'APPROVED', 'REJECTED', 'WITHDRAWN')),
    CONSTRAINT proposal_by_two CHECK (decided_by <> proposed_by),
    CONSTRAINT proposal_decided CHECK ((state = 'PROPOSED') = (decided_at IS NULL)),
    CONSTRAINT proposal_decided_by CHECK ((state IN ('APPROVED', 'REJECTED')) = (decided_by IS NOT NULL)),
    CONSTRAINT proposal_rejected_why CHECK (state <> 'REJECTED' OR decision_reason IS NOT NULL)
);

-- What a proposal would change, from what to what, as it stood when it was made.
CREATE TABLE proposal_line (
    proposal_id  BIGINT        NOT NULL,
    position     INT           NOT NULL,
    field        VARCHAR(60)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    about        VARCHAR(400),
    from_value   VARCHAR(2000),
    to_value     VARCHAR(2000),
    PRIMARY KEY (proposal_id, position),
    FOREIGN KEY (proposal_id) REFERENCES proposal (id)
);

-- Who said yes to a change that needed two.
ALTER TABLE change_entry
    ADD COLUMN approved_by BIGINT,
    ADD CONSTRAINT change_entry_by_two CHECK (approved_by <> account_id);
