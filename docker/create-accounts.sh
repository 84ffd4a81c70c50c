#!/bin/bash
# Runs once, when the database's volume is new: the database and its two accounts, from the same script as the embedded default.
set -euo pipefail
sed -e 's/${host}/%/g' \
    -e "s/\${owner_password}/$SHANGUI_OWNER_PASSWORD/" \
    -e "s/\${app_password}/$SHANGUI_APP_PASSWORD/" \
    /shangui/accounts.sql | mysql --user=root --password="$MYSQL_ROOT_PASSWORD"
