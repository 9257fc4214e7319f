import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { agencies, apply, list } from '../support/applications.js';
import { conversation, markChatRead, postMessage, react } from '../support/chat.js';
import { createConsultation } from '../support/consultation.js';
import { copyRoom, downloadOwnData, fetchExport, type RequestedExport } from '../support/data-exports.js';
import { createAdministrator, createNetwork, createPerson } from '../support/networks.js';
import { challengeInput, Person, promptly, until } from '../support/person.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let administrator: Person;
beforeAll(async () => {
  server = await startServer({ jobs: true });
  administrator = await createAdministrator(server);
});
afterAll(() => server.stop());

const leave = 'mutation ($id: ID!) { leaveNetwork(networkId: $id) }';
const takeOut = 'mutation ($id: ID!) { eraseMyContent(networkId: $id) }';

/** What only a program can read: names of fields and codes, and moments as data. */
const unreadable = /\*\*\w*[a-z][A-Z]\w*:|^#+ \w*[a-z][A-Z]|: [A-Z]{2,}(?:_[A-Z]+)*\s*$|\d{4}-\d\d-\d\dT/m;

describe('one’s own data', () => {
  it('can be read a year later: in one’s language, with room, challenge and what each answers', async () => {
    const room = await createNetwork(administrator, 'Rommet', 2);
    const [owner, other] = room.members as [Person, Person];
    const challenge = await owner.postChallenge(room.id, { title: 'Eigaren si utfordring' });
    const question = await owner.contribute(challenge.id, 'Kva ville du gjort?', { kind: 'QUESTION' });
    await other.contribute(challenge.id, 'Eg ville venta', { kind: 'ANSWER', parentId: question.id });
    await room.facilitator.ask(
      'mutation ($input: AskApplicantsInput!) { askApplicants(input: $input) { questions } }',
      {
        input: { networkId: room.id, questions: ['Kva leier du?'] },
      },
    );
    await list(server, room.id);
    const applicant = await createPerson(server);
    await apply(applicant, room.id, { answers: ['Ein seksjon'] });

    const { json, markdown } = await downloadOwnData(other);
    expect(JSON.parse(json).contributions).toMatchObject([
      { room: 'Rommet', challenge: 'Eigaren si utfordring', answerTo: 'Kva ville du gjort?', body: 'Eg ville venta' },
    ]);
    expect(markdown).toMatch(/^# Opplysningane mine i Krets\n/);
    for (const line of [
      '## Svar og innlegg',
      '**Utfordring:** Eigaren si utfordring',
      '**Type:** svar',
      '**Fylke:** Vestland',
    ])
      expect(markdown).toContain(line);
    expect(markdown).toMatch(/\*\*Skrive:\*\* \d{1,2}\. \p{L}+ 20\d\d kl\. \d\d\.\d\d/u);
    expect(unreadable.exec(markdown)?.[0]).toBeUndefined();

    await other.saveProfile('Anne', 'Head of section', agencies[3] ?? '', 'en');
    const english = (await downloadOwnData(other)).markdown;
    for (const line of [
      '# My data in Krets',
      '**Challenge:** Eigaren si utfordring',
      '**What I answered:** Kva ville du gjort?',
    ])
      expect(english).toContain(line);
    expect(english).toMatch(/\*\*Written:\*\* \d{1,2} \w+ 20\d\d at \d\d:\d\d/);
    expect(unreadable.exec(english)?.[0]).toBeUndefined();

    const applied = await downloadOwnData(applicant);
    expect(JSON.parse(applied.json).applications).toMatchObject([
      { network: 'Rommet', answers: [{ question: 'Kva leier du?', answer: 'Ein seksjon' }] },
    ]);
    expect(applied.markdown).toContain('**Spørsmål:** Kva leier du?  \n**Svar:** Ein seksjon');
  });

  it('is given back as data and as text, also from a room one has left, and nothing of others with it', async () => {
    const room = await createNetwork(administrator, 'Rommet', 2);
    const [owner, leaver] = room.members as [Person, Person];
    const challenge = await owner.postChallenge(room.id, challengeInput({ title: 'Eigaren si utfordring' }));
    const contribution = await leaver.contribute(challenge.id, 'Det eg sa først');
    await leaver.ask('mutation ($input: EditContributionInput!) { editContribution(input: $input) { id } }', {
      input: { id: contribution.id, body: 'Det eg sa til slutt' },
    });
    await leaver.postChallenge(room.id, { title: 'Mi eiga utfordring' });
    await leaver.ask(leave, { id: room.id });
    const { json, markdown } = await downloadOwnData(leaver);
    const data = JSON.parse(json);
    expect(data.contributions).toMatchObject([{ body: 'Det eg sa til slutt', earlier: ['Det eg sa først'] }]);
    expect(data.challenges).toMatchObject([{ title: 'Mi eiga utfordring' }]);
    expect(data.account.email).toBe(leaver.email);
    for (const words of ['Det eg sa til slutt', 'Mi eiga utfordring', leaver.email]) expect(markdown).toContain(words);
    expect(json + markdown).not.toContain('Eigaren si utfordring');
    const names = await owner.ask<{ me: { person: { name: string } } }>('{ me { person { name } } }');
    expect(json).not.toContain(names.me.person.name);
  });

  it('has the reactions and read positions of the person alone, until they take their reactions out of the room', async () => {
    const room = await createNetwork(administrator, 'Rommet', 2);
    const [owner, reader] = room.members as [Person, Person];
    const challenge = await owner.postChallenge(room.id, { title: 'Eigaren si utfordring' });
    const contribution = await owner.contribute(challenge.id, 'Til trads');
    const message = await postMessage(owner, room.id, 'Til alle');
    const reactTo = (person: Person, kind: string) =>
      person.ask('mutation ($input: ContributionReactionInput!) { reactToContribution(input: $input) { id } }', {
        input: { contributionId: contribution.id, kind },
      });
    await react(reader, message.id, 'THANKS');
    await react(room.facilitator, message.id, 'THINKING');
    await reactTo(reader, 'RECOGNISE');
    await reactTo(room.facilitator, 'THINKING');
    await markChatRead(reader, room.id, message.seq);
    await reader.ask('mutation ($id: ID!, $seq: Int!) { markRead(challengeId: $id, seq: $seq) { id } }', {
      id: challenge.id,
      seq: 1,
    });
    const marks = (name: string | null, title: string | null) => ({
      reactions: [
        { room: name, kind: 'THANKS', givenTo: 'MESSAGE', id: message.id },
        { room: name, kind: 'RECOGNISE', givenTo: 'CONTRIBUTION', id: contribution.id },
      ],
      readMarks: [{ title, seq: 1 }],
      chatReadMarks: [{ room: name, seq: message.seq }],
    });
    const { json, markdown } = await downloadOwnData(reader);
    expect(JSON.parse(json)).toMatchObject(marks('Rommet', 'Eigaren si utfordring'));
    for (const line of ['## Reaksjonar eg har gjeve', '**Type:** kjenner meg att', '**Gjeve til:** melding i samtalen'])
      expect(markdown).toContain(line);
    expect(unreadable.exec(markdown)?.[0]).toBeUndefined();
    await reader.ask(leave, { id: room.id });
    expect(JSON.parse((await downloadOwnData(reader)).json)).toMatchObject(marks(null, null));

    const listener = await owner.listen();
    await listener.enter(room.id);
    await reader.ask(takeOut, { id: room.id });
    await until(() => listener.entries.some(({ topic }) => topic === 'SEAT'), promptly);
    owner.disconnect();
    const seen = await owner.ask<{ contribution: { reactions: { kind: string }[] } }>(
      'query ($id: ID!) { contribution(id: $id) { reactions { kind } } }',
      { id: contribution.id },
    );
    const left = [seen.contribution.reactions, (await conversation(owner, room.id)).at(-1)?.reactions];
    expect(left).toMatchObject([[{ kind: 'THINKING' }], [{ kind: 'THINKING' }]]);
    expect(JSON.parse((await downloadOwnData(reader)).json).reactions).toEqual([]);
  });

  it('is erased from a room for good, by its author and nobody else', async () => {
    const room = await createNetwork(administrator, 'Rommet', 2);
    const [owner, leaver] = room.members as [Person, Person];
    const challenge = await owner.postChallenge(room.id);
    const own = await leaver.postChallenge(room.id, { title: 'Blir borte' });
    await leaver.contribute(challenge.id, 'Blir borte');
    await owner.contribute(challenge.id, 'Blir ståande');
    await owner.ask(takeOut, { id: (await createNetwork(administrator, 'Eit anna', 1)).id });
    await leaver.ask(leave, { id: room.id });
    const listener = await owner.listen();
    await listener.enter(room.id);
    await leaver.ask(takeOut, { id: room.id });
    await until(() => listener.entries.some(({ topic }) => topic === 'SEAT'), promptly);
    owner.disconnect();
    expect((await owner.thread(challenge.id)).map(({ body }) => body)).toEqual(['', 'Blir ståande']);
    await expect(owner.thread(own.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const remaining = await server.database.asSuperuser<{ n: number }>(
      `SELECT (SELECT count(*) FROM contributions WHERE body LIKE '%borte%') + (SELECT count(*) FROM challenges WHERE title LIKE '%borte%')
         + (SELECT count(*) FROM contribution_versions WHERE body LIKE '%borte%') AS n`,
    );
    expect(Number(remaining[0]?.n)).toBe(0);
    const { network } = await owner.ask<{ network: { challenges: { nodes: { answers: number }[] } } }>(
      'query ($id: ID!) { network(id: $id) { challenges { nodes { answers } } } }',
      { id: room.id },
    );
    expect(network.challenges.nodes).toEqual([{ answers: 0 }]);
  });

  it('includes posts and private notes in consultations', async () => {
    const room = await createNetwork(administrator, 'Rommet', 3);
    const [owner, leaver, other] = room.members as [Person, Person, Person];
    const consultation = await createConsultation(owner, (await owner.postChallenge(room.id)).id, [leaver, other], {
      protocol: 'TROIKA',
      mode: 'LIVE',
    });
    await consultation.does(other, 'claimFacilitator');
    await consultation.inPhase(owner, 'advanceConsultation');
    await consultation.says(leaver, 'QUESTION', 'Kva har du sagt til dei?');
    await consultation.says(owner, 'ANSWER', 'Ingenting enno', {
      parentId: (await consultation.seenBy(owner)).posts.nodes[0]?.id,
    });
    const note = 'mutation ($input: SavePrivateNoteInput!) { savePrivateNote(input: $input) { id } }';
    await leaver.ask(note, { input: { consultationId: consultation.id, content: 'Hugs å ringje' } });
    await other.ask(note, { input: { consultationId: consultation.id, content: 'Ikkje ditt' } });
    await leaver.ask(leave, { id: room.id });
    const { json, markdown } = await downloadOwnData(leaver);
    expect(JSON.parse(json)).toMatchObject({
      consultations: [{ kind: 'QUESTION', as: 'PEER', body: 'Kva har du sagt til dei?' }],
      privateNotes: [{ content: 'Hugs å ringje' }],
    });
    for (const words of ['Kva har du sagt til dei?', 'Hugs å ringje']) expect(markdown).toContain(words);
    for (const words of ['Ingenting enno', 'Ikkje ditt']) expect(json + markdown).not.toContain(words);
    const listener = await owner.listen();
    await listener.enter(room.id);
    await leaver.ask(takeOut, { id: room.id });
    await until(() => listener.entries.some(({ topic }) => topic === 'SEAT'), promptly);
    owner.disconnect();
    const left = (await consultation.seenBy(owner)).posts.nodes.map(({ body }) => body);
    expect(left).toEqual(['', 'Ingenting enno']);
    const remaining = await server.database.asSuperuser<{ content: string }>(
      `SELECT content FROM private_notes WHERE consultation_id = $1
       UNION ALL SELECT body FROM consultation_posts WHERE consultation_id = $1 AND body LIKE 'Kva%'`,
      [consultation.id],
    );
    expect(remaining).toEqual([{ content: 'Ikkje ditt' }]);
    // A note is deleted with its writer, whatever happens to their posts.
    await other.ask('mutation { deleteAccount(words: STAY) }');
    const [notes] = await server.database.asSuperuser<{ n: number }>(
      'SELECT count(*)::int AS n FROM private_notes WHERE consultation_id = $1',
      [consultation.id],
    );
    expect(notes?.n).toBe(0);
  });

  it.each([
    ['STAY', ['Eg var her']],
    ['TAKE_OUT', ['']],
  ] as const)('when the account is deleted with %s, the words and the name', async (words, left) => {
    const room = await createNetwork(administrator, 'Rommet', 2);
    const [owner, leaver] = room.members as [Person, Person];
    const challenge = await owner.postChallenge(room.id);
    await leaver.contribute(challenge.id, 'Eg var her');
    const listener = await leaver.listen();
    await listener.enter(room.id);
    await leaver.ask('mutation ($words: ContentChoice!) { deleteAccount(words: $words) }', { words });
    await until(() => !listener.socket.connected, promptly);
    expect((await owner.thread(challenge.id)).map(({ body }) => body)).toEqual(left);
    const author =
      'query ($id: ID!) { challenge(id: $id) { contributions { nodes { author { roleTitle person { name } } } } } }';
    const seen = await owner.ask<{
      challenge: { contributions: { nodes: { author: { roleTitle: string; person: { name: string } } }[] } };
    }>(author, { id: challenge.id });
    expect(seen.challenge.contributions.nodes[0]?.author).toEqual({ roleTitle: 'Seksjonssjef', person: { name: '' } });
    const traces = await server.database.asSuperuser<{ n: number }>(
      `SELECT (SELECT count(*) FROM accounts WHERE email = $1) + (SELECT count(*) FROM sign_in_codes WHERE email = $1)
         + (SELECT count(*) FROM sessions WHERE person_id = $2) + (SELECT count(*) FROM drafts WHERE person_id = $2)
         + (SELECT count(*) FROM read_marks WHERE person_id = $2) AS n`,
      [leaver.email, leaver.id],
    );
    expect(Number(traces[0]?.n)).toBe(0);
    // The address is free again; a new account with it sees nothing.
    const { myNetworks } = await (await new Person(server, leaver.email).signIn()).ask<{ myNetworks: unknown[] }>(
      '{ myNetworks { id } }',
    );
    expect(myNetworks).toEqual([]);
  });

  it('also when the last facilitator goes that way: the members elect another', async () => {
    const room = await createNetwork(administrator, 'Rommet', 2);
    await room.facilitator.ask('mutation { deleteAccount(words: STAY) }');
    const { network } = await (room.members[0] as Person).ask<{ network: { seats: { role: string }[] } }>(
      'query ($id: ID!) { network(id: $id) { seats { role } } }',
      { id: room.id },
    );
    expect(network.seats).toEqual([{ role: 'MEMBER' }, { role: 'MEMBER' }]);
  });
});

describe('a copy of a room', () => {
  it('is taken by a facilitator, is logged, and is told to every member by email', async () => {
    const room = await createNetwork(administrator, 'Kopirommet', 2);
    const [owner, other] = room.members as [Person, Person];
    const challenge = await owner.postChallenge(room.id, { title: 'Ei utfordring' });
    await other.contribute(challenge.id, 'Eit svar');
    for (const somebody of [other, administrator, await createPerson(server)]) {
      await expect(somebody.ask(copyRoom, { id: room.id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
    const { copyRoom: asked } = await room.facilitator.ask<{ copyRoom: RequestedExport }>(copyRoom, { id: room.id });
    const copy = await fetchExport(room.facilitator, asked);
    expect(JSON.parse(copy.json).challenges).toMatchObject([
      { title: 'Ei utfordring', contributions: [{ body: 'Eit svar', by: 'Seksjonssjef' }] },
    ]);
    expect(copy.markdown).toContain('Eit svar');
    expect(copy.markdown).toContain('## Nettverksavtalar');
    expect(unreadable.exec(copy.markdown)?.[0]).toBeUndefined();
    const { network } = await other.ask<{ network: { log: { kind: string }[] } }>(
      'query ($id: ID!) { network(id: $id) { log { kind } } }',
      { id: room.id },
    );
    expect(network.log[0]?.kind).toBe('ROOM_COPIED');
    for (const { email } of [room.facilitator, owner, other]) {
      await until(() => server.output.includes(`Mail to ${email}: Krets: det er teke ein kopi av eit rom du er med i`));
    }
  });
});
