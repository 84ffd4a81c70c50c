CREATE TABLE account (
    id            BIGINT       NOT NULL,
    username      VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    role          VARCHAR(20)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    -- the store, supermarket, supplier or town whose things this account reaches; none for the office
    reach         BIGINT,
    state         VARCHAR(10)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    password_hash VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    created_at    DATETIME(6)  NOT NULL,
    PRIMARY KEY (id),
    -- signing in
    UNIQUE KEY account_username (username),
    CONSTRAINT account_role CHECK (role IN ('CLERK', 'STORE_FINANCE', 'SUPPLIER', 'TOWNSHIP', 'PARTNER', 'OFFICE')),
    CONSTRAINT account_reach CHECK ((role = 'OFFICE') = (reach IS NULL)),
    CONSTRAINT account_state CHECK (state IN ('ACTIVE', 'DISABLED'))
);
