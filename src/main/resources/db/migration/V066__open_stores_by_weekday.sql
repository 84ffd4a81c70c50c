-- The servers name an unnamed CHECK each in their own way: ask for the name, then drop the check on the columns that go.
SET @checked = (SELECT CONCAT('ALTER TABLE store DROP CONSTRAINT `', constraint_name, '`')
                  FROM information_schema.check_constraints
                 WHERE constraint_schema = DATABASE()
                   AND check_clause LIKE '%closes_at%');
PREPARE uncheck FROM @checked;
EXECUTE uncheck;
DEALLOCATE PREPARE uncheck;

-- When a store is open, by weekday; a weekday without a row is not one it opens on.
CREATE TABLE store_hours (
    store_id   BIGINT NOT NULL,
    weekday    INT    NOT NULL,                              -- 1 is Monday, 7 Sunday
    opens_at   TIME   NOT NULL,
    closes_at  TIME   NOT NULL,
    PRIMARY KEY (store_id, weekday),
    FOREIGN KEY (store_id) REFERENCES store (id),
    CONSTRAINT store_hours_weekday CHECK (weekday BETWEEN 1 AND 7),
    CONSTRAINT store_hours_closes_later CHECK (closes_at > opens_at)
);

INSERT INTO store_hours (store_id, weekday, opens_at, closes_at)
SELECT s.id, d.weekday, s.opens_at, s.closes_at
  FROM store s
 CROSS JOIN (SELECT 1 AS weekday UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7) d;

ALTER TABLE store
    DROP COLUMN opens_at,
    DROP COLUMN closes_at;

-- Days on which a store stays closed whatever the weekday, and why: 春节.
CREATE TABLE closed_day (
    store_id  BIGINT       NOT NULL,
    day       DATE         NOT NULL,
    note      VARCHAR(60)  NOT NULL,
    note_en   VARCHAR(100) NOT NULL,
    PRIMARY KEY (store_id, day),
    FOREIGN KEY (store_id) REFERENCES store (id)
);
