-- Pages of a counter's papers, newest first.
CREATE INDEX movement_by_counter ON movement (counter_id, id);   -- a page of a counter's movements
CREATE INDEX receipt_page ON receipt (counter_id, id);           -- a page of a counter's receipts
