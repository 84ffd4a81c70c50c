-- Answers one GRANT per table for the account that runs the shop (the only parameter, as 'name'@'host').
-- What happened is added, never edited: on the insert-only tables it may not UPDATE or DELETE.
-- Run by the owner after every migration. By hand: put the account in place of the question mark, run the answer.
SELECT CONCAT('GRANT SELECT, INSERT',
              CASE WHEN table_name IN ('movement', 'sale', 'sale_fee', 'entry',
                                       'statement_issue', 'statement_file', 'statement_withdrawal',
                                       'village_part', 'statement_stock')
                   THEN '' ELSE ', UPDATE, DELETE' END,
              ' ON `', table_schema, '`.`', table_name, '` TO ', ?)
  FROM information_schema.tables
 WHERE table_schema = DATABASE()
   AND table_type = 'BASE TABLE'
   AND table_name <> 'flyway_schema_history'
 ORDER BY table_name
