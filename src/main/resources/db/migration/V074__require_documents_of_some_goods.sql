-- What the office finds on the first day: goods that wait for a document. It ends or adds requirements as the law is read to it.
INSERT INTO requirement (id, category, product_id, kind, why, starts_on, ends_on) VALUES
    (101, 'HERB', NULL, 'HERB_APPROVAL', '中药材不按普通食品销售，食药物质以外的先备许可（请向当地市场监管部门核对）', '2022-05-01', NULL),
    (102, 'LIQUOR', NULL, 'FOOD_PRODUCTION', '原浆、散装白酒先备食品生产许可（请向当地市场监管部门核对）', '2022-05-01', NULL),
    (103, 'POULTRY', NULL, 'QUARANTINE', '活禽先备动物检疫证明（请向当地市场监管部门核对）', '2022-05-01', NULL);
