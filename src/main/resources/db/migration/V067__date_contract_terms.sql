-- Every figure of a contract says its clause.
ALTER TABLE contract_term
    ADD COLUMN clause VARCHAR(60) NULL,                      -- of mode, payment days and who bears losses
    ADD CONSTRAINT guarantee_has_a_clause CHECK ((guarantee_fen IS NULL) = (guarantee_clause IS NULL));
ALTER TABLE settlement_price
    ADD COLUMN clause VARCHAR(60) NULL;

CREATE INDEX sale_rollup_by_contract ON sale_rollup (contract_id, accounting_date); -- the last day on which sales froze a contract's figures
CREATE INDEX entry_by_contract ON entry (contract_id, accounting_date);             -- the last day on which entries did
