-- The kinds are named in the code; a longer name must not fail when it is written.
ALTER TABLE journal ALTER COLUMN kind TYPE text;
