ALTER TABLE orders
    ADD COLUMN missing_fen BIGINT      NOT NULL DEFAULT 0,   -- sum over its lines: taken off before anything is handed over
    ADD COLUMN last_day    DATE        NULL,                 -- last day of the pick-up window: what it holds may be sold then
    ADD COLUMN ended_at    DATETIME(6) NULL,                 -- when it was cancelled, expired or lapsed; a hand-over before that stands
    ADD CONSTRAINT missing_within_total CHECK (missing_fen BETWEEN 0 AND total_fen);

ALTER TABLE order_line
    ADD COLUMN lacking INT NOT NULL DEFAULT 0,               -- found not to be there; the shopper has yet to choose: wait or refund
    ADD CONSTRAINT lacking_within_quantity CHECK (0 <= lacking AND missing + lacking <= quantity);
