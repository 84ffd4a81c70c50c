-- Each job and its last run, whichever instance ran it. Who runs a job claims its row first, so that what is due once is run once.
CREATE TABLE job (
    name           VARCHAR(60)  NOT NULL,
    known_since    DATETIME(6)  NOT NULL,                    -- before that it cannot be late
    started_at     DATETIME(6)  NULL,
    ended_at       DATETIME(6)  NULL,
    ended_well_at  DATETIME(6)  NULL,                        -- of the last run that did not fail
    running_until  DATETIME(6)  NULL,                        -- claimed; after that its instance is taken for dead
    done           BIGINT       NULL,                        -- how many, where the job counts
    error          VARCHAR(500) NULL,                        -- of the last run, if it failed
    asked_at       DATETIME(6)  NULL,                        -- somebody wants it run now
    asked_by       BIGINT       NULL,
    PRIMARY KEY (name),
    FOREIGN KEY (asked_by) REFERENCES account (id),
    CHECK ((asked_at IS NULL) = (asked_by IS NULL))
);

-- Runs worth telling: those by the clock and those asked for, each; of quick ones those of a minute together, if they did something
-- or failed. Kept 90 days.
CREATE TABLE job_run (
    id          BIGINT       NOT NULL,
    job         VARCHAR(60)  NOT NULL,
    runs        INT          NOT NULL,
    started_at  DATETIME(6)  NOT NULL,
    ended_at    DATETIME(6)  NOT NULL,
    done        BIGINT       NULL,
    error       VARCHAR(500) NULL,
    asked_by    BIGINT       NULL,
    PRIMARY KEY (id),
    KEY job_run_by_job (job, id),                            -- the log of a job, newest first
    KEY job_run_by_age (started_at),                         -- what has been kept long enough
    FOREIGN KEY (job) REFERENCES job (name),
    FOREIGN KEY (asked_by) REFERENCES account (id),
    CHECK (runs > 0),
    CHECK (ended_at >= started_at)
);
