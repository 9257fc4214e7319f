import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { consultationKinds } from '@krets/shared/kinds';
import { phases } from '@krets/shared/protocols';
import fc from 'fast-check';
import pg from 'pg';
import { createConsultation, type Shown, TestConsultation } from '../support/consultation.js';
import { createAdministrator, createNetwork, type TestNetwork } from '../support/networks.js';
import { Person, Refused, until } from '../support/person.js';
import { rounds } from '../support/rounds.js';
import { freePort, startServer, TestServer } from '../support/server.js';

/** Eight in each consultation. */
const turns = rounds(32, 200);
const acted = rounds(30, 60);

let server: TestServer;
let second: TestServer;
let room: TestNetwork;
let owner: Person;
let facilitator: Person;
let peers: Person[];

beforeAll(async () => {
  server = await startServer({ jobs: false });
  second = new TestServer(server.database, await freePort(), { jobs: false });
  await second.start();
  room = await createNetwork(await createAdministrator(server), 'Klokka', 5);
  const [first, third, ...others] = room.members as [Person, Person, Person, Person, Person];
  owner = first;
  facilitator = third;
  peers = others;
});
afterAll(async () => {
  await second.kill();
  await server.stop();
});

const row = async (consultation: TestConsultation) => {
  const [found] = await server.database.asSuperuser<{ phase_seq: number; stage: string }>(
    'SELECT phase_seq, stage FROM consultations WHERE id = $1',
    [consultation.id],
  );
  return found as { phase_seq: number; stage: string };
};

describe('two servers on one database', () => {
  it(`let one of two advance a phase and tell the other the new one, ${turns} times`, async () => {
    const there = new Person(second, owner.email, owner.cookie);
    for (let done = 0; done < turns; ) {
      const consultation = await createConsultation(
        owner,
        (await owner.postChallenge(room.id)).id,
        [...peers, facilitator],
        {
          protocol: 'PEER_CONSULTATION',
          facilitator,
        },
      );
      const far = new TestConsultation(consultation.id, second);
      for (let phaseSeq = 1; phaseSeq <= 8; phaseSeq++) {
        // Where the owner may not end it, two requests of the facilitator race.
        const ends = ['TELL', 'RESPOND', 'COMMIT'].includes((await consultation.seenBy(owner)).phase?.key ?? '');
        const other = ends ? there : new Person(second, facilitator.email, facilitator.cookie);
        const answers = await Promise.all([
          consultation.inPhase(facilitator, 'advanceConsultation', phaseSeq),
          far.inPhase(other, 'advanceConsultation', phaseSeq),
        ]);
        expect(answers.map((answer) => answer.phaseSeq)).toEqual([phaseSeq + 1, phaseSeq + 1]);
        done++;
      }
      const [{ n } = { n: 0 }] = await server.database.asSuperuser<{ n: number }>(
        `SELECT count(*)::int AS n FROM consultation_transitions WHERE consultation_id = $1 AND why IN ('FACILITATOR', 'OWNER_DONE')`,
        [consultation.id],
      );
      expect([n, (await row(consultation)).stage]).toEqual([8, 'CLOSED']);
    }
  });
});

describe('through the API, whatever people do', () => {
  const acts = [
    'post',
    'post',
    'post',
    'post',
    'pass',
    'pass',
    'advance',
    'advance',
    'skip',
    'pause',
    'resume',
    'tick',
  ];
  const anAct = fc.record({
    verb: fc.constantFrom(...acts),
    who: fc.nat(5),
    kind: fc.constantFrom(...consultationKinds),
    own: fc.nat(9),
  });

  const hides = ({ phase }: Shown) => phase && phases[phase.key as 'MIRROR'].visibility === 'HIDDEN_UNTIL_OWN_POST';

  it.each(['CASE_CLINIC', 'KOLLEGIALE_FALLBERATUNG', 'EXPERIENCE_ROUND'] as const)(
    '%s shows nobody what is hidden, and does nothing its data forbids',
    async (protocol) => {
      const consultation = await createConsultation(
        owner,
        (await owner.postChallenge(room.id)).id,
        [...peers, facilitator],
        {
          protocol,
          facilitator,
        },
      );
      const everybody = [owner, facilitator, ...peers, room.facilitator];
      const spoken = new Set<string>();
      for (const { verb, who, kind, own } of fc.sample(anAct, { numRuns: acted, seed: protocol.length })) {
        const person = everybody[who] as Person;
        const before = await consultation.seenBy(person);
        const open = before.me.open.map((one) => one.kind);
        const posted = verb === 'pass' ? 'PASS' : own < 7 ? (open[own % Math.max(open.length, 1)] ?? kind) : kind;
        const words = ['PASS', 'VOTE'].includes(posted) ? '' : 'Er det slik?';
        try {
          if (verb === 'post' || verb === 'pass') {
            await consultation.says(person, posted, words, posted === 'COMMITMENT' ? { dueOn: '2099-01-01' } : {});
            expect(open).toContain(posted);
            if (posted !== 'PROCESS_NOTE') spoken.add(`${before.phaseSeq} ${person.id}`);
          } else if (verb === 'tick') await consultation.after('2 minutes');
          else if (verb === 'skip') await consultation.inPhase(person, 'skipPhase', before.phaseSeq);
          else await consultation.inPhase(person, `${verb}Consultation`, before.phaseSeq);
        } catch (error) {
          if (!(error instanceof Refused)) throw error;
          expect(['NOT_FOUND', 'BAD_INPUT']).toContain(error.code);
        }
        for (const viewer of everybody) {
          const now = await consultation.seenBy(viewer);
          const ofOthers = now.posts.nodes.filter(
            (post) =>
              post.author.person.id !== viewer.id && post.phaseSeq === now.phaseSeq && post.kind !== 'PROCESS_NOTE',
          );
          if (hides(now) && !spoken.has(`${now.phaseSeq} ${viewer.id}`)) {
            expect(ofOthers).toEqual([]);
            expect(now.notYetPosted).toBeNull();
          }
          if (viewer === room.facilitator && ['RUNNING', 'PAUSED'].includes(now.stage)) {
            expect(now.posts.nodes).toEqual([]);
            expect(now.me.open).toEqual([]);
          }
        }
      }
      expect((await row(consultation)).phase_seq).toBeGreaterThan(1);
    },
  );
});

describe('what falls due', () => {
  it('is done by a process of its own, which serves nothing', async () => {
    const apart = new TestServer(server.database, await freePort(), { env: { KRETS_JOBS: 'apart' } });
    const consultation = await createConsultation(
      owner,
      (await owner.postChallenge(room.id)).id,
      [...peers, facilitator],
      { facilitator },
    );
    await consultation.after('1 hour');
    try {
      void apart.start().catch(() => {});
      await until(async () => (await row(consultation)).phase_seq === 2);
      await expect(fetch(apart.url)).rejects.toThrow();
    } finally {
      await apart.kill();
    }
  });

  it('is not delayed by a busy or failing job: only that one comes later', async () => {
    const administrator = await createAdministrator(server);
    const talks: TestConsultation[] = [];
    const rooms: TestNetwork[] = [];
    for (let i = 0; i < 4; i++) {
      const network = await createNetwork(administrator, `Rom ${i}`, 3);
      const [first, ...rest] = network.members as [Person, Person, Person];
      rooms.push(network);
      talks.push(
        await createConsultation(first, (await first.postChallenge(network.id)).id, rest, { protocol: 'TROIKA' }),
      );
    }
    const [busy, broken, ...fine] = talks as [TestConsultation, TestConsultation, ...TestConsultation[]];
    const writing = new pg.Client({ connectionString: server.database.superUrl });
    await writing.connect();
    await writing.query('BEGIN');
    await writing.query('SELECT 1 FROM network_counters WHERE network_id = $1 FOR UPDATE', [rooms[0]?.id]);
    // No plan has a phase like this: handling it throws.
    await server.database.asSuperuser(`UPDATE consultations SET plan = '[null, {"key": "TELL"}]' WHERE id = $1`, [
      broken.id,
    ]);
    for (const consultation of talks) await consultation.after('1 hour');
    const apart = new TestServer(server.database, await freePort(), { env: { KRETS_JOBS: 'apart' } });
    try {
      void apart.start().catch(() => {});
      for (const consultation of fine) await until(async () => (await row(consultation)).phase_seq === 2);
      expect((await row(busy)).phase_seq).toBe(1);
      await writing.query('ROLLBACK');
      // Each failure doubles the time to the next try and more: it may be minutes away by now.
      await busy.dueNow('clock');
      await until(async () => (await row(busy)).phase_seq === 2);
    } finally {
      await writing.end();
      await apart.kill();
    }
  });

  it('moves with its deadline, and does not exist without one', async () => {
    const consultation = await createConsultation(
      owner,
      (await owner.postChallenge(room.id)).id,
      [...peers, facilitator],
      {
        mode: 'ASYNC',
        facilitator,
      },
    );
    const first = await consultation.due();
    expect([...first.keys()].sort()).toEqual(['clock', 'half', 'nearly']);
    expect(first.get('clock')?.toISOString()).toBe((await consultation.seenBy(owner)).phaseEndsAt);
    await consultation.with(owner, 'extendPhase', 'ExtendPhaseInput', { phaseSeq: 1, by: 2 });
    const second = await consultation.due();
    expect(second.get('clock')?.toISOString()).toBe((await consultation.seenBy(owner)).phaseEndsAt);
    for (const [task, at] of first) expect((second.get(task) as Date).getTime()).toBeGreaterThan(at.getTime());
    await consultation.inPhase(facilitator, 'pauseConsultation');
    expect([...(await consultation.due()).keys()]).toEqual([]);
    await consultation.inPhase(facilitator, 'resumeConsultation');
    expect([...(await consultation.due()).keys()].sort()).toEqual(['clock', 'half', 'nearly']);
    await consultation.does(owner, 'closeConsultation');
    const [[task, at] = ['', new Date()], ...more] = await consultation.due();
    expect([task, more]).toEqual(['clock', []]);
    expect(at.getTime() - Date.now()).toBeGreaterThan(20 * 86_400_000);
    await consultation.does(owner, 'withdrawConsultation');
    expect((await consultation.due()).size).toBe(0);
  });
});
