-- Null once it was erased, when its owner asked or it had been kept long enough; the device is then gone too.
ALTER TABLE checkout
    MODIFY phone VARCHAR(11) NULL;

ALTER TABLE remembered_phone
    ADD KEY remembered_phone_of_phone (phone);               -- forgetting a phone

-- A code sent to a phone; confirmed, its page shows what is kept under the number until it ends. Only hashes of token and code.
CREATE TABLE phone_code (
    id            BIGINT      NOT NULL,
    token_hash    BINARY(32)  NOT NULL,
    phone         VARCHAR(11) NOT NULL,
    device        VARCHAR(43) NOT NULL,                      -- the browser that asked
    code_hash     BINARY(32)  NOT NULL,
    tries         INT         NOT NULL,
    asked_at      DATETIME(6) NOT NULL,
    ends_at       DATETIME(6) NOT NULL,
    confirmed_at  DATETIME(6) NULL,
    PRIMARY KEY (id),
    UNIQUE KEY phone_code_by_token (token_hash),
    KEY phone_code_of_phone (phone),                         -- forgetting a phone
    KEY phone_code_ends (ends_at),                           -- deleting what is over
    CHECK (tries BETWEEN 0 AND 5)
);

-- How often messages were asked for, by phone, browser or address, each as a digest.
CREATE TABLE phone_try (
    who      BINARY(32)  NOT NULL,
    tries    INT         NOT NULL,
    ends_at  DATETIME(6) NOT NULL,                           -- when counting begins anew
    PRIMARY KEY (who),
    KEY phone_try_ends (ends_at)                             -- deleting what is over
);

-- What was erased, when and why; not whose it was.
CREATE TABLE erasure (
    id       BIGINT      NOT NULL,
    why      VARCHAR(5)  NOT NULL,
    orders   INT         NOT NULL,                           -- checkouts whose phone went
    notices  INT         NOT NULL,
    done_at  DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    CHECK (why IN ('ASKED', 'AGED'))
);
