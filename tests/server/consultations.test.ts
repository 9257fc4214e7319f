import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aTalk, type Shown, Talk } from '../support/consultation.js';
import { inStage } from '../support/founding.js';
import { type Person, until } from '../support/person.js';
import { aServer, type TestServer } from '../support/server.js';
import { goOnLeave } from '../support/standings.js';
import { aNetwork, anAdministrator, aPerson, type TestNetwork } from '../support/world.js';

let server: TestServer;
let room: TestNetwork;
let owner: Person;
let anne: Person;
let bjorn: Person;
let carl: Person;
let facilitator: Person;
let aside: Person;
let outsider: Person;

beforeAll(async () => {
  server = await aServer();
  room = await aNetwork(await anAdministrator(server), 'IT-leiarar i vest', 6);
  [owner, anne, bjorn, carl, facilitator, aside] = room.members as [Person, Person, Person, Person, Person, Person];
  outsider = await aPerson(server);
});
afterAll(() => server.stop());

const challenge = async (changes: Record<string, unknown> = {}) => (await owner.postChallenge(room.id, changes)).id;
const fault = (field: string, rule: string) => ({
  code: 'BAD_INPUT',
  fields: expect.arrayContaining([expect.objectContaining({ field, rule })]),
});
const missing = { code: 'NOT_FOUND' };
const kinds = ({ me }: Shown) => me.open.map(({ kind }) => kind).sort();
const words = ({ posts }: Shown) => posts.nodes.map(({ body }) => body);
const aTroika = async (mode: 'LIVE' | 'ASYNC' = 'LIVE') =>
  aTalk(owner, await challenge(), [anne, bjorn, facilitator], { protocol: 'TROIKA', mode, facilitator });

describe('a consultation', () => {
  it('is taken live through all its phases and leaves a next step and something for each', async () => {
    const talk = await aTalk(owner, await challenge(), [anne, bjorn, carl, facilitator], { facilitator });
    let now = await talk.seenBy(anne);
    expect(now).toMatchObject({ stage: 'RUNNING', phase: { key: 'CHECK_IN' }, nextPhase: { key: 'TELL' } });
    expect(now.me.prompt?.nn).toContain('Korleis kjem du hit');
    expect(now.notYetPosted).toHaveLength(4);
    for (const person of [owner, anne, bjorn]) await talk.says(person, 'CHECK_IN', 'Eg er her');
    await talk.says(carl, 'PASS', '');

    now = await talk.seenBy(owner);
    expect(now.phase?.key).toBe('TELL');
    expect(now.transitions.at(-1)).toMatchObject({ why: 'ALL_DONE', by: null });
    expect(kinds(await talk.seenBy(anne))).toEqual([]);
    await expect(talk.says(anne, 'QUESTION', 'Kan eg?')).rejects.toMatchObject(fault('kind', 'silent'));
    await talk.says(owner, 'STATEMENT', 'Slik var det.');
    expect((await talk.inPhase(owner, 'advanceConsultation')).phase?.key).toBe('CLARIFY');

    await expect(talk.says(anne, 'QUESTION', 'Gjer det.')).rejects.toMatchObject(fault('body', 'question'));
    const [first, second] = [
      await talk.says(anne, 'QUESTION', 'Kor mange er de?'),
      await talk.says(bjorn, 'QUESTION', 'Kven er det?'),
    ];
    for (const person of [anne, bjorn, carl]) await talk.says(person, 'PASS', '');
    expect((await talk.seenBy(owner)).phase?.key).toBe('CLARIFY');
    await talk.says(owner, 'ANSWER', 'Tolv.', { parentId: first.id });
    await talk.says(owner, 'ANSWER', '', { parentId: second.id });
    now = await talk.seenBy(owner);
    expect(now.posts.nodes.find(({ declines }) => declines)).toBeDefined();
    expect(now.phase?.key).toBe('REFLECT');
    expect(now.me.open).toEqual([]);
    expect(now.others).toContainEqual({ role: 'PEER', silent: false, doing: { nn: 'Kollegaene tenkjer høgt saman.' } });
    await expect(talk.says(owner, 'REPLY', 'Men …')).rejects.toMatchObject(fault('kind', 'silent'));
    const thought = await talk.says(anne, 'PERSPECTIVE', 'Eg lurer på kven som eig dette.');
    await talk.says(bjorn, 'REPLY', 'Det lurer eg òg på.', { parentId: thought.id });
    expect(words(await talk.seenBy(owner))).toContain('Det lurer eg òg på.');
    await talk.inPhase(facilitator, 'advanceConsultation');
    await talk.inPhase(owner, 'advanceConsultation');
    expect(kinds(await talk.seenBy(anne))).toEqual(['EXPERIENCE', 'IDEA', 'PASS', 'REPLY', 'RESOURCE']);
    await talk.says(anne, 'EXPERIENCE', 'Eg gjorde det motsette.');
    await talk.inPhase(facilitator, 'advanceConsultation');
    await expect(talk.says(owner, 'COMMITMENT', 'Eg ringjer henne.')).rejects.toMatchObject(fault('dueOn', 'required'));
    await talk.says(owner, 'COMMITMENT', 'Eg ringjer henne.', { dueOn: '2031-02-03' });
    await talk.inPhase(owner, 'advanceConsultation');
    for (const person of [owner, anne, bjorn, carl]) await talk.says(person, 'TAKEAWAY', `Læring ${person.id}`);

    now = await talk.seenBy(owner);
    expect(now).toMatchObject({ stage: 'CLOSED', followUpOn: '2031-02-03', phase: null });
    expect(now.outcome.takeaways[0]?.body).toBe(`Læring ${owner.id}`);
    const seqs = now.transitions.map(({ phaseSeq }) => phaseSeq);
    expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
    expect(new Set(seqs.filter((seq) => seq > 0)).size).toBe(seqs.filter((seq) => seq > 0).length);
    await talk.says(owner, 'FOLLOW_UP', 'Ingenting enno.');
    expect(await talk.seenBy(owner)).toMatchObject({
      stage: 'DONE',
      outcome: { followUps: [{ body: 'Ingenting enno.' }] },
    });
  });

  it('is the room’s to know of, the participants’ to hear, and nothing at all to an outsider', async () => {
    const talk = await aTroika();
    await talk.says(owner, 'STATEMENT', 'Berre for oss');
    const lookedOn = await talk.seenBy(aside);
    expect(lookedOn).toMatchObject({
      stage: 'RUNNING',
      me: { role: null, prompt: null, open: [] },
      notYetPosted: null,
    });
    expect(lookedOn.posts.nodes).toEqual([]);
    expect(Object.values(lookedOn.viewerMay).some(Boolean)).toBe(false);
    await expect(talk.says(aside, 'STATEMENT', 'Eg òg', { phaseSeq: 1 })).rejects.toMatchObject(missing);
    await expect(talk.seenBy(outsider)).rejects.toMatchObject(missing);
    await talk.does(owner, 'closeConsultation');
    expect((await talk.seenBy(aside)).posts.nodes).toEqual([]);
  });

  it('gives the room what came out of it when the talk is over, and no more', async () => {
    const talk = await aTalk(owner, await challenge(), [anne, bjorn, carl], { protocol: 'EXPERIENCE_ROUND' });
    await talk.does(anne, 'claimFacilitator');
    for (let i = 0; i < 3; i++) await talk.inPhase(anne, 'advanceConsultation');
    for (const person of [owner, bjorn, carl]) await talk.says(person, 'TAKEAWAY', `Med meg ${person.id}`);
    const seen = await talk.seenBy(aside);
    expect(seen.stage).toBe('DONE');
    expect(seen.outcome.takeaways).toHaveLength(3);
  });

  it('hides others’ words until one’s own, a pass or the end of the phase', async () => {
    const talk = await aTalk(owner, await challenge(), [anne, bjorn, carl, facilitator], {
      protocol: 'CASE_CLINIC',
      facilitator,
    });
    for (let i = 0; i < 3; i++) await talk.inPhase(facilitator, 'advanceConsultation');
    expect((await talk.seenBy(anne)).phase?.key).toBe('MIRROR');
    await talk.says(anne, 'MIRROR', 'Eg ser eit tau');
    const ofPhase = async (who: Person) => (await talk.seenBy(who)).posts.nodes.map(({ body }) => body);
    for (const person of [owner, bjorn, carl, facilitator]) {
      const seen = await talk.seenBy(person);
      expect(words(seen)).toEqual([]);
      expect(seen.me.othersHidden).toBe(true);
      expect(seen.notYetPosted).toBeNull();
    }
    await talk.says(facilitator, 'PROCESS_NOTE', 'Ta dykk tid');
    expect(await ofPhase(facilitator)).toEqual(['Ta dykk tid']);
    await talk.says(bjorn, 'PASS', '');
    expect(await ofPhase(bjorn)).toEqual(['Eg ser eit tau', 'Ta dykk tid', '']);
    expect(await ofPhase(carl)).toEqual(['Ta dykk tid']);
    await talk.inPhase(facilitator, 'advanceConsultation');
    expect(await ofPhase(carl)).toContain('Eg ser eit tau');
    expect(await ofPhase(owner)).toContain('Eg ser eit tau');
  });

  it('begins only with enough people who have said yes', async () => {
    const talk = await aTalk(owner, await challenge(), [anne, bjorn], { start: false });
    await expect(talk.does(owner, 'startConsultation')).rejects.toMatchObject(fault('id', 'tooFew'));
    await talk.with(owner, 'askToTakePart', 'AskToTakePartInput', { personIds: [carl.id, outsider.id] });
    expect((await talk.seenBy(owner)).participants).toHaveLength(4);
    await talk.does(carl, 'joinConsultation');
    await expect(talk.does(anne, 'startConsultation')).rejects.toMatchObject(missing);
    expect((await talk.does(owner, 'startConsultation')).stage).toBe('RUNNING');
    await expect(
      aTalk(
        owner,
        (
          await owner.ask<{ consultation: { challengeId: string } }>(
            'query ($id: ID!) { consultation(id: $id) { challengeId } }',
            { id: talk.id },
          )
        ).consultation.challengeId,
        [],
      ),
    ).rejects.toMatchObject(fault('challengeId', 'underway'));
  });

  it('starts by itself at the time the owner has set', async () => {
    const talk = await aTalk(owner, await challenge(), [anne, bjorn], { protocol: 'TROIKA', start: false });
    const startsAt = new Date(Date.now() + 3_600_000).toISOString();
    expect((await talk.with(owner, 'scheduleConsultation', 'ScheduleConsultationInput', { startsAt })).stage).toBe(
      'SCHEDULED',
    );
    await talk.after('2 hours');
    expect((await talk.seenBy(anne)).stage).toBe('RUNNING');
  });

  it('skips experience and ideas when the owner only wants to be heard', async () => {
    const id = await challenge({ helpWanted: ['LISTEN'] });
    const talk = await aTalk(owner, id, [anne, bjorn, carl, facilitator], {
      protocol: 'PEER_CONSULTATION',
      facilitator,
    });
    const { consultation } = await owner.ask<{ consultation: { phases: { key: string }[] } }>(
      'query ($id: ID!) { consultation(id: $id) { phases { key } } }',
      { id: talk.id },
    );
    expect(consultation.phases.map(({ key }) => key)).toEqual([
      'CHECK_IN',
      'TELL',
      'CLARIFY',
      'REFLECT',
      'RESPOND',
      'COMMIT',
      'LEARN',
    ]);
    const other = await challenge({ helpWanted: ['LISTEN'] });
    await expect(aTalk(owner, other, [anne], { protocol: 'EXPERIENCE_ROUND' })).rejects.toMatchObject(
      fault('protocol', 'onlyHeard'),
    );
  });

  it('lets advice in only where the owner has asked for it', async () => {
    const talk = await aTalk(
      owner,
      await challenge({ helpWanted: ['EXPERIENCES'] }),
      [anne, bjorn, carl, facilitator],
      { facilitator },
    );
    for (let i = 0; i < 5; i++) await talk.inPhase(facilitator, 'advanceConsultation');
    expect(kinds(await talk.seenBy(anne))).not.toContain('IDEA');
    await expect(talk.says(anne, 'IDEA', 'Slutt med det')).rejects.toMatchObject(fault('kind', 'notNow'));
  });

  it('tells who comes second the new phase, and keeps what comes too late as a draft', async () => {
    const talk = await aTroika();
    await talk.inPhase(facilitator, 'advanceConsultation', 1);
    expect(await talk.inPhase(owner, 'advanceConsultation', 1)).toMatchObject({
      phaseSeq: 2,
      phase: { key: 'CLARIFY' },
    });
    await expect(talk.says(owner, 'STATEMENT', 'Eg var ikkje ferdig', { phaseSeq: 1 })).rejects.toMatchObject(
      fault('phaseSeq', 'phasePassed'),
    );
    const { draft } = await owner.ask<{ draft: { content: string } }>(
      'query ($id: ID!, $place: String!) { draft(networkId: $id, place: $place) { content } }',
      { id: room.id, place: `consultation:${talk.id}` },
    );
    expect(draft.content).toBe('Eg var ikkje ferdig');
  });

  it('never doubles a retry', async () => {
    const talk = await aTroika();
    const clientId = randomUUID();
    const tries = await Promise.all(
      Array.from({ length: 5 }, () => talk.says(owner, 'STATEMENT', 'Éin gong', { clientId, phaseSeq: 1 })),
    );
    expect(new Set(tries.map(({ id }) => id)).size).toBe(1);
  });

  it('moves on by itself when the time is out, ten seconds later when live', async () => {
    const talk = await aTroika();
    await talk.after('125 seconds');
    await talk.says(owner, 'STATEMENT', 'I siste liten', { phaseSeq: 1 });
    await talk.after('10 seconds');
    await expect(talk.says(owner, 'STATEMENT', 'For seint', { phaseSeq: 1 })).rejects.toMatchObject(
      fault('phaseSeq', 'phasePassed'),
    );
    expect((await talk.seenBy(aside)).phaseSeq).toBe(2);
  });

  it('is moved by the job when nobody looks', async () => {
    const talk = await aTroika();
    const ear = await anne.listen();
    await ear.enter(room.id);
    await talk.after('200 seconds');
    await until(() => ear.changed.some(({ topic, id }) => topic === 'CONSULTATION' && id === talk.id), 4_000);
    const [row] = await server.database.behind<{ phase_seq: number }>(
      `SELECT phase_seq FROM consultations WHERE id = $1`,
      [talk.id],
    );
    expect(row?.phase_seq).toBe(2);
    anne.hangUp();
  });

  it('is paused, extended and turned, with its end moved each time', async () => {
    const talk = await aTroika();
    const ends = async () => Date.parse((await talk.seenBy(owner)).phaseEndsAt ?? '');
    const first = await ends();
    await talk.with(facilitator, 'extendPhase', 'ExtendPhaseInput', { phaseSeq: 1, by: 5 });
    expect((await ends()) - first).toBe(300_000);
    await talk.inPhase(owner, 'pauseConsultation');
    await expect(talk.says(owner, 'STATEMENT', 'x')).rejects.toMatchObject(fault('phaseSeq', 'notOpen'));
    await server.database.behind(`UPDATE consultations SET paused_at = paused_at - interval '1 hour' WHERE id = $1`, [
      talk.id,
    ]);
    await talk.inPhase(owner, 'resumeConsultation');
    expect(Math.abs((await ends()) - first - 300_000 - 3_600_000)).toBeLessThan(5_000);
    // Telling has no working days: the challenge has been written down already.
    const turned = await talk.with(owner, 'changeConsultationMode', 'ChangeConsultationModeInput', { mode: 'ASYNC' });
    expect(turned).toMatchObject({ mode: 'ASYNC', phase: { key: 'CLARIFY' } });
    expect((await ends()) - Date.now()).toBeGreaterThan(20 * 3_600_000);
    await talk.with(owner, 'changeConsultationMode', 'ChangeConsultationModeInput', { mode: 'LIVE' });
    expect((await ends()) - Date.now()).toBeLessThan(130_000);
    await expect(talk.inPhase(anne, 'pauseConsultation')).rejects.toMatchObject(missing);
  });

  it('skips an optional phase with the owner’s yes only', async () => {
    const talk = await aTalk(owner, await challenge(), [anne, bjorn, carl, facilitator], { facilitator });
    expect((await talk.inPhase(facilitator, 'skipPhase')).phase?.key).toBe('CHECK_IN');
    expect((await talk.seenBy(owner)).skipAsked).toBe(true);
    await expect(talk.inPhase(anne, 'skipPhase')).rejects.toMatchObject(missing);
    expect((await talk.inPhase(owner, 'skipPhase')).phase?.key).toBe('TELL');
    await expect(talk.inPhase(owner, 'skipPhase')).rejects.toMatchObject(missing);
  });

  it('gives the form to the first who claims it when its facilitator is gone', async () => {
    const talk = await aTalk(owner, await challenge(), [anne, bjorn, carl, facilitator], { facilitator });
    await expect(talk.does(anne, 'claimFacilitator')).rejects.toMatchObject(fault('id', 'taken'));
    await talk.does(facilitator, 'declineConsultation');
    const claims = await Promise.allSettled([anne, bjorn, carl].map((peer) => talk.does(peer, 'claimFacilitator')));
    expect(claims.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await talk.seenBy(owner)).facilitator).not.toBeNull();
  });

  it('keeps a private note from everybody but its writer', async () => {
    const talk = await aTroika();
    const input = { consultationId: talk.id, content: 'Berre mitt' };
    await anne.ask('mutation ($input: SavePrivateNoteInput!) { savePrivateNote(input: $input) { id } }', { input });
    expect((await talk.seenBy(anne)).myNote).toBe('Berre mitt');
    for (const person of [owner, bjorn, facilitator, aside]) expect((await talk.seenBy(person)).myNote).toBeNull();
  });

  it('shows raised hands to those who take part, and the facilitator gives the word', async () => {
    const talk = await aTroika();
    await talk.does(anne, 'raiseHand');
    await talk.does(bjorn, 'raiseHand');
    expect((await talk.seenBy(facilitator)).hands.map(({ seat }) => seat.person.id)).toEqual([anne.id, bjorn.id]);
    expect((await talk.seenBy(aside)).hands).toEqual([]);
    await expect(talk.with(bjorn, 'lowerHand', 'LowerHandInput', { personId: anne.id })).rejects.toMatchObject(missing);
    const left = await talk.with(facilitator, 'lowerHand', 'LowerHandInput', { personId: anne.id });
    expect(left.hands).toHaveLength(1);
    expect((await talk.inPhase(facilitator, 'advanceConsultation')).hands).toEqual([]);
  });

  it('is gone for everybody at once when its owner withdraws it', async () => {
    const id = await challenge();
    const talk = await aTalk(owner, id, [anne, bjorn, facilitator], { protocol: 'TROIKA', facilitator });
    await talk.says(owner, 'STATEMENT', 'Angra');
    await expect(talk.does(anne, 'withdrawConsultation')).rejects.toMatchObject(missing);
    const seen = await talk.does(owner, 'withdrawConsultation');
    expect(seen).toMatchObject({ stage: 'WITHDRAWN', posts: { nodes: [] } });
    for (const person of [anne, facilitator, aside]) await expect(talk.seenBy(person)).rejects.toMatchObject(missing);
    expect((await talk.due()).size).toBe(0);
    await owner.contribute(id, 'Tråden er her enno');
    await expect(aTalk(owner, id, [anne, bjorn], { protocol: 'TROIKA' })).resolves.toBeInstanceOf(Talk);
  });

  it('can only be read where the room can only be read', async () => {
    const talk = await aTroika();
    const waiting = await challenge();
    await inStage(server, room.id, 'PAUSED');
    try {
      const seen = await talk.seenBy(owner);
      expect([seen.phase?.key, kinds(seen), seen.viewerMay.advance]).toEqual(['TELL', [], false]);
      await expect(talk.says(owner, 'STATEMENT', 'Slik var det.')).rejects.toMatchObject(fault('kind', 'notNow'));
      await expect(talk.inPhase(facilitator, 'advanceConsultation')).rejects.toMatchObject(missing);
      await expect(aTalk(owner, waiting, [anne, bjorn], { protocol: 'TROIKA' })).rejects.toMatchObject(missing);
    } finally {
      await inStage(server, room.id, 'ACTIVE');
    }
  });

  it('stands still while its room is paused, and is taken up again where it was', async () => {
    const talk = await aTroika();
    await room.facilitator.ask('mutation ($id: ID!) { pauseNetwork(networkId: $id) { id } }', { id: room.id });
    try {
      await talk.after('3 days');
      const seen = await talk.seenBy(owner);
      expect(seen).toMatchObject({ stage: 'PAUSED', phase: { key: 'TELL' }, viewerMay: { resume: false } });
      expect(seen.transitions.at(-1)?.why).toBe('PAUSED');
      const told = `SELECT kind FROM journal WHERE subject_id = $1 ORDER BY seq DESC LIMIT 1`;
      expect(await server.database.behind(told, [talk.id])).toEqual([{ kind: 'MOVED' }]);
    } finally {
      await inStage(server, room.id, 'ACTIVE');
    }
    const now = await talk.inPhase(owner, 'resumeConsultation');
    expect(now).toMatchObject({ stage: 'RUNNING', phase: { key: 'TELL' } });
    expect(Date.parse(now.phaseEndsAt ?? '')).toBeGreaterThan(Date.now());
  });

  it('takes its author’s words back at once', async () => {
    const talk = await aTroika();
    const said = await talk.says(owner, 'STATEMENT', 'Feil');
    const back = 'mutation ($id: ID!) { withdrawConsultationPost(id: $id) { id } }';
    await expect(anne.ask(back, { id: said.id })).rejects.toMatchObject(missing);
    await owner.ask(back, { id: said.id });
    expect(words(await talk.seenBy(anne))).toEqual(['']);
  });
});

describe('asynchronously', () => {
  const mails = (to: Person) =>
    server.output
      .split(`--- Mail to ${to.email}: `)
      .slice(1)
      .filter((text) => text.startsWith('Noko ventar på deg i Krets'));

  it('reminds at half and at nine tenths, once each, only those who have not been heard', async () => {
    const talk = await aTalk(owner, await challenge(), [anne, bjorn, carl, facilitator], {
      mode: 'ASYNC',
      facilitator,
    });
    const before = new Map([owner, anne, bjorn, carl, facilitator].map((one) => [one, mails(one).length]));
    await talk.says(anne, 'CHECK_IN', 'Eg er her');
    const sent = (who: Person) => mails(who).length - (before.get(who) ?? 0);
    for (const [task, count] of [
      ['half', 1],
      ['nearly', 2],
    ] as const) {
      await talk.dueNow(task);
      await until(() => sent(bjorn) === count && sent(carl) === count && sent(owner) === count);
    }
    expect([sent(anne), sent(facilitator)]).toEqual([0, 0]);
    // Whoever had been cut off begins again: each has had the letter, and gets no second one.
    const left = `SELECT 1 FROM graphile_worker.jobs WHERE key LIKE '%' || $1 || '%' AND task_identifier = 'consultation.nearly'`;
    await server.database.behind(
      `SELECT graphile_worker.add_job('consultation.nearly', json_build_object(
         'subjectId', id, 'networkId', network_id, 'personId', owner_id, 'number', phase_seq), job_key := 'again' || id)
       FROM consultations WHERE id = $1`,
      [talk.id],
    );
    await until(async () => (await server.database.behind(left, [talk.id])).length === 0);
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    expect([sent(bjorn), sent(carl), sent(owner)]).toEqual([2, 2, 2]);
    const [letter] = mails(bjorn).slice(-1);
    expect(letter).toContain(`/consultations/${talk.id}`);
    expect(letter).not.toContain('IT-leiarar i vest');
    expect(letter).not.toContain('delt på to stader');
  });

  it('passes over what has no working days, and waits for an owner who is away', async () => {
    const talk = await aTalk(owner, await challenge(), [anne, bjorn, facilitator], {
      protocol: 'TROIKA',
      mode: 'ASYNC',
      facilitator,
    });
    let now = await talk.seenBy(owner);
    expect(now.phase?.key).toBe('CLARIFY');
    expect(now.transitions.map(({ why }) => why)).toEqual(['PROPOSED', 'STARTED', 'NO_TIME_SET']);
    await talk.inPhase(facilitator, 'advanceConsultation');
    await talk.inPhase(facilitator, 'advanceConsultation');
    expect((await talk.seenBy(owner)).phase?.key).toBe('RESPOND');
    const before = mails(owner).length;
    await talk.after('30 days');
    await until(() => mails(owner).length === before + 1);
    now = await talk.seenBy(owner);
    expect(now).toMatchObject({ stage: 'PAUSED', phase: { key: 'RESPOND' } });
    now = await talk.inPhase(owner, 'resumeConsultation');
    expect(now.stage).toBe('RUNNING');
    expect(Date.parse(now.phaseEndsAt ?? '')).toBeGreaterThan(Date.now());
  });

  it('writes no letter to an owner on leave, to whom the room is closed; back again, the page still asks', async () => {
    const small = await aNetwork(await anAdministrator(server), 'Permisjonen', 3);
    const [away, ...others] = small.members as [Person, Person, Person];
    const talk = await aTalk(away, (await away.postChallenge(small.id)).id, others, { protocol: 'TROIKA' });
    await talk.does(away, 'closeConsultation');
    await goOnLeave(away, small.id);
    const before = mails(away).length;
    await talk.after('16 days');
    await until(async () => (await talk.seenBy(others[0] as Person)).stage === 'FOLLOW_UP_DUE', 8_000);
    await until(async () => !(await talk.due()).has('follow-up'), 8_000);
    expect(mails(away).length).toBe(before);
    await away.ask('mutation ($id: ID!) { returnFromLeave(networkId: $id) }', { id: small.id });
    expect((await talk.seenBy(away)).me.open.map(({ kind }) => kind)).toEqual(['FOLLOW_UP']);
  });

  it('asks how it went twice, and then lets it be', async () => {
    const talk = await aTroika('ASYNC');
    const closed = await talk.does(owner, 'closeConsultation');
    expect(closed.stage).toBe('CLOSED');
    const before = mails(owner).length;
    await talk.after('16 days');
    await until(() => mails(owner).length === before + 1, 8_000);
    expect((await talk.seenBy(owner)).stage).toBe('FOLLOW_UP_DUE');
    await talk.after('8 days');
    await until(() => mails(owner).length === before + 2, 8_000);
    await talk.after('8 days');
    await until(async () => (await talk.seenBy(owner)).transitions.at(-1)?.why === 'LET_BE', 8_000);
    expect((await talk.seenBy(owner)).stage).toBe('DONE');
    expect(mails(owner).length).toBe(before + 2);
    await talk.says(owner, 'FOLLOW_UP', 'Det gjekk godt til slutt');
    expect((await talk.seenBy(aside)).outcome.followUps).toHaveLength(1);
  });
});
