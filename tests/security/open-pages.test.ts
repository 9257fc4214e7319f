import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startServer, type TestServer } from '../support/server.js';
import { createRoom, type Room } from './row-level-security/room.js';

const word = 'Canary';
/** What a network shows to anybody: the rest of its rows, and every row of every other closed table, holds the word. */
const shown = [
  'networks.name',
  'networks.purpose',
  'networks.organiser_name',
  'networks.contact',
  'charters.seats_for',
  'charters.protocol',
  'networks.organiser_type',
];

let server: TestServer;
let room: Room;
let filled: string[];

/** Fifty rooms with members, challenges, answers and chat, as copies of the one that has everything. */
const copies = ({ networkId }: Room) => `
  DO $$
  DECLARE
    one record;
  BEGIN
    -- The answers of a copy belong to the same challenge.
    DROP INDEX public.uq_contributions_path_key;
    CREATE TEMP TABLE copied AS SELECT n, gen_random_uuid() AS id FROM generate_series(1, 50) n;
    FOR one IN SELECT c.table_name AS t, string_agg(quote_ident(c.column_name), ', ') AS names, string_agg('r.' || quote_ident(c.column_name), ', ') AS given,
        bool_or(c.column_name = 'client_id') AS has_client, bool_or(c.column_name = 'id') AS has_id
      FROM information_schema.columns c WHERE c.table_schema = 'public' AND c.is_generated = 'NEVER'
        AND c.table_name IN ('networks', 'network_counters', 'charters', 'seats', 'challenges', 'contributions', 'messages') GROUP BY 1
    LOOP
      EXECUTE format('INSERT INTO public.%1$I (%2$s) SELECT %3$s FROM (SELECT (jsonb_populate_record(NULL::public.%1$I, to_jsonb(w) || %4$s)).* FROM public.%1$I w, copied c
          WHERE w.%5$I = %6$L) r', one.t, one.names, one.given,
        CASE WHEN one.t = 'networks' THEN $x$jsonb_build_object('id', c.id, 'name', 'Nettverk ' || c.n, 'entry_id', NULL, 'listed', false, 'stage', 'ACTIVE')$x$
          ELSE $x$jsonb_build_object('network_id', c.id)$x$
            || CASE WHEN one.has_id THEN $x$ || jsonb_build_object('id', gen_random_uuid())$x$ ELSE '' END
            || CASE WHEN one.has_client THEN $x$ || jsonb_build_object('client_id', gen_random_uuid())$x$ ELSE '' END END,
        CASE WHEN one.t = 'networks' THEN 'id' ELSE 'network_id' END, '${networkId}');
    END LOOP;
    DROP TABLE copied;
  END $$;`;

/** The word and an ending of its own in place of every text of every closed table that takes it: codes do not. */
const fill = `
  DO $$
  DECLARE one record;
  BEGIN
    CREATE TABLE public.filled (name text);
    FOR one IN SELECT table_name AS t, column_name AS c, coalesce(character_maximum_length, 60) AS most FROM information_schema.columns
      WHERE table_schema = 'public' AND data_type IN ('text', 'character varying') AND coalesce(character_maximum_length, 60) >= 16
        AND is_generated = 'NEVER' AND table_name NOT IN ('organisations', 'migrations', 'filled')
        AND table_name || '.' || column_name NOT IN ('${shown.join("', '")}')
    LOOP
      BEGIN
        EXECUTE format('UPDATE public.%I SET %I = left(%L || md5(ctid::text), %s) WHERE %I <> %L', one.t, one.c, '${word}', least(one.most, 38), one.c, '');
        INSERT INTO public.filled VALUES (one.t || '.' || one.c);
      EXCEPTION WHEN OTHERS THEN NULL;
      END;
    END LOOP;
  END $$`;

beforeAll(async () => {
  server = await startServer({ jobs: false });
  room = await createRoom(server);
  const { database } = server;
  await database.asSuperuser(
    `SET session_replication_role = replica; ${copies(room)} ${fill}; RESET session_replication_role`,
  );
  filled = (await database.asSuperuser<{ name: string }>('SELECT name FROM filled')).map(({ name }) => name);
  await database.asSuperuser('DROP TABLE filled');
  // Listed only now: whatever is copied to what is open comes from rows that hold the word.
  await database.asSuperuser(`ALTER TABLE networks DISABLE TRIGGER guard_network;
    UPDATE networks SET listed = true WHERE stage = 'ACTIVE'; ALTER TABLE networks ENABLE TRIGGER guard_network`);
});
afterAll(() => server.stop());

describe('all open pages and exports', () => {
  it('hold no word of any of fifty rooms, no name and no id of a person or a room', async () => {
    for (const column of [
      'people.name',
      'contributions.body',
      'messages.body',
      'challenges.title',
      'seats.role_title',
      'needs.sentence',
    ])
      expect(filled).toContain(column);
    const found = await server.database.asSuperuser<{ id: string }>(
      'SELECT id FROM people UNION ALL SELECT id FROM networks UNION ALL SELECT id FROM seats',
    );
    const closed = new Set(found.map(({ id }) => id));
    const [seen, told]: [Set<string>, string[]] = [new Set(), []];
    const left = ['/', '/oversyn.csv', '/oversyn.jsonld', '/oversyn.dcat.jsonld', '/oversyn?old=1'];
    for (let path = left.pop(); path !== undefined; path = left.pop()) {
      if (seen.has(path)) continue;
      seen.add(path);
      const response = await fetch(server.url + path, { headers: { 'accept-language': 'nn' }, redirect: 'manual' });
      const text = await response.text();
      if (text.includes(word))
        told.push(`${path}: ${text.slice(Math.max(0, text.indexOf(word) - 80), text.indexOf(word) + 40)}`);
      for (const [id] of text.matchAll(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g))
        if (closed.has(id)) told.push(`${path}: ${id}`);
      for (const [, link = ''] of text.matchAll(/ href="([^"]+)"/g)) {
        const to = link.replaceAll('&amp;', '&');
        // The same pages in other languages are tested with the texts.
        if (/^\/oversyn|^\/[\w-]+\.ics$/.test(to) && !/[?&]lang=/.test(to)) left.push(to);
      }
    }
    expect(told).toEqual([]);
    const pages = [...seen];
    // Each of the fifty has a page of its own.
    expect(pages.filter((path) => /^\/oversyn\/[\da-f-]{36}$/.test(path)).length).toBeGreaterThanOrEqual(50);
    for (const path of ['/oversyn', '/oversyn/dekning', '/oversyn/behov', '/oversyn?page=2'])
      expect(pages).toContain(path);
  });
});
