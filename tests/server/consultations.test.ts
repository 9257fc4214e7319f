import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createConsultation, type Shown, TestConsultation } from '../support/consultation.js';
import { goOnLeave } from '../support/mixed-room.js';
import { inStage } from '../support/network-lifecycle.js';
import { createAdministrator, createNetwork, createPerson, type TestNetwork } from '../support/networks.js';
import { type Person, until } from '../support/person.js';
import { startServer, type TestServer } from '../support/server.js';

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
  server = await startServer();
  room = await createNetwork(await createAdministrator(server), 'IT-leiarar i vest', 6);
  [owner, anne, bjorn, carl, facilitator, aside] = room.members as [Person, Person, Person, Person, Person, Person];
  outsider = await createPerson(server);
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
  createConsultation(owner, await challenge(), [anne, bjorn, facilitator], { protocol: 'TROIKA', mode, facilitator });

describe('a consultation', () => {
  it('is taken live through all its phases and leaves a next step and something for each', async () => {
    const testConsultation = await createConsultation(owner, await challenge(), [anne, bjorn, carl, facilitator], {
      facilitator,
    });
    let now = await testConsultation.seenBy(anne);
    expect(now).toMatchObject({ stage: 'RUNNING', phase: { key: 'CHECK_IN' }, nextPhase: { key: 'TELL' } });
    expect(now.me.prompt?.nn).toContain('Kva er du oppteken av');
    expect(now.notYetPosted).toHaveLength(4);
    for (const person of [owner, anne, bjorn]) await testConsultation.says(person, 'CHECK_IN', 'Eg er her');
    await testConsultation.says(carl, 'PASS', '');

    now = await testConsultation.seenBy(owner);
    expect(now.phase?.key).toBe('TELL');
    expect(now.transitions.at(-1)).toMatchObject({ why: 'ALL_DONE', by: null });
    expect(kinds(await testConsultation.seenBy(anne))).toEqual([]);
    await expect(testConsultation.says(anne, 'QUESTION', 'Kan eg?')).rejects.toMatchObject(fault('kind', 'silent'));
    await testConsultation.says(owner, 'STATEMENT', 'Slik var det.');
    expect((await testConsultation.inPhase(owner, 'advanceConsultation')).phase?.key).toBe('CLARIFY');

    // A question is one without its mark too: the time runs.
    const [first, second] = [
      await testConsultation.says(anne, 'QUESTION', 'Kor mange er de'),
      await testConsultation.says(bjorn, 'QUESTION', 'Kven er det?'),
    ];
    for (const person of [anne, bjorn, carl]) await testConsultation.says(person, 'PASS', '');
    expect((await testConsultation.seenBy(owner)).phase?.key).toBe('CLARIFY');
    await testConsultation.says(owner, 'ANSWER', 'Tolv.', { parentId: first.id });
    await testConsultation.says(owner, 'ANSWER', '', { parentId: second.id });
    now = await testConsultation.seenBy(owner);
    expect(now.posts.nodes.find(({ declines }) => declines)).toBeDefined();
    expect(now.phase?.key).toBe('REFLECT');
    expect(now.me.open).toEqual([]);
    expect(now.others).toContainEqual({ role: 'PEER', silent: false, doing: { nn: 'Kollegaene tenkjer høgt saman.' } });
    await expect(testConsultation.says(owner, 'REPLY', 'Men …')).rejects.toMatchObject(fault('kind', 'silent'));
    const thought = await testConsultation.says(anne, 'PERSPECTIVE', 'Eg lurer på kven som eig dette.');
    await testConsultation.says(bjorn, 'REPLY', 'Det lurer eg òg på.', { parentId: thought.id });
    expect(words(await testConsultation.seenBy(owner))).toContain('Det lurer eg òg på.');
    await testConsultation.inPhase(facilitator, 'advanceConsultation');
    await testConsultation.inPhase(owner, 'advanceConsultation');
    expect(kinds(await testConsultation.seenBy(anne))).toEqual(['EXPERIENCE', 'IDEA', 'PASS', 'REPLY', 'RESOURCE']);
    await testConsultation.says(anne, 'EXPERIENCE', 'Eg gjorde det motsette.');
    await testConsultation.inPhase(facilitator, 'advanceConsultation');
    await expect(testConsultation.says(owner, 'COMMITMENT', 'Eg ringjer henne.')).rejects.toMatchObject(
      fault('dueOn', 'required'),
    );
    await testConsultation.says(owner, 'COMMITMENT', 'Eg ringjer henne.', { dueOn: '2031-02-03' });
    await testConsultation.inPhase(owner, 'advanceConsultation');
    for (const person of [owner, anne, bjorn, carl])
      await testConsultation.says(person, 'TAKEAWAY', `Læring ${person.id}`);

    now = await testConsultation.seenBy(owner);
    expect(now).toMatchObject({ stage: 'CLOSED', followUpOn: '2031-02-03', phase: null });
    expect(now.outcome.takeaways[0]?.body).toBe(`Læring ${owner.id}`);
    const seqs = now.transitions.map(({ phaseSeq }) => phaseSeq);
    expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
    expect(new Set(seqs.filter((seq) => seq > 0)).size).toBe(seqs.filter((seq) => seq > 0).length);
    await testConsultation.says(owner, 'FOLLOW_UP', 'Ingenting enno.');
    expect(await testConsultation.seenBy(owner)).toMatchObject({
      stage: 'DONE',
      outcome: { followUps: [{ body: 'Ingenting enno.' }] },
    });
  });

  it('leaves one line by the owner, in the shortest form too, and needs no facilitator to end the questions', async () => {
    const testConsultation = await createConsultation(owner, await challenge(), [anne, bjorn], { protocol: 'TROIKA' });
    await testConsultation.inPhase(owner, 'advanceConsultation');
    let now = await testConsultation.seenBy(owner);
    expect([now.phase?.key, now.viewerMay.advance]).toEqual(['CLARIFY', true]);
    expect((await testConsultation.seenBy(anne)).viewerMay.advance).toBe(false);
    await testConsultation.inPhase(owner, 'advanceConsultation');
    for (const person of [anne, bjorn]) await testConsultation.says(person, 'PASS', '');
    await testConsultation.inPhase(owner, 'advanceConsultation');
    now = await testConsultation.seenBy(owner);
    expect(now).toMatchObject({ phase: { key: 'CLOSING' }, me: { open: [{ kind: 'TAKEAWAY', left: 1 }] } });
    await testConsultation.says(owner, 'TAKEAWAY', 'Eg spør før eg svarar.');
    await testConsultation.inPhase(owner, 'advanceConsultation');
    expect(await testConsultation.seenBy(aside)).toMatchObject({
      stage: 'CLOSED',
      outcome: { takeaways: [{ body: 'Eg spør før eg svarar.' }] },
    });
  });

  it('is known to the room, read by its participants, and not found for an outsider', async () => {
    const testConsultation = await aTroika();
    await testConsultation.says(owner, 'STATEMENT', 'Berre for oss');
    const lookedOn = await testConsultation.seenBy(aside);
    expect(lookedOn).toMatchObject({
      stage: 'RUNNING',
      me: { role: null, prompt: null, open: [] },
      notYetPosted: null,
    });
    expect(lookedOn.posts.nodes).toEqual([]);
    expect(Object.values(lookedOn.viewerMay).some(Boolean)).toBe(false);
    await expect(testConsultation.says(aside, 'STATEMENT', 'Eg òg', { phaseSeq: 1 })).rejects.toMatchObject(missing);
    await expect(testConsultation.seenBy(outsider)).rejects.toMatchObject(missing);
    await testConsultation.does(owner, 'closeConsultation');
    expect((await testConsultation.seenBy(aside)).posts.nodes).toEqual([]);
  });

  it('gives the room what came out of it when the talk is over, and no more', async () => {
    const testConsultation = await createConsultation(owner, await challenge(), [anne, bjorn, carl], {
      protocol: 'EXPERIENCE_ROUND',
    });
    await testConsultation.does(anne, 'claimFacilitator');
    for (let i = 0; i < 3; i++) await testConsultation.inPhase(anne, 'advanceConsultation');
    for (const person of [owner, bjorn, carl]) await testConsultation.says(person, 'TAKEAWAY', `Med meg ${person.id}`);
    const seen = await testConsultation.seenBy(aside);
    expect(seen.stage).toBe('DONE');
    expect(seen.outcome.takeaways).toHaveLength(3);
  });

  it('hides others’ words until one’s own, a pass or the end of the phase', async () => {
    const testConsultation = await createConsultation(owner, await challenge(), [anne, bjorn, carl, facilitator], {
      protocol: 'CASE_CLINIC',
      facilitator,
    });
    for (let i = 0; i < 3; i++) await testConsultation.inPhase(facilitator, 'advanceConsultation');
    expect((await testConsultation.seenBy(anne)).phase?.key).toBe('MIRROR');
    await testConsultation.says(anne, 'MIRROR', 'Eg ser eit tau');
    const ofPhase = async (who: Person) => (await testConsultation.seenBy(who)).posts.nodes.map(({ body }) => body);
    for (const person of [owner, bjorn, carl, facilitator]) {
      const seen = await testConsultation.seenBy(person);
      expect(words(seen)).toEqual([]);
      expect(seen.me.othersHidden).toBe(true);
      expect(seen.notYetPosted).toBeNull();
    }
    await testConsultation.says(facilitator, 'PROCESS_NOTE', 'Ta dykk tid');
    expect(await ofPhase(facilitator)).toEqual(['Ta dykk tid']);
    await testConsultation.says(bjorn, 'PASS', '');
    expect(await ofPhase(bjorn)).toEqual(['Eg ser eit tau', 'Ta dykk tid', '']);
    expect(await ofPhase(carl)).toEqual(['Ta dykk tid']);
    await testConsultation.inPhase(facilitator, 'advanceConsultation');
    expect(await ofPhase(carl)).toContain('Eg ser eit tau');
    expect(await ofPhase(owner)).toContain('Eg ser eit tau');
  });

  it('begins only with enough people who have joined', async () => {
    const testConsultation = await createConsultation(owner, await challenge(), [anne, bjorn], { start: false });
    await expect(testConsultation.does(owner, 'startConsultation')).rejects.toMatchObject(fault('id', 'tooFew'));
    await testConsultation.with(owner, 'askToTakePart', 'AskToTakePartInput', { personIds: [carl.id, outsider.id] });
    expect((await testConsultation.seenBy(owner)).participants).toHaveLength(4);
    await testConsultation.does(carl, 'joinConsultation');
    await expect(testConsultation.does(anne, 'startConsultation')).rejects.toMatchObject(missing);
    expect((await testConsultation.does(owner, 'startConsultation')).stage).toBe('RUNNING');
    await expect(
      createConsultation(
        owner,
        (
          await owner.ask<{ consultation: { challengeId: string } }>(
            'query ($id: ID!) { consultation(id: $id) { challengeId } }',
            { id: testConsultation.id },
          )
        ).consultation.challengeId,
        [],
      ),
    ).rejects.toMatchObject(fault('challengeId', 'underway'));
  });

  it('starts by itself at the time the owner has set', async () => {
    const testConsultation = await createConsultation(owner, await challenge(), [anne, bjorn], {
      protocol: 'TROIKA',
      start: false,
    });
    const startsAt = new Date(Date.now() + 3_600_000).toISOString();
    expect(
      (await testConsultation.with(owner, 'scheduleConsultation', 'ScheduleConsultationInput', { startsAt })).stage,
    ).toBe('SCHEDULED');
    await testConsultation.after('2 hours');
    expect((await testConsultation.seenBy(anne)).stage).toBe('RUNNING');
  });

  it('skips experience and ideas when the owner only wants to be heard', async () => {
    const id = await challenge({ helpWanted: ['LISTEN'] });
    const testConsultation = await createConsultation(owner, id, [anne, bjorn, carl, facilitator], {
      protocol: 'PEER_CONSULTATION',
      facilitator,
    });
    const { consultation } = await owner.ask<{ consultation: { phases: { key: string }[] } }>(
      'query ($id: ID!) { consultation(id: $id) { phases { key } } }',
      { id: testConsultation.id },
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
    await expect(createConsultation(owner, other, [anne], { protocol: 'EXPERIENCE_ROUND' })).rejects.toMatchObject(
      fault('protocol', 'onlyHeard'),
    );
  });

  it('lets advice in only where the owner has asked for it', async () => {
    const testConsultation = await createConsultation(
      owner,
      await challenge({ helpWanted: ['EXPERIENCES'] }),
      [anne, bjorn, carl, facilitator],
      { facilitator },
    );
    for (let i = 0; i < 5; i++) await testConsultation.inPhase(facilitator, 'advanceConsultation');
    expect(kinds(await testConsultation.seenBy(anne))).not.toContain('IDEA');
    await expect(testConsultation.says(anne, 'IDEA', 'Slutt med det')).rejects.toMatchObject(fault('kind', 'notNow'));
  });

  it('tells the second caller the new phase, and stores a late post as a draft', async () => {
    const testConsultation = await aTroika();
    await testConsultation.inPhase(facilitator, 'advanceConsultation', 1);
    expect(await testConsultation.inPhase(owner, 'advanceConsultation', 1)).toMatchObject({
      phaseSeq: 2,
      phase: { key: 'CLARIFY' },
    });
    await expect(
      testConsultation.says(owner, 'STATEMENT', 'Eg var ikkje ferdig', { phaseSeq: 1 }),
    ).rejects.toMatchObject(fault('phaseSeq', 'phasePassed'));
    const { draft } = await owner.ask<{ draft: { content: string } }>(
      'query ($id: ID!, $place: String!) { draft(networkId: $id, place: $place) { content } }',
      { id: room.id, place: `consultation:${testConsultation.id}` },
    );
    expect(draft.content).toBe('Eg var ikkje ferdig');
  });

  it('never doubles a retry', async () => {
    const testConsultation = await aTroika();
    const clientId = randomUUID();
    const tries = await Promise.all(
      Array.from({ length: 5 }, () => testConsultation.says(owner, 'STATEMENT', 'Éin gong', { clientId, phaseSeq: 1 })),
    );
    expect(new Set(tries.map(({ id }) => id)).size).toBe(1);
  });

  it('moves on by itself when the time is out, ten seconds later when live', async () => {
    const testConsultation = await aTroika();
    await testConsultation.after('125 seconds');
    await testConsultation.says(owner, 'STATEMENT', 'I siste liten', { phaseSeq: 1 });
    await testConsultation.after('10 seconds');
    await expect(testConsultation.says(owner, 'STATEMENT', 'For seint', { phaseSeq: 1 })).rejects.toMatchObject(
      fault('phaseSeq', 'phasePassed'),
    );
    expect((await testConsultation.seenBy(aside)).phaseSeq).toBe(2);
  });

  it('is moved by the job when nobody looks', async () => {
    const testConsultation = await aTroika();
    const listener = await anne.listen();
    await listener.enter(room.id);
    await testConsultation.after('200 seconds');
    await until(() => listener.entries.some(({ topic, id }) => topic === 'CONSULTATION' && id === testConsultation.id));
    const [row] = await server.database.asSuperuser<{ phase_seq: number }>(
      `SELECT phase_seq FROM consultations WHERE id = $1`,
      [testConsultation.id],
    );
    expect(row?.phase_seq).toBe(2);
    anne.disconnect();
  });

  it('is paused, extended and turned, with its end moved each time', async () => {
    const testConsultation = await aTroika();
    const ends = async () => Date.parse((await testConsultation.seenBy(owner)).phaseEndsAt ?? '');
    const first = await ends();
    await testConsultation.with(facilitator, 'extendPhase', 'ExtendPhaseInput', { phaseSeq: 1, by: 5 });
    expect((await ends()) - first).toBe(300_000);
    await testConsultation.inPhase(owner, 'pauseConsultation');
    await expect(testConsultation.says(owner, 'STATEMENT', 'x')).rejects.toMatchObject(fault('phaseSeq', 'notOpen'));
    await server.database.asSuperuser(
      `UPDATE consultations SET paused_at = paused_at - interval '1 hour' WHERE id = $1`,
      [testConsultation.id],
    );
    await testConsultation.inPhase(owner, 'resumeConsultation');
    expect(Math.abs((await ends()) - first - 300_000 - 3_600_000)).toBeLessThan(5_000);
    // The telling phase is skipped: the challenge is already written.
    const turned = await testConsultation.with(owner, 'changeConsultationMode', 'ChangeConsultationModeInput', {
      mode: 'ASYNC',
    });
    expect(turned).toMatchObject({ mode: 'ASYNC', phase: { key: 'CLARIFY' } });
    expect((await ends()) - Date.now()).toBeGreaterThan(20 * 3_600_000);
    await testConsultation.with(owner, 'changeConsultationMode', 'ChangeConsultationModeInput', { mode: 'LIVE' });
    expect((await ends()) - Date.now()).toBeLessThan(130_000);
    await expect(testConsultation.inPhase(anne, 'pauseConsultation')).rejects.toMatchObject(missing);
  });

  it('skips an optional phase with the owner’s yes only', async () => {
    const testConsultation = await createConsultation(owner, await challenge(), [anne, bjorn, carl, facilitator], {
      facilitator,
    });
    expect((await testConsultation.inPhase(facilitator, 'skipPhase')).phase?.key).toBe('CHECK_IN');
    expect((await testConsultation.seenBy(owner)).skipAsked).toBe(true);
    await expect(testConsultation.inPhase(anne, 'skipPhase')).rejects.toMatchObject(missing);
    expect((await testConsultation.inPhase(owner, 'skipPhase')).phase?.key).toBe('TELL');
    await expect(testConsultation.inPhase(owner, 'skipPhase')).rejects.toMatchObject(missing);
  });

  it('gives the form to the first who claims it when its facilitator is gone', async () => {
    const testConsultation = await createConsultation(owner, await challenge(), [anne, bjorn, carl, facilitator], {
      facilitator,
    });
    await expect(testConsultation.does(anne, 'claimFacilitator')).rejects.toMatchObject(fault('id', 'taken'));
    await testConsultation.does(facilitator, 'declineConsultation');
    const claims = await Promise.allSettled(
      [anne, bjorn, carl].map((peer) => testConsultation.does(peer, 'claimFacilitator')),
    );
    expect(claims.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await testConsultation.seenBy(owner)).facilitator).not.toBeNull();
  });

  it('shows a private note only to its writer', async () => {
    const testConsultation = await aTroika();
    const input = { consultationId: testConsultation.id, content: 'Berre mitt' };
    await anne.ask('mutation ($input: SavePrivateNoteInput!) { savePrivateNote(input: $input) { id } }', { input });
    expect((await testConsultation.seenBy(anne)).myNote).toBe('Berre mitt');
    for (const person of [owner, bjorn, facilitator, aside])
      expect((await testConsultation.seenBy(person)).myNote).toBeNull();
    const save = 'mutation ($input: SavePrivateNoteInput!) { savePrivateNote(input: $input) { myNoteSavedAt } }';
    type Saved = { savePrivateNote: { myNoteSavedAt: string | null } };
    const write = (content: string, replaces: string | null = null) =>
      anne.ask<Saved>(save, { input: { consultationId: testConsultation.id, replaces, content } });
    // A retry after a lost answer finds its own text.
    const { savePrivateNote: first } = await write('Berre mitt');
    const stale = { code: 'BAD_INPUT', fields: [{ field: 'replaces', rule: 'stale' }] };
    await expect(write('Frå telefonen')).rejects.toMatchObject(stale);
    const { savePrivateNote: second } = await write('Frå telefonen, etter å ha sett det', first.myNoteSavedAt);
    await expect(write('', first.myNoteSavedAt)).rejects.toMatchObject(stale);
    await write('', second.myNoteSavedAt);
    expect((await testConsultation.seenBy(anne)).myNote).toBeNull();
  });

  it('shows raised hands to those who take part, and the facilitator gives the word', async () => {
    const testConsultation = await aTroika();
    await testConsultation.does(anne, 'raiseHand');
    await testConsultation.does(bjorn, 'raiseHand');
    expect((await testConsultation.seenBy(facilitator)).hands.map(({ seat }) => seat.person.id)).toEqual([
      anne.id,
      bjorn.id,
    ]);
    expect((await testConsultation.seenBy(aside)).hands).toEqual([]);
    await expect(
      testConsultation.with(bjorn, 'lowerHand', 'LowerHandInput', { personId: anne.id }),
    ).rejects.toMatchObject(missing);
    const left = await testConsultation.with(facilitator, 'lowerHand', 'LowerHandInput', { personId: anne.id });
    expect(left.hands).toHaveLength(1);
    expect((await testConsultation.inPhase(facilitator, 'advanceConsultation')).hands).toEqual([]);
  });

  it('is gone for everybody at once when its owner withdraws it', async () => {
    const id = await challenge();
    const testConsultation = await createConsultation(owner, id, [anne, bjorn, facilitator], {
      protocol: 'TROIKA',
      facilitator,
    });
    await testConsultation.says(owner, 'STATEMENT', 'Angra');
    await expect(testConsultation.does(anne, 'withdrawConsultation')).rejects.toMatchObject(missing);
    const seen = await testConsultation.does(owner, 'withdrawConsultation');
    expect(seen).toMatchObject({ stage: 'WITHDRAWN', posts: { nodes: [] } });
    for (const person of [anne, facilitator, aside])
      await expect(testConsultation.seenBy(person)).rejects.toMatchObject(missing);
    expect((await testConsultation.due()).size).toBe(0);
    await owner.contribute(id, 'Tråden er her enno');
    await expect(createConsultation(owner, id, [anne, bjorn], { protocol: 'TROIKA' })).resolves.toBeInstanceOf(
      TestConsultation,
    );
  });

  it('can only be read where the room can only be read', async () => {
    const testConsultation = await aTroika();
    const waiting = await challenge();
    await inStage(server, room.id, 'PAUSED');
    try {
      const seen = await testConsultation.seenBy(owner);
      expect([seen.phase?.key, kinds(seen), seen.viewerMay.advance]).toEqual(['TELL', [], false]);
      await expect(testConsultation.says(owner, 'STATEMENT', 'Slik var det.')).rejects.toMatchObject(
        fault('kind', 'notNow'),
      );
      await expect(testConsultation.inPhase(facilitator, 'advanceConsultation')).rejects.toMatchObject(missing);
      await expect(createConsultation(owner, waiting, [anne, bjorn], { protocol: 'TROIKA' })).rejects.toMatchObject(
        missing,
      );
    } finally {
      await inStage(server, room.id, 'ACTIVE');
    }
  });

  it('is paused with its room, and resumes where it was', async () => {
    const testConsultation = await aTroika();
    await room.facilitator.ask('mutation ($id: ID!) { pauseNetwork(networkId: $id) { id } }', { id: room.id });
    try {
      await testConsultation.after('3 days');
      const seen = await testConsultation.seenBy(owner);
      expect(seen).toMatchObject({ stage: 'PAUSED', phase: { key: 'TELL' }, viewerMay: { resume: false } });
      expect(seen.transitions.at(-1)?.why).toBe('PAUSED');
      const told = `SELECT kind FROM journal WHERE subject_id = $1 ORDER BY seq DESC LIMIT 1`;
      expect(await server.database.asSuperuser(told, [testConsultation.id])).toEqual([{ kind: 'MOVED' }]);
    } finally {
      await inStage(server, room.id, 'ACTIVE');
    }
    const now = await testConsultation.inPhase(owner, 'resumeConsultation');
    expect(now).toMatchObject({ stage: 'RUNNING', phase: { key: 'TELL' } });
    expect(Date.parse(now.phaseEndsAt ?? '')).toBeGreaterThan(Date.now());
  });

  it('withdraws a post of its author at once', async () => {
    const testConsultation = await aTroika();
    const posted = await testConsultation.says(owner, 'STATEMENT', 'Feil');
    const back = 'mutation ($id: ID!) { withdrawConsultationPost(id: $id) { id } }';
    await expect(anne.ask(back, { id: posted.id })).rejects.toMatchObject(missing);
    await owner.ask(back, { id: posted.id });
    expect(words(await testConsultation.seenBy(anne))).toEqual(['']);
  });
});

describe('asynchronously', () => {
  const reminded = async ({ id }: TestConsultation, who: Person) =>
    (
      await server.database.asSuperuser<{ kind: string }>(
        `SELECT kind FROM notices WHERE subject_id = $1 AND person_id = $2
           AND kind IN ('PHASE_HALF', 'PHASE_NEARLY', 'OWNER_AWAY', 'FOLLOW_UP') ORDER BY created_at`,
        [id, who.id],
      )
    ).map(({ kind }) => kind);

  it('reminds at half and at nine tenths, once each, only those who have not been heard', async () => {
    const testConsultation = await createConsultation(owner, await challenge(), [anne, bjorn, carl, facilitator], {
      mode: 'ASYNC',
      facilitator,
    });
    await testConsultation.says(anne, 'CHECK_IN', 'Eg er her');
    const told = (...people: Person[]) => Promise.all(people.map((who) => reminded(testConsultation, who)));
    for (const [task, ...kinds] of [
      ['half', 'PHASE_HALF'],
      ['nearly', 'PHASE_HALF', 'PHASE_NEARLY'],
    ] as const) {
      await testConsultation.dueNow(task);
      await until(async () => (await told(bjorn, carl, owner)).every((one) => one.join() === kinds.join()));
    }
    expect(await told(anne, facilitator)).toEqual([[], []]);
    // The interrupted job runs again: each has been told, and is not told again.
    const left = `SELECT 1 FROM graphile_worker.jobs WHERE key LIKE '%' || $1 || '%' AND task_identifier = 'consultation.nearly'`;
    await server.database.asSuperuser(
      `SELECT graphile_worker.add_job('consultation.nearly', json_build_object(
         'subjectId', id, 'networkId', network_id, 'personId', owner_id, 'number', phase_seq), job_key := 'again' || id)
       FROM consultations WHERE id = $1`,
      [testConsultation.id],
    );
    await until(async () => (await server.database.asSuperuser(left, [testConsultation.id])).length === 0);
    expect((await told(bjorn, carl, owner)).map(({ length }) => length)).toEqual([2, 2, 2]);
    // The last one alone is unread.
    const { notices } = await bjorn.ask<{ notices: { kind: string; subjectId: string; read: boolean }[] }>(
      '{ notices { kind subjectId read } }',
    );
    expect(notices.filter(({ subjectId, read }) => subjectId === testConsultation.id && !read)).toMatchObject([
      { kind: 'PHASE_NEARLY' },
      { kind: 'CONSULTATION_INVITED' },
    ]);
  });

  it('passes over what has no working days, and waits for an owner who is away', async () => {
    const testConsultation = await createConsultation(owner, await challenge(), [anne, bjorn, facilitator], {
      protocol: 'TROIKA',
      mode: 'ASYNC',
      facilitator,
    });
    let now = await testConsultation.seenBy(owner);
    expect(now.phase?.key).toBe('CLARIFY');
    expect(now.transitions.map(({ why }) => why)).toEqual(['PROPOSED', 'STARTED', 'NO_TIME_SET']);
    await testConsultation.inPhase(facilitator, 'advanceConsultation');
    await testConsultation.inPhase(facilitator, 'advanceConsultation');
    expect((await testConsultation.seenBy(owner)).phase?.key).toBe('RESPOND');
    await testConsultation.after('30 days');
    await until(async () => (await reminded(testConsultation, owner)).join() === 'OWNER_AWAY');
    now = await testConsultation.seenBy(owner);
    expect(now).toMatchObject({ stage: 'PAUSED', phase: { key: 'RESPOND' } });
    now = await testConsultation.inPhase(owner, 'resumeConsultation');
    expect(now.stage).toBe('RUNNING');
    expect(Date.parse(now.phaseEndsAt ?? '')).toBeGreaterThan(Date.now());
  });

  it('does not tell an owner on leave, who has no access; when they return, the page still asks', async () => {
    const small = await createNetwork(await createAdministrator(server), 'Permisjonen', 3);
    const [away, ...others] = small.members as [Person, Person, Person];
    const testConsultation = await createConsultation(away, (await away.postChallenge(small.id)).id, others, {
      protocol: 'TROIKA',
    });
    await testConsultation.does(away, 'closeConsultation');
    await goOnLeave(away, small.id);
    await testConsultation.after('16 days');
    await until(async () => (await testConsultation.seenBy(others[0] as Person)).stage === 'FOLLOW_UP_DUE');
    await until(async () => !(await testConsultation.due()).has('follow-up'));
    expect(await reminded(testConsultation, away)).toEqual([]);
    await away.ask('mutation ($id: ID!) { returnFromLeave(networkId: $id) }', { id: small.id });
    expect((await testConsultation.seenBy(away)).me.open.map(({ kind }) => kind)).toEqual(['FOLLOW_UP']);
  });

  it('asks how it went twice, and then lets it be', async () => {
    const testConsultation = await aTroika('ASYNC');
    const closed = await testConsultation.does(owner, 'closeConsultation');
    expect(closed.stage).toBe('CLOSED');
    await testConsultation.after('16 days');
    const asked = async () => (await reminded(testConsultation, owner)).length;
    await until(async () => (await asked()) === 1);
    expect((await testConsultation.seenBy(owner)).stage).toBe('FOLLOW_UP_DUE');
    await testConsultation.after('8 days');
    await until(async () => (await asked()) === 2);
    await testConsultation.after('8 days');
    await until(async () => (await testConsultation.seenBy(owner)).transitions.at(-1)?.why === 'LET_BE');
    expect((await testConsultation.seenBy(owner)).stage).toBe('DONE');
    expect(await asked()).toBe(2);
    await testConsultation.says(owner, 'FOLLOW_UP', 'Det gjekk godt til slutt');
    expect((await testConsultation.seenBy(aside)).outcome.followUps).toHaveLength(1);
  });
});
