-- Towns, keyed by their 9-digit code because names repeat across China. 99… marks a code that is not known.
CREATE TABLE town (
    code        BIGINT       NOT NULL,
    name        VARCHAR(40)  NOT NULL,
    name_en     VARCHAR(80)  NOT NULL,
    county      VARCHAR(40)  NOT NULL,
    county_en   VARCHAR(80)  NOT NULL,
    PRIMARY KEY (code),
    CHECK (code BETWEEN 100000000 AND 999999999)
);

CREATE TABLE village (
    id          BIGINT       NOT NULL,
    town_code   BIGINT       NOT NULL,
    code        VARCHAR(12)  NOT NULL,
    name        VARCHAR(40)  NOT NULL,
    name_en     VARCHAR(80)  NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY village_by_code (code),                       -- shares are ordered by code (rule 2)
    KEY village_by_town (town_code),                         -- villages of a town
    FOREIGN KEY (town_code) REFERENCES town (code)
);

-- A producer is a code, never a name.
CREATE TABLE producer (
    id          BIGINT       NOT NULL,
    village_id  BIGINT       NOT NULL,
    code        VARCHAR(20)  NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY producer_by_code (code),
    FOREIGN KEY (village_id) REFERENCES village (id)
);

-- The mountain town's trading company, party to contracts.
CREATE TABLE supplier (
    id          BIGINT       NOT NULL,
    town_code   BIGINT       NOT NULL,
    name        VARCHAR(80)  NOT NULL,
    name_en     VARCHAR(120) NOT NULL,
    address     VARCHAR(120) NOT NULL,
    telephone   VARCHAR(20)  NULL,
    PRIMARY KEY (id),
    KEY supplier_by_town (town_code),                        -- suppliers of a town
    FOREIGN KEY (town_code) REFERENCES town (code)
);
