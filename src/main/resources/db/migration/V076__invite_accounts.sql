-- An account is made by the office without a password: whoever it is for sets one through a link that works once.
ALTER TABLE account
    MODIFY COLUMN password_hash VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NULL,
    ADD COLUMN signed_in_at DATETIME(6) NULL,                -- last
    DROP CONSTRAINT account_state,
    ADD CONSTRAINT account_state CHECK (state IN ('INVITED', 'ACTIVE', 'DISABLED')),
    ADD CONSTRAINT account_password CHECK (state = 'DISABLED' OR (state = 'ACTIVE') = (password_hash IS NOT NULL)),
    -- the office's active accounts, locked before one of them is taken away
    ADD KEY account_by_role (role, state);

-- A link that lets its holder set an account's password. Only the hash of what stands in it is known here.
CREATE TABLE invitation (
    token_hash    BINARY(32)  NOT NULL,
    account_id    BIGINT      NOT NULL,
    made_by       BIGINT      NOT NULL,
    made_at       DATETIME(6) NOT NULL,
    expires_at    DATETIME(6) NOT NULL,
    used_at       DATETIME(6) NULL,
    withdrawn_at  DATETIME(6) NULL,                          -- another link took its place, or the account was disabled
    PRIMARY KEY (token_hash),
    KEY invitation_of_account (account_id, made_at),         -- an account's newest link
    CONSTRAINT invitation_account FOREIGN KEY (account_id) REFERENCES account (id),
    CONSTRAINT invitation_maker FOREIGN KEY (made_by) REFERENCES account (id),
    CONSTRAINT invitation_ends_once CHECK (used_at IS NULL OR withdrawn_at IS NULL),
    CONSTRAINT invitation_expires CHECK (expires_at > made_at)
);
