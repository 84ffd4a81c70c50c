-- The database and its two accounts: the owner migrates, the app runs with what db/grants.sql gives it per table.
-- ${...} is filled in by the embedded default and by docker/. SELECT on the schema lets the app connect before the first migration.
-- The rights reach shangui and what begins so: a copy to rehearse a restore in, the schemas of tests.
CREATE DATABASE IF NOT EXISTS shangui CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
CREATE USER IF NOT EXISTS 'shangui_owner'@'${host}' IDENTIFIED BY '${owner_password}';
CREATE USER IF NOT EXISTS 'shangui_app'@'${host}' IDENTIFIED BY '${app_password}';
GRANT ALL PRIVILEGES ON `shangui%`.* TO 'shangui_owner'@'${host}' WITH GRANT OPTION;
GRANT SELECT ON `shangui%`.* TO 'shangui_app'@'${host}';
