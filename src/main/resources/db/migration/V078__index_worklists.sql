-- What is looked for across all counters, several times a day.
ALTER TABLE stock_level
    ADD COLUMN standing_until DATE AS (CASE WHEN on_hand > 0 THEN sell_until END) STORED, -- last day of sale of what is still there
    ADD KEY stock_level_standing (standing_until);           -- lots near or past their date

CREATE INDEX recount_waiting ON recount (counted_at, listed_at);                          -- levels to be counted again
CREATE INDEX till_exception_waiting ON till_exception (settled_at, happened_at);          -- till rows nobody has settled
CREATE INDEX order_by_placing ON orders (placed_at, counter_id, paid_fen, refunded_fen);  -- what was paid and paid back lately, by counter
CREATE INDEX settlement_by_due ON settlement (due_on);                                    -- what is due or overdue
CREATE INDEX settlement_payment_waiting ON settlement_payment (acknowledged_at);          -- payments nobody has acknowledged
