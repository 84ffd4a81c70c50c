CREATE TABLE session (
    token_hash BINARY(32)  NOT NULL,
    account_id BIGINT      NOT NULL,
    form_token CHAR(43)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    created_at DATETIME(6) NOT NULL,
    expires_at DATETIME(6) NOT NULL,
    PRIMARY KEY (token_hash),
    -- ending all sessions of an account
    KEY session_account (account_id),
    -- deleting what has expired
    KEY session_expires (expires_at),
    CONSTRAINT session_of_account FOREIGN KEY (account_id) REFERENCES account (id)
);
