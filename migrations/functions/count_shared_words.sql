-- How many words two texts share, for finding similar networks.
CREATE OR REPLACE FUNCTION app.count_shared_words(asked text, written text)
RETURNS bigint LANGUAGE sql IMMUTABLE SET search_path = ''
AS $$
SELECT count(*) FROM (
  SELECT DISTINCT CASE WHEN length(word) <= 3 THEN ' ' || word || ' ' ELSE ' ' || left(word, greatest(4, length(word) - 3)) END AS start
  FROM regexp_split_to_table(lower(left(asked, 700)), '[^[:alnum:]]+') AS word
  WHERE length(word) >= 2 AND word NOT IN ('og', 'for', 'som', 'med', 'til', 'av', 'om', 'vi', 'er', 'det', 'den', 'dei', 'de', 'ein', 'en',
    'eit', 'et', 'ei', 'på', 'frå', 'fra', 'kan', 'har', 'seg', 'oss', 'the', 'and', 'to', 'of', 'in', 'we', 'our', 'nettverk', 'nettverket', 'network')
  LIMIT 40) a
WHERE position(a.start IN ' ' || regexp_replace(lower(written), '[^[:alnum:]]+', ' ', 'g') || ' ') > 0
$$;
