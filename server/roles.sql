-- The three roles and the database of Krets in an external PostgreSQL, run once by a superuser:
--   psql -v owner_password=… -v app_password=… -v jobs_password=… -f server/roles.sql
-- The owner migrates and owns the tables (DATABASE_OWNER_URL). The app serves (DATABASE_URL): it owns nothing and
-- cannot pass by row-level security. The jobs role sees what falls due (DATABASE_JOBS_URL), and nothing else.
CREATE ROLE krets_owner LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB PASSWORD :'owner_password';
CREATE ROLE krets_app LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB PASSWORD :'app_password';
CREATE ROLE krets_jobs LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB PASSWORD :'jobs_password';
CREATE DATABASE krets OWNER krets_owner ENCODING 'UTF8' TEMPLATE template0;
