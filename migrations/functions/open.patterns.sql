-- The words of a search as patterns for the folded text of an entry: their stems, wherever they are in a word.
CREATE OR REPLACE FUNCTION open.patterns(asked text)
RETURNS text[] LANGUAGE sql IMMUTABLE SET search_path = ''
AS $$
SELECT coalesce(array_agg('%' || left(word, greatest(4, length((ts_lexize('pg_catalog.norwegian_stem', word))[1]))) || '%'), '{}')
FROM (SELECT word FROM regexp_split_to_table(open.fold(left(asked, 200)), ' ') AS word WHERE length(word) >= 2 LIMIT 10) w
$$;
