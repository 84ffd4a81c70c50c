-- Insert-only: each village's part of a settlement as issued (rule 21). village_id 0 is what had nobody to be shared among.
CREATE TABLE village_part (
    issue_id      BIGINT NOT NULL,
    contract_id   BIGINT NOT NULL,
    village_id    BIGINT NOT NULL,
    net_fen       BIGINT NOT NULL,
    lines_fen     BIGINT NOT NULL,
    entries_fen   BIGINT NOT NULL,
    carried_in_fen  BIGINT NOT NULL,
    due_fen       BIGINT NOT NULL,                           -- of what this settlement pays
    carried_out_fen BIGINT NOT NULL,                         -- left for the next month, either sign
    PRIMARY KEY (issue_id, contract_id, village_id),
    FOREIGN KEY (issue_id) REFERENCES statement_issue (id),
    CHECK (lines_fen + entries_fen + carried_in_fen = due_fen + carried_out_fen),
    CHECK (due_fen >= 0)
);

-- Insert-only: the stock identity's ends as issued; the closing is the next issue's opening (rule 11).
CREATE TABLE statement_stock (
    issue_id  BIGINT NOT NULL,
    sku_id    BIGINT NOT NULL,
    opening   INT    NOT NULL,
    closing   INT    NOT NULL,
    PRIMARY KEY (issue_id, sku_id),
    FOREIGN KEY (issue_id) REFERENCES statement_issue (id)
);

ALTER TABLE entry
    ADD KEY entry_by_lot (counter_id, lot_id, kind),         -- the fees a receipt took, for a send-back
    ADD CHECK (kind <> 'CARRY' OR closing),
    ADD CHECK (answers_id IS NULL OR closing);

ALTER TABLE statement_issue
    ADD UNIQUE KEY statement_issue_chain (pairing_id, previous_hash); -- the chain of a pairing never forks

ALTER TABLE settlement_payment
    ADD CHECK (acknowledged_at IS NULL OR acknowledged_by IS NOT NULL);
