-- One row when this database was filled with the sample world; every page and file then says 示例数据.
CREATE TABLE sample_world (
    id         TINYINT     NOT NULL,
    loaded_at  DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    CHECK (id = 1)
);
