/** $1 a network that has a chat message, $2 how many more messages, $3 the word each of them begins with. */
export const insertMessagesSql = `
  WITH last AS (SELECT * FROM messages WHERE network_id = $1 ORDER BY seq DESC LIMIT 1),
    counter AS (UPDATE network_counters SET journal_seq = journal_seq + $2 WHERE network_id = $1 RETURNING journal_seq - $2 AS seq),
    posted AS (INSERT INTO messages (id, network_id, seq, author_id, seat_id, client_id, body, lang, mentions, retention_days, created_at)
      SELECT gen_random_uuid(), $1, counter.seq + n, author_id, seat_id, gen_random_uuid(), $3 || ' ' || n, 'nn', '{}', retention_days, now()
      FROM last, counter, generate_series(1, $2) n RETURNING *)
  INSERT INTO journal (network_id, seq, topic, subject_id, kind, at)
  SELECT network_id, seq, 'MESSAGE', id, 'POSTED', created_at FROM posted`;
