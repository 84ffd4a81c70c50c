-- Insert-only: what is payable that no single sale makes; with base, rate and clause.
CREATE TABLE entry (
    id               BIGINT       NOT NULL,
    pairing_id       BIGINT       NOT NULL,
    contract_id      BIGINT       NOT NULL,
    kind             VARCHAR(10)  NOT NULL,
    amount_fen       BIGINT       NOT NULL,                  -- signed: what it adds to the payable
    closing          BOOLEAN      NOT NULL,                  -- made by closing the month; a withdrawal answers it
    answers_id       BIGINT       NULL,                      -- the entry it answers, equal and opposite
    counter_id       BIGINT       NULL,
    lot_id           BIGINT       NULL,
    quantity         INT          NULL,
    base_fen         BIGINT       NULL,
    rate_bp          INT          NULL,
    rate_id          BIGINT       NULL,
    fee_id           BIGINT       NULL,
    clause           VARCHAR(60)  NULL,
    document_kind    VARCHAR(10)  NULL,
    document_id      BIGINT       NULL,
    reason           VARCHAR(200) NULL,
    account_id       BIGINT       NULL,
    recorded_at      DATETIME(6)  NOT NULL,
    accounting_date  DATE         NOT NULL,
    statement_month  DATE         NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY entry_answered_once (answers_id),
    KEY entry_by_month (pairing_id, statement_month, contract_id), -- what a statement gathers
    KEY entry_by_document (document_kind, document_id),      -- what a receipt, count or write-off made
    FOREIGN KEY (pairing_id) REFERENCES pairing (id),
    FOREIGN KEY (contract_id) REFERENCES contract (id),
    CHECK (kind IN ('RECEIPT', 'SEND_BACK', 'FEE', 'TIER', 'GUARANTEE', 'LOSS', 'CARRY', 'CORRECTION'))
);

-- Insert-only: a statement as it was sent.
CREATE TABLE statement_issue (
    id             BIGINT      NOT NULL,
    pairing_id     BIGINT      NOT NULL,
    month          DATE        NOT NULL,
    version        INT         NOT NULL,
    number         VARCHAR(60) NOT NULL,
    sold_fen       BIGINT      NOT NULL,                     -- goods sold: net of returns, all modes
    payable_fen    BIGINT      NOT NULL,
    line_count     INT         NOT NULL,
    previous_hash  BINARY(32)  NULL,
    hash           BINARY(32)  NOT NULL,
    issued_at      DATETIME(6) NOT NULL,
    account_id     BIGINT      NULL,                         -- none: the job on the 6th
    PRIMARY KEY (id),
    UNIQUE KEY statement_issue_by_number (number),
    UNIQUE KEY statement_issue_version (pairing_id, month, version),
    FOREIGN KEY (pairing_id, month) REFERENCES pairing_month (pairing_id, month)
);

-- Insert-only: the bytes that were sent, with their own hash.
CREATE TABLE statement_file (
    issue_id  BIGINT       NOT NULL,
    kind      VARCHAR(6)   NOT NULL,
    name      VARCHAR(120) NOT NULL,
    bytes     LONGBLOB     NOT NULL,
    hash      BINARY(32)   NOT NULL,
    PRIMARY KEY (issue_id, kind),
    FOREIGN KEY (issue_id) REFERENCES statement_issue (id)
);

-- Insert-only: an issue taken back before confirmation, by whom and why.
CREATE TABLE statement_withdrawal (
    issue_id      BIGINT       NOT NULL,
    account_id    BIGINT       NOT NULL,
    reason        VARCHAR(200) NOT NULL,
    withdrawn_at  DATETIME(6)  NOT NULL,
    PRIMARY KEY (issue_id),
    FOREIGN KEY (issue_id) REFERENCES statement_issue (id)
);

CREATE TABLE statement_confirmation (
    issue_id      BIGINT      NOT NULL,
    account_id    BIGINT      NOT NULL,
    confirmed_at  DATETIME(6) NOT NULL,
    PRIMARY KEY (issue_id),
    FOREIGN KEY (issue_id) REFERENCES statement_issue (id)
);

-- A statement's part under one contract: what this supermarket owes this supplier, and when.
CREATE TABLE settlement (
    id           BIGINT      NOT NULL,
    pairing_id   BIGINT      NOT NULL,
    contract_id  BIGINT      NOT NULL,
    month        DATE        NOT NULL,
    payable_fen  BIGINT      NOT NULL,                       -- of the newest issue
    due_on       DATE        NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY settlement_once (pairing_id, contract_id, month),
    KEY settlement_by_contract (contract_id, month),
    FOREIGN KEY (contract_id) REFERENCES contract (id)
);

CREATE TABLE settlement_payment (
    id               BIGINT      NOT NULL,
    settlement_id    BIGINT      NOT NULL,
    amount_fen       BIGINT      NOT NULL,
    paid_on          DATE        NOT NULL,
    reference        VARCHAR(60) NOT NULL,
    account_id       BIGINT      NOT NULL,
    recorded_at      DATETIME(6) NOT NULL,
    acknowledged_at  DATETIME(6) NULL,
    acknowledged_by  BIGINT      NULL,
    PRIMARY KEY (id),
    KEY settlement_payment_by_settlement (settlement_id),
    UNIQUE KEY settlement_payment_reference (settlement_id, reference),
    FOREIGN KEY (settlement_id) REFERENCES settlement (id),
    CHECK (amount_fen > 0)
);
