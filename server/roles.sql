-- The six roles and the database of Krets in an external PostgreSQL, run once by a superuser:
--   psql -v owner_password=… -v app_password=… -v jobs_password=… -v open_password=… -v backup_password=… -f server/roles.sql
-- The owner migrates and owns the tables (DATABASE_OWNER_URL). The app serves (DATABASE_URL): it owns nothing and
-- cannot pass by row-level security. The jobs role sees what falls due (DATABASE_JOBS_URL), and nothing else. The open role
-- reads the schema of what everybody may read (DATABASE_OPEN_URL), and nothing else.
CREATE ROLE krets_owner LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB PASSWORD :'owner_password';
CREATE ROLE krets_app LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB PASSWORD :'app_password';
CREATE ROLE krets_jobs LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB PASSWORD :'jobs_password';
CREATE ROLE krets_open LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB PASSWORD :'open_password';
-- Publishes numbers of what leaders need: it reads codes, and neither people nor their words. The jobs role becomes it for that alone.
CREATE ROLE krets_statistics NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB;
GRANT krets_statistics TO krets_jobs WITH INHERIT FALSE, SET TRUE;
-- The backup role reads every row, past row-level security, and writes nothing. It belongs to pg_dump alone: never give it to the server.
CREATE ROLE krets_backup LOGIN NOSUPERUSER BYPASSRLS NOCREATEROLE NOCREATEDB PASSWORD :'backup_password';
ALTER ROLE krets_backup SET default_transaction_read_only = on;
GRANT pg_read_all_data TO krets_backup;
CREATE DATABASE krets OWNER krets_owner ENCODING 'UTF8' TEMPLATE template0;

-- What takes too long is ended: nobody waits for a dead process. The same for the roles that serve; what is changed here stays
-- as it was changed, and what is left out the server sets for its own roles when it starts.
ALTER ROLE krets_app SET lock_timeout = '5s';
ALTER ROLE krets_app SET statement_timeout = '15s';
ALTER ROLE krets_app SET idle_in_transaction_session_timeout = '30s';
ALTER ROLE krets_app SET client_connection_check_interval = '5s';
ALTER ROLE krets_app SET tcp_keepalives_idle = '10s';
ALTER ROLE krets_app SET tcp_keepalives_interval = '5s';
ALTER ROLE krets_app SET tcp_keepalives_count = 3;
ALTER ROLE krets_app SET tcp_user_timeout = '20s';
ALTER ROLE krets_app SET plan_cache_mode = 'force_generic_plan';
ALTER ROLE krets_app SET random_page_cost = '1.1';
ALTER ROLE krets_jobs SET lock_timeout = '5s';
ALTER ROLE krets_jobs SET statement_timeout = '15s';
ALTER ROLE krets_jobs SET idle_in_transaction_session_timeout = '30s';
ALTER ROLE krets_jobs SET client_connection_check_interval = '5s';
ALTER ROLE krets_jobs SET tcp_keepalives_idle = '10s';
ALTER ROLE krets_jobs SET tcp_keepalives_interval = '5s';
ALTER ROLE krets_jobs SET tcp_keepalives_count = 3;
ALTER ROLE krets_jobs SET tcp_user_timeout = '20s';
ALTER ROLE krets_jobs SET plan_cache_mode = 'force_generic_plan';
ALTER ROLE krets_jobs SET random_page_cost = '1.1';
ALTER ROLE krets_open SET lock_timeout = '5s';
ALTER ROLE krets_open SET statement_timeout = '15s';
ALTER ROLE krets_open SET idle_in_transaction_session_timeout = '30s';
ALTER ROLE krets_open SET client_connection_check_interval = '5s';
ALTER ROLE krets_open SET tcp_keepalives_idle = '10s';
ALTER ROLE krets_open SET tcp_keepalives_interval = '5s';
ALTER ROLE krets_open SET tcp_keepalives_count = 3;
ALTER ROLE krets_open SET tcp_user_timeout = '20s';
ALTER ROLE krets_open SET plan_cache_mode = 'force_generic_plan';
ALTER ROLE krets_open SET random_page_cost = '1.1';
