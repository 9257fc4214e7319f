import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { startServer, type TestServer } from '../support/server.js';
import { type Probe, probes } from './row-level-security/probes.js';
import { createRoom, type Room } from './row-level-security/room.js';
import { type Policy, isBlocked as probeHolds } from './row-level-security/run-probe.js';

type Definer = { schema: string; name: string; config: string[] | null; args: string; triggers: boolean };

/** The arguments an outsider who knows the room's ids would pass to a function, by argument name. */
const definerArguments: Record<string, (room: Room) => string> = {
  network: (room) => room.networkId,
  proposal: (room) => room.proposalId,
  opening: (room) => room.networkId,
  first_rows: () => '10',
  after_id: (room) => room.challengeId,
  after_person: (room) => room.outsider,
  after_key: () => '00000000',
  application: (room) => room.applicationId,
  orgnr: (room) => room.orgnr,
  decided_by: (room) => room.peerSeatId,
  because: () => 'x',
  named: () => 'Rommet',
  words: () => 'Rommet Utkast Tomt føremålet',
  challenge: (room) => room.challengeId,
  contribution: (room) => room.contributionId,
  target: (room) => room.lockedChallengeId,
  seat: (room) => room.ownerSeatId,
  reason: () => 'x',
  meeting: (room) => room.meetingId,
  occurrence: (room) => room.networkId,
  hosting: () => 'true',
  change: () => 'MOVED',
  poll: (room) => room.pollId,
  parts: () => '[]',
  taken: (room) => `{${room.agendaItemId}}`,
  subject: (room) => room.consultationId,
  person: (room) => room.outsider,
  people: (room) => `{${room.outsider}}`,
  number: () => '1',
  tasks: () => '{consultation.clock}',
  sets: () => '{}',
  moves: () => '{}',
  nth: () => '2',
  task: () => 'consultation.letter.half',
  address: (room) => room.email,
  dues: (room) => `[{"subjectId": "${room.consultationId}", "networkId": "${room.networkId}"}]`,
  courses: (room) => `[{"id": "${room.consultationId}", "networkId": "${room.networkId}"}]`,
  moment: () => '2026-01-01',
  code: (room) => room.networkId,
  since: () => '2026-01-01',
  entry: () => 'CONTRIBUTION_POSTED',
  asker: (room) => room.administrator,
  agreer: (room) => room.owner,
  pinned: () => 'true',
  locked: () => 'true',
  proposed: () => 'true',
  after: () => '0',
  up_to: () => '9',
  export: (room) => room.exportId,
  kind: () => 'contributions',
  entered: () => 'null',
  listing: (room) => room.challengeId,
  today: () => '2026-01-01',
  made: () => '1',
  reads_all: () => 'true',
  failed: () => '1',
  answer: () => '3',
  request: (room) => room.challengeId,
  question: (room) => room.challengeId,
  token_hash: () => 'a'.repeat(64),
  key: () => 'a'.repeat(32),
  ids: (room) => `{${room.contributionId}}`,
};
/** What a SECURITY DEFINER function returns to a stranger. */
const nothing = `'{}', '[]', 'false', '', '{"messages": [], "resources": [], "challenges": [], "applications": [], "contributions": []}', '{"privateNotes": [], "consultations": []}'`;
const noArgument = (name: string): never => {
  throw new Error(`What would an outsider give for «${name}»?`);
};

const openOnPurpose = 'graphile_worker._private_tasks.tasks_known';

let server: TestServer;
let room: Room;
let client: pg.Client;
let policies: Policy[];

beforeAll(async () => {
  server = await startServer();
  room = await createRoom(server);
  client = new pg.Client({ connectionString: server.database.superUrl });
  await client.connect();
  policies = await server.database.asSuperuser<Policy>(
    `SELECT CASE schemaname WHEN 'public' THEN '' ELSE schemaname || '.' END || tablename AS table, policyname AS name, cmd
     FROM pg_policies ORDER BY 1, 2`,
  );
});
afterAll(async () => {
  await client.end();
  await server.stop();
});

const holds = (probe: Probe, open?: Policy) => probeHolds(client, room, probe, open);

describe('row-level security', () => {
  it('is forced on every table, for its owner too', async () => {
    const open = await server.database.asSuperuser(
      `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm')
       AND relname <> 'migrations' AND NOT (relrowsecurity AND relforcerowsecurity)`,
    );
    expect(open).toEqual([]);
    const bare = await server.database.asSuperuser(
      `SELECT relname FROM pg_class c WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> 'migrations'
       AND NOT EXISTS (SELECT 1 FROM pg_policies p WHERE p.tablename = c.relname AND 'krets_app' = ANY (p.roles))
       AND has_any_column_privilege('krets_app', c.oid, 'SELECT, INSERT, UPDATE')`,
    );
    expect(bare).toEqual([]);
  });

  it('cannot be bypassed by the role the server runs as', async () => {
    const [role] = await server.database.asSuperuser(
      `SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
         (SELECT count(*)::int FROM pg_auth_members WHERE member = r.oid) AS memberships,
         (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) AS owned,
         has_schema_privilege('krets_app', 'public', 'CREATE') AS creates,
         has_table_privilege('krets_app', 'migrations', 'SELECT') AS reads_migrations
       FROM pg_roles r WHERE rolname = 'krets_app'`,
    );
    expect(role).toEqual({
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      memberships: 0,
      owned: 0,
      creates: false,
      reads_migrations: false,
    });
  });

  it('shows the jobs role what is due and no other row', async () => {
    const [role] = await server.database.asSuperuser(
      `SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
         (SELECT count(*)::int FROM pg_auth_members WHERE member = r.oid) AS memberships,
         (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) AS owned,
         (SELECT array_agg(DISTINCT table_name::text) FROM information_schema.role_table_grants WHERE grantee = 'krets_jobs') AS tables,
         has_schema_privilege('krets_jobs', 'app', 'USAGE') AS enters_app,
         (SELECT array_agg(proname::text ORDER BY proname::text) FROM pg_proc p
          WHERE p.pronamespace IN ('scheduling'::regnamespace, 'mail'::regnamespace, 'graphile_worker'::regnamespace) AND has_function_privilege(r.oid, p.oid, 'EXECUTE')) AS functions
       FROM pg_roles r WHERE rolname = 'krets_jobs'`,
    );
    expect(role).toEqual({
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      memberships: 1,
      owned: 0,
      tables: ['_private_job_queues', '_private_jobs', '_private_tasks', 'outgoing_mail'],
      enters_app: false,
      functions: [
        'advance_due',
        'close_dates',
        'force_unlock_workers',
        'language_of',
        'lock_due',
        'meeting_due',
        'person_of',
      ],
    });
  });

  it('lets the role of the numbers read codes of needs and write numbers, and the jobs role become it', async () => {
    const reached = await server.database.asSuperuser<{ name: string }>(
      `SELECT DISTINCT c.oid::regclass::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace, unnest('{SELECT,INSERT,UPDATE}'::text[]) may
       WHERE c.relkind IN ('r', 'p', 'v', 'm') AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg\\_%'
         AND has_schema_privilege('krets_statistics', n.oid, 'USAGE') AND has_any_column_privilege('krets_statistics', c.oid, may) ORDER BY 1`,
    );
    expect(reached.map(({ name }) => name)).toEqual([
      'open.need_numbers',
      'open.review_numbers',
      'statistics.need_batches',
      'statistics.need_counts',
      'statistics.review_counts',
    ]);
    const [role] = await server.database.asSuperuser(
      `SELECT rolsuper, rolbypassrls, rolcanlogin,
         (SELECT array_agg(member::regrole::text || ' ' || inherit_option) FROM pg_auth_members WHERE roleid = r.oid AND member::regrole::text LIKE 'krets%') AS members,
         (SELECT array_agg(p.oid::regprocedure::text ORDER BY p.oid::regprocedure::text) FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
          WHERE n.nspname IN ('app', 'scheduling', 'mail', 'statistics') AND has_schema_privilege(r.oid, n.oid, 'USAGE') AND has_function_privilege(r.oid, p.oid, 'EXECUTE')) AS functions
       FROM pg_roles r WHERE rolname = 'krets_statistics'`,
    );
    expect(role).toEqual({
      ...{ rolsuper: false, rolbypassrls: false, rolcanlogin: false, members: ['krets_jobs false'] },
      functions: [
        'statistics.needs(text,timestamp with time zone)',
        'statistics.review_answers(text,timestamp with time zone)',
      ],
    });
  });

  it('lets the jobs role see and change what is due, and no content', async () => {
    const dues = JSON.stringify([{ subjectId: room.consultationId, networkId: room.networkId }]);
    const course = { id: room.consultationId, networkId: room.networkId, beforeSeq: 2, beforeStage: 'RUNNING' };
    const asJobs = async (sql: string, value: string) => {
      await client.query('SET LOCAL ROLE krets_jobs');
      const { rows } = await client.query(sql, [value]);
      await client.query('RESET ROLE');
      return rows;
    };
    const take = () => asJobs('SELECT d::text AS text FROM scheduling.lock_due($1) d', dues);
    const move = (more: object) =>
      asJobs(`SELECT * FROM scheduling.advance_due($1, now())`, JSON.stringify([{ ...course, ...more }]));
    const ending = { plan: [], stage: 'DONE', phaseSeq: 9, steps: [], tasks: [], sets: {}, moves: {} };
    await client.query('BEGIN');
    // Its phase ends in days.
    expect(await take()).toEqual([]);
    expect(await move(ending)).toEqual([]);
    await client.query(`UPDATE consultations SET phase_ends_at = now() - interval '1 minute' WHERE id = $1`, [
      room.consultationId,
    ]);
    const [seen, ...more] = await take();
    expect(more).toEqual([]);
    expect(seen.text).toContain(room.listener);
    expect(seen.text).not.toContain('Løynt til du har sagt ditt');
    expect(await move({ ...ending, stage: 'WITHDRAWN' })).toEqual([]);
    expect(await move({ ...ending, beforeSeq: 1 })).toEqual([]);
    expect(await move({ ...ending, networkId: room.bareNetworkId })).toEqual([]);
    expect(await move(ending)).toHaveLength(1);
    await client.query('ROLLBACK');
  });

  it('lets the role of the open pages read what is open, and nothing else', async () => {
    const reached = await server.database.asSuperuser<{ name: string; may: string }>(
      `SELECT c.oid::regclass::text AS name, may FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace,
         unnest('{SELECT,INSERT,UPDATE,DELETE,TRUNCATE,REFERENCES,TRIGGER}'::text[]) may
       WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S') AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg\\_%'
         AND (has_table_privilege('krets_open', c.oid, may)
           OR may IN ('SELECT', 'INSERT', 'UPDATE', 'REFERENCES') AND has_any_column_privilege('krets_open', c.oid, may))
         AND NOT (n.nspname = 'open' AND may = 'SELECT') ORDER BY 1, 2`,
    );
    expect(reached).toEqual([]);
    const [role] = await server.database.asSuperuser(
      `SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
         (SELECT count(*)::int FROM pg_auth_members WHERE member = r.oid) AS memberships,
         (SELECT array_agg(nspname::text) FROM pg_namespace n WHERE nspname IN ('app', 'limiter', 'scheduling', 'mail', 'graphile_worker', 'open')
          AND has_schema_privilege('krets_open', n.oid, 'USAGE')) AS schemas
       FROM pg_roles r WHERE rolname = 'krets_open'`,
    );
    expect(role).toEqual({
      ...{ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false },
      ...{ memberships: 0, schemas: ['open'] },
    });
  });

  it('hides the job queue from the role the server runs as', async () => {
    const tables = await server.database.asSuperuser<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'graphile_worker'::regnamespace AND relkind IN ('r', 'p', 'v', 'm') ORDER BY 1`,
    );
    expect(tables.map(({ name }) => name)).toEqual([
      '_private_job_queues',
      '_private_jobs',
      '_private_known_crontabs',
      '_private_tasks',
      'jobs',
      'migrations',
    ]);
    const [reached] = await server.database.asSuperuser(
      `SELECT has_schema_privilege('krets_app', 'graphile_worker', 'USAGE') AS enters,
         (SELECT count(*)::int FROM pg_class c, unnest('{SELECT,INSERT,UPDATE,DELETE,TRUNCATE,REFERENCES,TRIGGER}'::text[]) may
          WHERE c.relnamespace = 'graphile_worker'::regnamespace AND c.relkind IN ('r', 'v') AND has_table_privilege('krets_app', c.oid, may)) AS tables,
         (SELECT count(*)::int FROM pg_proc p
          WHERE p.pronamespace = 'graphile_worker'::regnamespace AND has_function_privilege('krets_app', p.oid, 'EXECUTE')) AS functions`,
    );
    expect(reached).toEqual({ enters: false, tables: 0, functions: 0 });
    const restricted = await server.database.asSuperuser<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'graphile_worker'::regnamespace AND relkind = 'r' AND NOT relrowsecurity`,
    );
    expect(restricted).toEqual([{ name: 'migrations' }]);
    for (const sql of [
      'SELECT * FROM graphile_worker._private_jobs',
      'SELECT * FROM graphile_worker.jobs',
      `SELECT graphile_worker.add_job('x')`,
    ])
      expect(await holds({ as: 'owner', sql: () => sql })).toBe(true);
  });

  it('lets a scheduled job hold ids and a number only, set by members of the room only', async () => {
    const payloads = await server.database.asSuperuser<{ payload: Record<string, unknown>; last_error: string | null }>(
      `SELECT payload, last_error FROM graphile_worker._private_jobs`,
    );
    expect(payloads.length).toBeGreaterThan(0);
    for (const { payload, last_error } of payloads) {
      expect(Object.keys(payload).sort()).toEqual(['networkId', 'number', 'personId', 'subjectId']);
      expect(last_error).toBeNull();
    }
    const sets = (networkId: string, r: Room) =>
      `SELECT app.schedule_jobs('${networkId}', '${r.consultationId}', '${r.outsider}', 1, '{consultation.clock}', '{}', '{}')`;
    for (const as of ['outsider', 'administrator', 'pending'] as const)
      expect([as, await holds({ as, sql: (r) => sets(r.networkId, r) })]).toEqual([as, true]);
    // A key of one's own room gives nothing of another: jobs are stored under their room.
    const untouched = (r: Room) => `key LIKE '${r.networkId}:${r.consultationId}:%'`;
    const [before] = await server.database.asSuperuser(
      `SELECT count(*)::int AS n FROM graphile_worker.jobs WHERE ${untouched(room)}`,
    );
    const [elsewhere] = await server.database.asSuperuser<{ network_id: string; person_id: string }>(
      `SELECT network_id, person_id FROM seats WHERE network_id <> $1 AND ended_at IS NULL AND charter_version = 1 LIMIT 1`,
      [room.networkId],
    );
    await client.query('BEGIN');
    await client.query('SET LOCAL ROLE krets_app');
    await client.query(`SELECT set_config('app.person_id', $1, true)`, [elsewhere?.person_id]);
    await client.query(sets(elsewhere?.network_id ?? '', room));
    await client.query('RESET ROLE');
    const after = await client.query(`SELECT count(*)::int AS n FROM graphile_worker.jobs WHERE ${untouched(room)}`);
    await client.query('ROLLBACK');
    expect(after.rows).toEqual([before]);
  });

  it('lets no SECURITY DEFINER function be misled or leak anything', async () => {
    const definers = await server.database.asSuperuser<Definer>(
      `SELECT pronamespace::regnamespace::text AS schema, proname AS name, proconfig AS config, pg_get_function_identity_arguments(oid) AS args,
         prorettype = 'trigger'::regtype AS triggers FROM pg_proc
       WHERE prosecdef AND pronamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)`,
    );
    expect(definers.length).toBeGreaterThan(0);
    for (const { config } of definers) expect(config).toEqual(['search_path=""']);
    for (const { schema, name, args } of definers.filter((one) => !one.triggers)) {
      const given = args
        .split(', ')
        .filter(Boolean)
        .map((arg) => definerArguments[arg.split(' ')[0] ?? ''] ?? noArgument(arg));
      const call = (r: Room) => `${schema}.${name}(${given.map((value) => `'${value(r)}'`).join(', ')})`;
      const probe = {
        as: 'outsider' as const,
        sql: (r: Room) => `SELECT 1 FROM ${call(r)} AS answer WHERE answer::text NOT IN (${nothing})`,
      };
      expect([name, await holds(probe)]).toEqual([name, true]);
    }
  });

  it('has a probe for every policy, and a policy for every probe', () => {
    const named = policies.map(({ table, name }) => `${table}.${name}`);
    // The names of tasks are no secret from those who do them.
    expect(named).toContain(openOnPurpose);
    expect([...Object.keys(probes), openOnPurpose].sort()).toEqual(named.sort());
  });

  it('stops every probe', async () => {
    const through: string[] = [];
    for (const [policy, each] of Object.entries(probes)) {
      for (const probe of each) if (!(await holds(probe))) through.push(`${policy}: ${probe.sql(room)}`);
    }
    expect(through).toEqual([]);
  });

  it('needs each policy: when one is replaced by `true`, a probe gets through', async () => {
    const idle: string[] = [];
    for (const policy of policies) {
      const name = `${policy.table}.${policy.name}`;
      const results = await Promise.resolve(probes[name] ?? []).then(async (each) => {
        const held: boolean[] = [];
        for (const probe of each) held.push(await holds(probe, policy));
        return held;
      });
      if (results.every(Boolean)) idle.push(name);
    }
    expect(idle).toEqual([openOnPurpose]);
  });

  it('protects columns that nobody may write', async () => {
    const grants = await server.database.asSuperuser<{ column: string }>(
      `SELECT table_name || '.' || column_name AS column FROM information_schema.column_privileges
       WHERE grantee = 'krets_app' AND privilege_type = 'UPDATE' ORDER BY 1`,
    );
    const writable = grants.map(({ column }) => column);
    for (const column of [
      'accounts.is_administrator',
      'accounts.email',
      'contributions.author_id',
      'contributions.network_id',
      'contributions.seq',
      'contributions.created_at',
      'contributions.challenge_id',
      'contributions.path',
      'contributions.hidden_at',
      'contributions.hidden_reason',
      'challenges.pinned_at',
      'challenges.locked_at',
      'messages.author_id',
      'messages.network_id',
      'messages.seq',
      'messages.retention_days',
      'messages.created_at',
      'quotes.author_id',
      'quotes.message_id',
      'challenges.owner_id',
      'challenges.network_id',
      'seats.person_id',
      'seats.network_id',
      'networks.founded_by',
      'invitations.role',
      'invitations.network_id',
      'sessions.person_id',
      'sessions.proved_at',
      'sessions.expires_at',
      'sign_in_codes.asker_hash',
      'consultations.owner_id',
      'consultations.network_id',
      'consultation_participants.last_posted_phase',
      'consultation_participants.person_id',
      'consultation_posts.hidden',
      'consultation_posts.phase_seq',
      'private_notes.person_id',
      'agenda_items.place',
      'agenda_items.meeting_id',
      'agenda_items.minutes',
      'agenda_items.waited',
      'meetings.seed',
      'meeting_runs.steps',
      'meetings.network_id',
      'resources.added_by',
      'resources.network_id',
      'resources.kind',
      'files.uploaded_by',
      'files.content_id',
      'files.network_id',
      'file_contents.sha256',
      'file_contents.network_id',
      'resource_versions.title',
      'collections.network_id',
    ]) {
      expect(writable).not.toContain(column);
    }
    const journal = await server.database.asSuperuser(
      `SELECT privilege_type FROM information_schema.table_privileges WHERE grantee = 'krets_app' AND table_name = 'journal' ORDER BY 1`,
    );
    expect(journal).toEqual([{ privilege_type: 'INSERT' }, { privilege_type: 'SELECT' }]);
  });
});
