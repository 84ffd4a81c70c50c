-- What shoppers agreed to when they gave their phone: which text, in which language, when. Whose it was the document says, while it does.
CREATE TABLE consent (
    id           BIGINT      NOT NULL,
    purpose      VARCHAR(8)  NOT NULL,
    document_id  BIGINT      NOT NULL,                       -- the checkout or the notice
    version      INT         NOT NULL,
    language     VARCHAR(2)  NOT NULL,
    agreed_at    DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY consent_of_document (purpose, document_id),   -- what was agreed to for an order or a notice
    CHECK (purpose IN ('CHECKOUT', 'NOTICE')),
    CHECK (version > 0)
);
