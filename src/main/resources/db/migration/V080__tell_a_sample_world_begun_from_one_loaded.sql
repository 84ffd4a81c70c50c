-- Loading the sample world takes minutes. Its row is written when it begins, so that all that comes says 示例数据, and gets loaded_at when
-- it is whole: without that it was cut off, and the next start begins anew.
ALTER TABLE sample_world ADD COLUMN begun_at DATETIME(6) NULL AFTER id;
UPDATE sample_world SET begun_at = loaded_at;
ALTER TABLE sample_world MODIFY begun_at DATETIME(6) NOT NULL;
ALTER TABLE sample_world MODIFY loaded_at DATETIME(6) NULL;
