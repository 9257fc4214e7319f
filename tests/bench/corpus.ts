import { createHash } from 'node:crypto';
import organisations from '@krets/shared/data/organisations.json' with { type: 'json' };
import pg from 'pg';
import { seededRandom } from './seeded-random.js';

const networks = 60;
const seats = 15;
const challengesEach = 20;
/** The number of threads in each network that get most of the posts. */
const lively = 5;
const contributions = 10_000;
const long = 200;
const longest = 1_000;

type Row = Record<string, unknown>;
type Tables = Record<string, Row[]>;

export type Place = { networkId: string; challengeId: string; cookies: string[]; paths: number[][] };
/** What the jobs need to know: lively threads, the long ones and everybody's cookie. */
export type Corpus = { lively: Place[]; long: Place; longest: Place };

const idOf = (...words: (string | number)[]) => {
  const hex = createHash('md5').update(words.join(' ')).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
};
const tokenOf = (n: number, seat: number) => `bench-${n}-${seat}`;
const at = (minutes: number) => new Date(Date.UTC(2026, 0, 5) + minutes * 60_000).toISOString();
const orgnrOf = (n: number) => organisations.organisations[n % organisations.organisations.length]?.orgnr;

const sentences = [
  'Vi prøvde å dele møtet i to, og det gjorde at fleire tok ordet.',
  'Spørsmålet er kven som eig avgjerda når to einingar er usamde.',
  'Hos oss hjelpte det å seie høgt kva vi ikkje kom til å gjere.',
  'Eg ville ha teke praten med dei tillitsvalde før planen var ferdig.',
  'Det tok lengre tid enn eg trudde, men ingen ville gå tilbake.',
  'Kva seier dei som sit lengst unna leiaren når dei blir spurde?',
];
const words = (count: number, from: number) =>
  Array.from({ length: count }, (_, i) => sentences[(from + i * 5) % sentences.length]).join(' ');

/** The same rows the server would have written: paths, numbers, counters and journal agree. */
function build(): { tables: Tables; corpus: Corpus } {
  const random = seededRandom(7);
  const tables: Tables = {
    people: [],
    accounts: [],
    sessions: [],
    networks: [],
    charters: [],
    network_counters: [],
    seats: [],
    challenges: [],
    threads: [],
    contributions: [],
    journal: [],
    read_marks: [],
  };
  const push = (table: string, row: Row) => void tables[table]?.push(row);
  const places: Place[][] = [];
  const sizes = sizesOf();

  for (let n = 0; n < networks; n++) {
    const networkId = idOf('network', n);
    let seq = 0;
    let minute = n;
    const journal = (topic: string, subject_id: string, kind: string, challenge_id: string | null = null) => {
      seq += 1;
      minute += 7;
      push('journal', { network_id: networkId, seq, topic, subject_id, challenge_id, kind, at: at(minute) });
    };
    const personOf = (s: number) => idOf('person', n, s);
    const seatOf = (s: number) => idOf('seat', n, s);
    for (let s = 0; s < seats; s++) {
      const person = {
        id: personOf(s),
        name: `Leiar ${n}-${s}`,
        role_title: 'Seksjonssjef',
        orgnr: orgnrOf(n + s),
        county: '46',
      };
      push('people', person);
      push('accounts', {
        person_id: person.id,
        email: `l${n}.${s}@example.org`,
        language: 'nn',
        is_administrator: false,
        created_at: at(0),
      });
      const token_hash = createHash('sha256').update(tokenOf(n, s)).digest('hex');
      push('sessions', {
        id: idOf('session', n, s),
        person_id: person.id,
        token_hash,
        device: '–',
        started_at: at(0),
        expires_at: '2999-01-01T00:00:00Z',
      });
    }
    push('networks', {
      id: networkId,
      name: `Nettverk ${n}`,
      purpose: 'Å lære av kvarandre',
      founded_by: personOf(0),
      created_at: at(0),
      seated_at: at(0),
      stage: 'ACTIVE',
      charter_version: 1,
      listed: false,
      next_dates: [],
      seats_min: 4,
      seats_from: 6,
      seats_to: 8,
      seats_warn: 10,
    });
    push('charters', {
      network_id: networkId,
      version: 1,
      made_by: null,
      made_at: at(0),
      purpose: 'Å lære av kvarandre',
      basis: ['ROLE'],
      seats_for: 'Seksjonssjefar',
      expectations: '',
      attendance: '',
      preparation: '',
      absence: '',
      protocol: 'PEER_CONSULTATION',
      rotation: 'NONE',
      confidence: 'THIS_ROOM',
      admission: 'FACILITATOR',
      open_history: false,
    });
    for (let s = 0; s < seats; s++) {
      const role = s === 0 ? 'FACILITATOR' : 'MEMBER';
      push('seats', {
        id: seatOf(s),
        network_id: networkId,
        person_id: personOf(s),
        role,
        role_title: 'Seksjonssjef',
        orgnr: orgnrOf(n + s),
        taken_at: at(s),
        ended_at: null,
        charter_version: 1,
      });
      journal('SEAT', seatOf(s), 'TAKEN');
    }
    const threads = Array.from({ length: challengesEach }, (_, c) => {
      const id = idOf('challenge', n, c);
      const owner = c % seats;
      journal('CHALLENGE', id, 'POSTED');
      push('challenges', {
        id,
        network_id: networkId,
        owner_id: personOf(owner),
        seat_id: seatOf(owner),
        client_id: idOf('client', id),
        title: sentences[c % sentences.length],
        situation: words(10, c),
        role: sentences[0],
        pull_a: sentences[1],
        pull_b: sentences[2],
        tried: words(2, c),
        help_wanted: ['QUESTIONS', 'EXPERIENCES', 'IDEAS'],
        decide_by: null,
        reshare: 'NO',
        lang: 'nn',
        created_at: at(minute),
        edited_at: null,
        withdrawn_at: null,
      });
      return {
        id,
        owner,
        left: sizes[n]?.[c] ?? 0,
        answers: 0,
        lastSeq: seq,
        lastAt: at(minute),
        posts: [] as { id: string; path: number[] }[],
      };
    });
    for (let open = threads.filter((t) => t.left > 0); open.length > 0; open = open.filter((t) => t.left > 0)) {
      for (const thread of open) {
        const id = idOf('contribution', thread.id, thread.posts.length);
        const author = random(seats);
        const parent = random(10) < 4 ? thread.posts[random(thread.posts.length)] : undefined;
        journal('CONTRIBUTION', id, 'POSTED', thread.id);
        const path = [...(parent?.path.slice(0, 2) ?? []), seq];
        push('contributions', {
          id,
          network_id: networkId,
          challenge_id: thread.id,
          parent_id: parent?.id ?? null,
          author_id: personOf(author),
          seat_id: seatOf(author),
          client_id: idOf('client', id),
          kind: parent ? 'REPLY' : 'PERSPECTIVE',
          body: words(3 + random(8), random(6)),
          link: null,
          lang: 'nn',
          seq,
          path,
          created_at: at(minute),
          edited_at: null,
          withdrawn_at: null,
        });
        thread.posts.push({ id, path });
        thread.left -= 1;
        thread.answers += author === thread.owner ? 0 : 1;
        Object.assign(thread, { lastSeq: seq, lastAt: at(minute) });
      }
    }
    for (const { id, posts, answers, lastSeq, lastAt } of threads) {
      push('threads', {
        challenge_id: id,
        network_id: networkId,
        contributions: posts.length,
        answers,
        last_seq: lastSeq,
        last_at: lastAt,
      });
      for (let s = 0; s < seats; s++) {
        if (random(10) < 7)
          push('read_marks', {
            person_id: personOf(s),
            challenge_id: id,
            network_id: networkId,
            seq: Math.max(1, lastSeq - random(40)),
          });
      }
    }
    // Seats are counted by a trigger as they are inserted.
    push('network_counters', { network_id: networkId, journal_seq: seq, seats_taken: 0, seats_max: seats });
    const cookies = Array.from({ length: seats }, (_, s) => `krets=${tokenOf(n, s)}`);
    const inOrder = (a: number[], b: number[]) =>
      a.reduce((d, x, i) => d || x - (b[i] ?? -1), 0) || a.length - b.length;
    places.push(
      threads.slice(0, lively).map(({ id, posts }) => ({
        networkId,
        challengeId: id,
        cookies,
        paths: posts.map(({ path }) => path).sort(inOrder),
      })),
    );
  }
  const [[first, ...others] = [], [second, ...more] = [], ...rest] = places;
  if (!first || !second) throw new Error('The corpus has no long threads.');
  return { tables, corpus: { long: first, longest: second, lively: [...others, ...more, ...rest.flat()] } };
}

/** How many contributions each thread gets: one of 200, one of 1,000, and the rest shared, most to the lively ones. */
function sizesOf(): number[][] {
  const sizes = Array.from({ length: networks }, () => Array.from({ length: challengesEach }, () => 1));
  const [[...first] = [], [...second] = []] = sizes;
  first[0] = long;
  second[0] = longest;
  sizes.splice(0, 2, first, second);
  let left = contributions - sizes.flat().reduce((a, b) => a + b, 0);
  for (let i = 0; left > 0; i = (i + 1) % (networks * lively)) {
    const network = sizes[Math.floor(i / lively)];
    const c = i % lively;
    if (!network || (c === 0 && i < 2 * lively)) continue;
    network[c] = (network[c] ?? 0) + 1;
    left -= 1;
  }
  return sizes;
}

/** Written as superuser, without row-level security: the same rows through the API would take minutes. */
export async function seed(superUrl: string): Promise<Corpus> {
  const { tables, corpus } = build();
  const client = new pg.Client({ connectionString: superUrl });
  await client.connect();
  try {
    await client.query('BEGIN');
    // The counter row is there before the seats that its trigger counts.
    const order = ['people', 'accounts', 'sessions', 'networks', 'network_counters', 'seats'];
    for (const table of [...order, ...Object.keys(tables).filter((name) => !order.includes(name))]) {
      const columns = Object.keys(tables[table]?.[0] ?? {}).join(', ');
      // Only the given columns: the others get their defaults.
      await client.query(
        `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)`,
        [JSON.stringify(tables[table])],
      );
    }
    await client.query('COMMIT');
    await client.query('VACUUM ANALYZE');
  } finally {
    await client.end();
  }
  return corpus;
}
