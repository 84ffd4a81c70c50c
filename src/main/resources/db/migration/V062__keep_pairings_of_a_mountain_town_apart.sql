-- A source may give the month a pairing began in and not its day: it is then written as the 1st and shown as "about".
-- Pairings of one mountain town never overlap. A key can say this much of it: no two begin on one day, and no two have no end; the
-- rest is asked with the town's row locked.
ALTER TABLE pairing
    ADD COLUMN start_known_to_month BOOLEAN NOT NULL DEFAULT FALSE,
    ADD COLUMN endless_of BIGINT GENERATED ALWAYS AS (CASE WHEN ends_on IS NULL THEN mountain_town END) VIRTUAL,
    ADD CONSTRAINT pairing_about_a_month CHECK (start_known_to_month = FALSE OR DAYOFMONTH(starts_on) = 1),
    ADD UNIQUE KEY pairing_by_start (mountain_town, starts_on), -- a township's pairings, oldest first; no two begin on one day
    ADD UNIQUE KEY pairing_endless (endless_of),             -- no two of a mountain town go on without end
    DROP KEY pairing_by_mountain_town;
