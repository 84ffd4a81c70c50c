-- Thirteen digits; that the last agrees with the others is checked where a sku is made.
ALTER TABLE sku
    ADD CONSTRAINT barcode_of_thirteen_digits CHECK (barcode REGEXP '^[0-9]{13}$');
