import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Jobs } from '@krets/server/dist/platform/jobs/jobs.js';
import { consultationKinds } from '@krets/shared/kinds';
import { phases } from '@krets/shared/protocols';
import fc from 'fast-check';
import { aTalk, type Shown, Talk } from '../support/consultation.js';
import { Person, Refused, until } from '../support/person.js';
import { aServer, freePort, TestServer } from '../support/server.js';
import { aNetwork, anAdministrator, type TestNetwork } from '../support/world.js';

let server: TestServer;
let second: TestServer;
let room: TestNetwork;
let owner: Person;
let facilitator: Person;
let peers: Person[];

beforeAll(async () => {
  server = await aServer();
  second = new TestServer(server.database, await freePort(), {});
  await second.start();
  room = await aNetwork(await anAdministrator(server), 'Klokka', 5);
  const [first, third, ...others] = room.members as [Person, Person, Person, Person, Person];
  owner = first;
  facilitator = third;
  peers = others;
});
afterAll(async () => {
  await second.kill();
  await server.stop();
});

const row = async (talk: Talk) => {
  const [found] = await server.database.behind<{ phase_seq: number; stage: string }>(
    'SELECT phase_seq, stage FROM consultations WHERE id = $1',
    [talk.id],
  );
  return found as { phase_seq: number; stage: string };
};

describe('two servers on one database', () => {
  it('let one of two advance a phase and tell the other the new one, 200 times', async () => {
    const there = new Person(second, owner.email, owner.cookie);
    let rounds = 0;
    while (rounds < 200) {
      const talk = await aTalk(owner, (await owner.postChallenge(room.id)).id, [...peers, facilitator], {
        protocol: 'PEER_CONSULTATION',
        facilitator,
      });
      const far = new Talk(talk.id, second);
      for (let phaseSeq = 1; phaseSeq <= 8; phaseSeq++) {
        // Where the owner may not end it, the facilitator's two hands race each other.
        const ends = ['TELL', 'RESPOND', 'COMMIT'].includes((await talk.seenBy(owner)).phase?.key ?? '');
        const other = ends ? there : new Person(second, facilitator.email, facilitator.cookie);
        const answers = await Promise.all([
          talk.inPhase(facilitator, 'advanceConsultation', phaseSeq),
          far.inPhase(other, 'advanceConsultation', phaseSeq),
        ]);
        expect(answers.map((answer) => answer.phaseSeq)).toEqual([phaseSeq + 1, phaseSeq + 1]);
        rounds++;
      }
      const [{ n } = { n: 0 }] = await server.database.behind<{ n: number }>(
        `SELECT count(*)::int AS n FROM consultation_transitions WHERE consultation_id = $1 AND why IN ('FACILITATOR', 'OWNER_DONE')`,
        [talk.id],
      );
      expect([n, (await row(talk)).stage]).toEqual([8, 'CLOSED']);
    }
  });
});

describe('through the front door, whatever people do', () => {
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
      const talk = await aTalk(owner, (await owner.postChallenge(room.id)).id, [...peers, facilitator], {
        protocol,
        facilitator,
      });
      const everybody = [owner, facilitator, ...peers, room.facilitator];
      const spoken = new Set<string>();
      for (const { verb, who, kind, own } of fc.sample(anAct, { numRuns: 60, seed: protocol.length })) {
        const person = everybody[who] as Person;
        const before = await talk.seenBy(person);
        const open = before.me.open.map((one) => one.kind);
        const said = verb === 'pass' ? 'PASS' : own < 7 ? (open[own % Math.max(open.length, 1)] ?? kind) : kind;
        const words = ['PASS', 'VOTE'].includes(said) ? '' : 'Er det slik?';
        try {
          if (verb === 'post' || verb === 'pass') {
            await talk.says(person, said, words, said === 'COMMITMENT' ? { dueOn: '2099-01-01' } : {});
            expect(open).toContain(said);
            if (said !== 'PROCESS_NOTE') spoken.add(`${before.phaseSeq} ${person.id}`);
          } else if (verb === 'tick') await talk.after('2 minutes');
          else if (verb === 'skip') await talk.inPhase(person, 'skipPhase', before.phaseSeq);
          else await talk.inPhase(person, `${verb}Consultation`, before.phaseSeq);
        } catch (error) {
          if (!(error instanceof Refused)) throw error;
          expect(['NOT_FOUND', 'BAD_INPUT']).toContain(error.code);
        }
        for (const viewer of everybody) {
          const now = await talk.seenBy(viewer);
          const ofOthers = now.posts.nodes.filter(
            (post) =>
              post.author.person.id !== viewer.id && post.phaseSeq === now.phaseSeq && post.kind !== 'PROCESS_NOTE',
          );
          if (hides(now) && !spoken.has(`${now.phaseSeq} ${viewer.id}`)) {
            expect(ofOthers).toEqual([]);
            expect(now.notYetHeard).toBeNull();
          }
          if (viewer === room.facilitator && ['RUNNING', 'PAUSED'].includes(now.stage)) {
            expect(now.posts.nodes).toEqual([]);
            expect(now.me.open).toEqual([]);
          }
        }
      }
      expect((await row(talk)).phase_seq).toBeGreaterThan(1);
    },
  );
});

describe('what falls due', () => {
  it('is found and done for 500 consultations within a second', async () => {
    const talk = await aTalk(owner, (await owner.postChallenge(room.id)).id, [...peers, facilitator], { facilitator });
    // Running in other rooms of the house for all the pass knows: it meets 500 that are not due and a share that is.
    await server.database.behind(
      `INSERT INTO due (task, subject_id, network_id, person_id, number, at)
       SELECT 'consultation.clock', gen_random_uuid(), network_id, person_id, 1, now() + interval '3 days'
       FROM due, generate_series(1, 500) WHERE subject_id = $1`,
      [talk.id],
    );
    await talk.after('1 hour');
    const jobs = new Jobs(server.database.jobsUrl);
    const done: string[] = [];
    jobs.on('consultation.clock', async ({ subjectId }) => void done.push(subjectId));
    await jobs.pass();
    await server.database.behind(`UPDATE due SET at = now() WHERE task = 'consultation.clock' AND number = 1`);
    const marked = performance.now();
    const n = await jobs.pass();
    expect(performance.now() - marked).toBeLessThan(1_000);
    expect([n, new Set(done).size]).toEqual([500, 501]);
    expect(await jobs.pass()).toBe(0);
    await jobs.stop();
  });

  it('is done once by two that look at the same time, and again by the next when one goes down', async () => {
    const mark = async (rows: number) =>
      server.database.behind(
        `INSERT INTO due (task, subject_id, network_id, person_id, number, at)
         SELECT 'test.once', gen_random_uuid(), $1, $2, 1, now() FROM generate_series(1, $3::int)`,
        [room.id, owner.id, rows],
      );
    await mark(50);
    const [one, other] = [new Jobs(server.database.jobsUrl), new Jobs(server.database.jobsUrl)];
    const done: string[] = [];
    for (const jobs of [one, other]) jobs.on('test.once', async ({ subjectId }) => void done.push(subjectId));
    await Promise.all([one.pass(), other.pass()]);
    expect([done.length, new Set(done).size]).toEqual([50, 50]);
    await mark(2);
    const broken = new Jobs(server.database.jobsUrl);
    broken.on('test.once', () => Promise.reject(new Error('down')));
    await broken.pass();
    expect(await one.pass()).toBe(0);
    await server.database.behind(`UPDATE due SET at = now() WHERE task = 'test.once'`);
    expect(await one.pass()).toBe(2);
    await Promise.all([one.stop(), other.stop(), broken.stop()]);
  });

  it('is done by a process of its own, which serves nothing', async () => {
    const apart = new TestServer(server.database, await freePort(), { jobs: true, env: { KRETS_JOBS: 'apart' } });
    const talk = await aTalk(owner, (await owner.postChallenge(room.id)).id, [...peers, facilitator], { facilitator });
    await talk.after('1 hour');
    void apart.start().catch(() => {});
    await until(async () => (await row(talk)).phase_seq === 2, 20_000);
    await expect(fetch(apart.url)).rejects.toThrow();
    await apart.kill();
  });
});
