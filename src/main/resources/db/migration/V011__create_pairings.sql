CREATE TABLE pairing (
    id             BIGINT NOT NULL,
    mountain_town  BIGINT NOT NULL,
    partner_town   BIGINT NOT NULL,
    starts_on      DATE   NOT NULL,
    ends_on        DATE   NULL,                              -- half-open: the first day it no longer holds
    PRIMARY KEY (id),
    KEY pairing_by_mountain_town (mountain_town, starts_on), -- a township's pairings; overlap check
    KEY pairing_by_partner_town (partner_town, starts_on),   -- a partner town's pairings
    FOREIGN KEY (mountain_town) REFERENCES town (code),
    FOREIGN KEY (partner_town) REFERENCES town (code),
    CHECK (ends_on IS NULL OR ends_on > starts_on),
    CHECK (mountain_town <> partner_town)
);

-- Which months of a pairing still take lines. Every transaction that writes a line reads its row LOCK IN SHARE MODE first (rule 6).
CREATE TABLE pairing_month (
    pairing_id  BIGINT      NOT NULL,
    month       DATE        NOT NULL,                        -- first day of the month
    state       VARCHAR(9)  NOT NULL,
    PRIMARY KEY (pairing_id, month),
    FOREIGN KEY (pairing_id) REFERENCES pairing (id),
    CHECK (state IN ('OPEN', 'CLOSING', 'ISSUED', 'CONFIRMED')),
    CHECK (DAYOFMONTH(month) = 1)
);
