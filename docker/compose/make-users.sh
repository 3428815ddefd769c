#!/usr/bin/env bash
# Run by PostgreSQL's image once, when there is no database yet: who owns the tables, and who may read them.
set -euo pipefail

psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
  --set owner="$SYNCWATCH_DATABASE_PASSWORD" \
  --set dashboard="$DASHBOARD_DATABASE_PASSWORD" \
  --set grafana="$GRAFANA_DATABASE_PASSWORD" <<'SQL'
CREATE ROLE syncwatch_read;
CREATE ROLE syncwatch LOGIN PASSWORD :'owner';
GRANT syncwatch_read TO syncwatch WITH ADMIN OPTION;
CREATE ROLE dashboard LOGIN PASSWORD :'dashboard' IN ROLE syncwatch_read;
CREATE ROLE grafana LOGIN PASSWORD :'grafana' IN ROLE syncwatch_read;
ALTER ROLE grafana SET statement_timeout = '15s';
CREATE DATABASE syncwatch OWNER syncwatch;
SQL
