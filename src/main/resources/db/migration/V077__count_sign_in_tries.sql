-- Tries at a password, counted before it is looked at and for all instances together. `who` is the hash of the name, address
-- or browser that is counted.
CREATE TABLE sign_in_try (
    who      BINARY(32)  NOT NULL,
    tries    INT         NOT NULL,
    ends_at  DATETIME(6) NOT NULL,                           -- when counting begins anew
    PRIMARY KEY (who),
    KEY sign_in_try_ends (ends_at)                           -- deleting what is over
);

-- Browsers someone has signed in from before. What strangers try with an account's name does not keep these out.
CREATE TABLE known_browser (
    token_hash  BINARY(32)  NOT NULL,
    account_id  BIGINT      NOT NULL,
    seen_at     DATETIME(6) NOT NULL,
    PRIMARY KEY (token_hash, account_id),
    KEY known_browser_of_account (account_id),               -- forgetting them when a password is reset
    KEY known_browser_seen (seen_at),                        -- deleting what was not seen for long
    CONSTRAINT known_browser_account FOREIGN KEY (account_id) REFERENCES account (id)
);
