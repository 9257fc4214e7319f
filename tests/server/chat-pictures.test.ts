import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { limits } from '@krets/shared/limits';
import { act, conversation, type Message, postMessage, quoteMessages } from '../support/chat.js';
import { downloadOwnData } from '../support/data-exports.js';
import { makePdf, makePng } from '../support/file-contents.js';
import { createAdministrator, createNetwork, createPerson, type TestNetwork } from '../support/networks.js';
import type { Person } from '../support/person.js';
import { until } from '../support/person.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let administrator: Person;
let room: TestNetwork;
let siri: Person;
let ola: Person;
let outsider: Person;
let side = 20;

beforeAll(async () => {
  server = await startServer({ jobs: true });
  administrator = await createAdministrator(server);
  room = await createNetwork(administrator, 'IT-leiarar i vest', 4);
  [siri, ola] = room.members as [Person, Person];
  outsider = await createPerson(server);
});
afterAll(async () => {
  for (const person of room.members) person.disconnect();
  await server.stop();
});

/** A picture nobody has seen before. */
const aPicture = async (by: Person, networkId = room.id) => (await by.upload(networkId, await makePng(side++, 20))).id;
const shows = (fileId: string, alt = 'Ei tavle med lappar') => ({ pictures: [{ fileId, alt }] });
const status = async (who: Person, id: string, what = '') => (await who.get(`/files/${id}${what}`)).status;
const shown = (who: Person, id: string, of: string) =>
  who
    .ask<{ message: Message }>(`query ($id: ID!) { message(id: $id) { ${of} } }`, { id })
    .then(({ message }) => message);
const dueOf = (ids: string[]) =>
  server.database.asSuperuser<{ id: string; days: number | null }>(
    `SELECT id, round(extract(epoch FROM delete_after - now()) / 86400)::int AS days FROM files WHERE id = ANY ($1)`,
    [ids],
  );

describe('a picture in a message', () => {
  it('is seen by everybody in the room, small and in full, and stored as long as the message', async () => {
    const id = await aPicture(siri);
    expect(await status(ola, id)).toBe(404);
    const posted = await postMessage(siri, room.id, 'Slik vart det', shows(id));
    expect(posted.pictures).toEqual([
      { id, alt: 'Ei tavle med lappar', width: side - 1, height: 20, mediaType: 'image/png' },
    ]);
    const [seen] = (await conversation(ola, room.id)).slice(-1);
    expect(seen?.pictures).toEqual(posted.pictures);
    expect([await status(ola, id), await status(ola, id, '/thumbnail')]).toEqual([200, 200]);
    expect(await dueOf([id])).toEqual([{ id, days: null }]);
  });

  it('needs no text, and its description is shown in a reply', async () => {
    const posted = await postMessage(siri, room.id, '', shows(await aPicture(siri), 'Planen for hausten'));
    expect(posted.body).toBe('');
    const answer = await postMessage(ola, room.id, 'Fin plan', { quotedId: posted.id });
    expect(answer.quoted?.excerpt).toBe('Planen for hausten');
    await expect(postMessage(siri, room.id, ' ')).rejects.toMatchObject({
      fields: [{ field: 'body', rule: 'required' }],
    });
    const challenge = await siri.postChallenge(room.id);
    await expect(quoteMessages(siri, challenge.id, [posted.id])).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is not there for anybody outside: a stranger, the administrator, or one whose seat has ended', async () => {
    const away = room.members.at(-1) as Person;
    const id = await aPicture(away);
    await postMessage(away, room.id, 'Før eg går', shows(id));
    await room.facilitator.ask('mutation ($id: ID!) { endSeat(seatId: $id) { id } }', { id: room.seatOf.get(away) });
    const nothing = await outsider.get(`/files/${randomUUID()}`);
    for (const who of [outsider, administrator, away]) {
      for (const what of ['', '/thumbnail']) {
        const answer = await who.get(`/files/${id}${what}`);
        expect([answer.status, answer.bytes.toString()]).toEqual([404, nothing.bytes.toString()]);
      }
    }
    expect(await status(ola, id)).toBe(200);
  });

  it('is one’s own, an image, in one message only, and says what it shows', async () => {
    const mine = await aPicture(siri);
    const refused = (who: Person, changes: object) =>
      expect(postMessage(who, room.id, 'Nei', changes as Record<string, unknown>)).rejects.toMatchObject({
        code: 'BAD_INPUT',
      });
    await refused(ola, shows(mine));
    await refused(siri, shows(mine, ''));
    await refused(siri, shows(randomUUID()));
    const { id: document } = await siri.upload(room.id, makePdf());
    await refused(siri, shows(document));
    await refused(siri, { pictures: Array.from({ length: limits.pictures + 1 }, () => ({ fileId: mine, alt: 'x' })) });
    expect(await dueOf([mine])).toEqual([{ id: mine, days: 1 }]);
    await postMessage(siri, room.id, 'Ja', shows(mine));
    await refused(siri, shows(mine));
    const elsewhere = siri.addResource(room.id, { fileId: mine, alt: 'x' }, 'FILE');
    await expect(elsewhere).rejects.toMatchObject({ code: 'BAD_INPUT' });
    const shared = await aPicture(siri);
    await siri.addResource(room.id, { fileId: shared, alt: 'x' }, 'FILE');
    await refused(siri, shows(shared));
  });

  it('is stored once, however many show it, and the retry of a message shows it once', async () => {
    const content = await makePng(side++, 20);
    const [one, two] = await Promise.all([siri.upload(room.id, content), ola.upload(room.id, content)]);
    await postMessage(siri, room.id, 'Same', shows(one.id));
    await postMessage(ola, room.id, 'Same', shows(two.id));
    const stored = await server.database.asSuperuser(`SELECT DISTINCT content_id FROM files WHERE id = ANY ($1)`, [
      [one.id, two.id],
    ]);
    expect(stored.length).toBe(1);
    const clientId = randomUUID();
    const picture = shows(await aPicture(siri));
    const tries = await Promise.all(
      [1, 2, 3].map(() => postMessage(siri, room.id, 'Ein gong', { clientId, ...picture })),
    );
    expect(new Set(tries.map(({ id }) => id)).size).toBe(1);
    expect(tries.every(({ pictures }) => pictures.length === 1)).toBe(true);
  });

  it('goes at once when the message is withdrawn, comes back with it, and is deleted after thirty days', async () => {
    const id = await aPicture(siri);
    const posted = await postMessage(siri, room.id, 'Angrar kanskje', shows(id));
    await act(siri, 'withdrawMessage', posted.id);
    expect([await status(ola, id), await status(siri, id)]).toEqual([404, 200]);
    expect((await shown(ola, posted.id, 'pictures { id }')).pictures).toEqual([]);
    expect(await dueOf([id])).toEqual([{ id, days: limits.withdrawnFileDays }]);
    await act(siri, 'restoreMessage', posted.id);
    expect(await status(ola, id)).toBe(200);
    expect(await dueOf([id])).toEqual([{ id, days: null }]);
  });

  it('is gone for everybody when the retention of the message ends, and its file is deleted', async () => {
    const [old, young] = [await aPicture(siri), await aPicture(siri)];
    const posted = await postMessage(siri, room.id, 'For lenge sidan', shows(old));
    await postMessage(siri, room.id, 'No', shows(young));
    await server.database.asSuperuser(`UPDATE messages SET created_at = now() - interval '91 days' WHERE id = $1`, [
      posted.id,
    ]);
    // Before anything has been deleted.
    expect([await status(ola, old), await status(ola, young)]).toEqual([404, 200]);
    await server.kill();
    await server.start();
    await until(async () => (await dueOf([old])).every(({ days }) => days !== null));
    await server.kill();
    await server.start();
    await until(async () => (await dueOf([old, young])).length === 1);
    expect([await status(siri, old), await status(ola, young)]).toEqual([404, 200]);
  });

  it('is not seen by one who came later, where the room begins with whoever comes', async () => {
    const before = await aPicture(siri);
    await postMessage(siri, room.id, 'Før ho kom', shows(before));
    const late = room.members[2] as Person;
    await server.database.asSuperuser(`UPDATE seats SET reads_from = now() WHERE id = $1`, [room.seatOf.get(late)]);
    const after = await aPicture(siri);
    await postMessage(siri, room.id, 'Etter', shows(after));
    expect([await status(late, before), await status(late, after)]).toEqual([404, 200]);
  });

  it('is given back with one’s words, and leaves the room with them', async () => {
    const mine = await createNetwork(administrator, 'Ein annan krets', 2);
    const [author, reader] = mine.members as [Person, Person];
    const id = await aPicture(author, mine.id);
    const { id: brought } = await author.upload(mine.id, makePdf());
    await author.addResource(mine.id, { fileId: brought }, 'FILE');
    await postMessage(author, mine.id, '', shows(id, 'Berre mi tavle'));
    const ownData = await downloadOwnData(author);
    expect(ownData.json).toContain('Berre mi tavle');
    expect(ownData.markdown).toContain('Berre mi tavle');
    await author.ask('mutation ($id: ID!) { eraseMyContent(networkId: $id) }', { id: mine.id });
    expect([await status(reader, id), await status(reader, brought)]).toEqual([404, 404]);
    expect((await dueOf([id, brought])).map(({ days }) => days)).toEqual([0, 0]);
    expect(
      (await shown(reader, (await conversation(reader, mine.id))[0]?.id ?? '', 'pictures { id }')).pictures,
    ).toEqual([]);
  });
});

describe('something of the library in a message', () => {
  it('is shown as in the library, and disappears and returns with it', async () => {
    const resource = await ola.addResource(room.id, { title: 'Sjekkliste' });
    const posted = await postMessage(siri, room.id, '', { resourceId: resource.id });
    expect(posted.resource).toEqual({ id: resource.id, title: 'Sjekkliste' });
    await ola.ask('mutation ($id: ID!) { withdrawResource(id: $id) { id } }', { id: resource.id });
    expect((await shown(siri, posted.id, 'resource { id }')).resource).toBeNull();
    await ola.ask('mutation ($id: ID!) { restoreResource(id: $id) { id } }', { id: resource.id });
    expect((await shown(siri, posted.id, 'resource { id }')).resource).toEqual({ id: resource.id });
    await act(siri, 'withdrawMessage', posted.id);
    expect(await shown(siri, posted.id, 'resourceId resource { id }')).toEqual({ resourceId: null, resource: null });
  });

  it('is of this room, and there to be read', async () => {
    const next = await createNetwork(administrator, 'Naborommet', 1);
    const elsewhere = await (next.members[0] as Person).addResource(next.id);
    const withdrawn = await ola.addResource(room.id);
    await ola.ask('mutation ($id: ID!) { withdrawResource(id: $id) { id } }', { id: withdrawn.id });
    for (const resourceId of [elsewhere.id, withdrawn.id, randomUUID()])
      await expect(postMessage(siri, room.id, 'Nei', { resourceId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('does not travel over the line: not each seat may read it', async () => {
    const heard = await ola.listen();
    await heard.enter(room.id);
    const resource = await ola.addResource(room.id);
    const posted = await postMessage(siri, room.id, 'Sjå denne', { resourceId: resource.id });
    await until(() => heard.entries.some(({ id }) => id === posted.id));
    expect(heard.messages).toEqual([]);
  });

  it('shows in the library where it is used, as long as the message is readable', async () => {
    const resource = await ola.addResource(room.id, { title: 'Brukt' });
    const challenge = await ola.postChallenge(room.id);
    const named = await siri.contribute(challenge.id, 'Denne', { kind: 'RESOURCE', resourceId: resource.id });
    const posted = await postMessage(siri, room.id, 'Denne', { resourceId: resource.id });
    const old = await postMessage(siri, room.id, 'Denne, før', { resourceId: resource.id });
    const regretted = await postMessage(siri, room.id, 'Angrar', { resourceId: resource.id });
    await act(siri, 'withdrawMessage', regretted.id);
    await server.database.asSuperuser(`UPDATE messages SET created_at = now() - interval '91 days' WHERE id = $1`, [
      old.id,
    ]);
    const namings = async () => {
      const { resource: seen } = await ola.ask<{ resource: { mentionedIn: unknown[] } }>(
        `query ($id: ID!) { resource(id: $id) { mentionedIn { messageId contributionId challengeId by { person { id } } } } }`,
        { id: resource.id },
      );
      return seen.mentionedIn;
    };
    const by = { person: { id: siri.id } };
    const message = { messageId: posted.id, contributionId: null, challengeId: null, by };
    const answer = { messageId: null, contributionId: named.id, challengeId: challenge.id, by };
    expect(await namings()).toEqual([message, answer]);
    await ola.ask('mutation ($id: ID!) { withdrawChallenge(id: $id) { id } }', { id: challenge.id });
    expect(await namings()).toEqual([message]);
  });
});
