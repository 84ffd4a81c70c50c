-- What a product looks like while there is no photograph of it; null: as its category does.
ALTER TABLE product ADD COLUMN drawing VARCHAR(20) NULL;
