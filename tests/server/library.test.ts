import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { limits } from '@krets/shared/limits';
import { makePdf, makePng } from '../support/file-contents.js';
import { createAdministrator, createNetwork, type TestNetwork } from '../support/networks.js';
import { type Added, type Person, resourceInput } from '../support/person.js';
import { startServer, type TestServer } from '../support/server.js';

type Shown = { id: string; title: string; tags: string[]; collection: { title: string } | null };

let server: TestServer;
let administrator: Person;
let room: TestNetwork;
let siri: Person;
let ola: Person;

beforeAll(async () => {
  server = await startServer();
  administrator = await createAdministrator(server);
  room = await createNetwork(administrator, 'Rommet', 2);
  [siri, ola] = room.members as [Person, Person];
});
afterAll(() => server.stop());

const library = async (person: Person, networkId = room.id, more = '') => {
  const { network } = await person.ask<{ network: { resources: { nodes: Shown[] } } }>(
    `query ($id: ID!) { network(id: $id) { resources(first: 100${more}) { nodes { id title tags collection { title } } } } }`,
    { id: networkId },
  );
  return network.resources.nodes;
};
const resource = async (person: Person, id: string, fields: string) =>
  (
    await person.ask<{ resource: Record<string, never> }>(`query ($id: ID!) { resource(id: $id) { ${fields} } }`, {
      id,
    })
  ).resource;
const does = (person: Person, verb: string, id: string) =>
  person.ask(`mutation ($id: ID!) { ${verb}(id: $id) { id } }`, { id });
const revise = (
  person: Person,
  id: string,
  kind: string,
  changes: Record<string, unknown>,
  change = 'Oppdatert',
  replaces = 1,
) =>
  person.ask('mutation ($input: ReviseResourceInput!) { reviseResource(input: $input) { id } }', {
    input: { id, replaces, change, resource: resourceInput(kind, changes) },
  });
const open = async (person: Person, title: string, networkId = room.id) => {
  const { openCollection } = await person.ask<{ openCollection: { id: string } }>(
    'mutation ($input: OpenCollectionInput!) { openCollection(input: $input) { id } }',
    { input: { networkId, title } },
  );
  return openCollection.id;
};
const put = (person: Person, resourceId: string, collectionId: string | null) =>
  person.ask('mutation ($input: MoveToCollectionInput!) { moveToCollection(input: $input) { id } }', {
    input: { resourceId, collectionId },
  });

describe('the library of a room', () => {
  it('takes a note, a link and a file, and says who added them, when, and why they were useful', async () => {
    const { id: fileId } = await siri.upload(room.id, await makePng(), 'tavla.png');
    const added = [
      await siri.addResource(room.id, { body: '# Slik gjer vi det' }),
      await siri.addResource(room.id, { link: 'https://example.org/a', tags: ['Samtale ', 'omstilling'] }, 'LINK'),
      await siri.addResource(room.id, { fileId, alt: 'Ei tavle med tre kolonnar', reviewBy: '2027-03-01' }, 'FILE'),
    ];
    const fields = `kind title why body link alt tags reviewBy version change createdAt changedAt
      file { name mediaType bytes width height } addedBy { person { id } roleTitle } changedBy { person { id } }`;
    const [note, link, file] = await Promise.all(added.map(({ id }) => resource(ola, id, fields)));
    expect(note).toMatchObject({ kind: 'NOTE', body: '# Slik gjer vi det', link: null, file: null, version: 1 });
    expect(note).toMatchObject({ why: 'Ho hjelpte meg å byrje i rett ende.', addedBy: { person: { id: siri.id } } });
    expect(note?.createdAt).toBe(note?.changedAt);
    expect(link).toMatchObject({ kind: 'LINK', link: 'https://example.org/a', tags: ['samtale', 'omstilling'] });
    expect(file).toMatchObject({ kind: 'FILE', alt: 'Ei tavle med tre kolonnar', reviewBy: '2027-03-01' });
    expect(file?.file).toMatchObject({ name: 'tavla.png', mediaType: 'image/png', width: 900, height: 600 });
  });

  it('retains each version of a resource, with what changed and who did it', async () => {
    const first = await siri.upload(room.id, makePdf(), 'rutine.pdf');
    const { id } = await siri.addResource(room.id, { fileId: first.id, title: 'Rutine' }, 'FILE');
    const second = await ola.upload(room.id, makePdf(), 'rutine 2.pdf');
    await revise(ola, id, 'FILE', { fileId: second.id, title: 'Rutine, kortare' }, 'Halvparten så lang');
    await revise(siri, id, 'FILE', { fileId: second.id, title: 'Rutinen' }, 'Betre tittel', 2);
    const seen = (await resource(
      ola,
      id,
      'title version versions { version title change file { id name } author { person { id } } }',
    )) as unknown as {
      title: string;
      versions: { version: number; change: string | null; file: { id: string }; author: { person: { id: string } } }[];
    };
    expect(seen.title).toBe('Rutinen');
    expect(seen.versions.map((v) => [v.version, v.change, v.file.id, v.author.person.id])).toEqual([
      [3, 'Betre tittel', second.id, siri.id],
      [2, 'Halvparten så lang', second.id, ola.id],
      [1, null, first.id, siri.id],
    ]);
    expect((await ola.get(`/files/${first.id}`)).status).toBe(200);
  });

  it('lets nobody overwrite a version they have not seen', async () => {
    const { id } = await siri.addResource(room.id, { body: 'Felles notat' });
    await revise(ola, id, 'NOTE', { body: 'Felles notat, og Ola sitt' });
    const stale = { code: 'BAD_INPUT', fields: [{ field: 'replaces', rule: 'stale' }] };
    await expect(revise(siri, id, 'NOTE', { body: 'Felles notat, og Siri sitt' })).rejects.toMatchObject(stale);
    expect(await resource(siri, id, 'version body')).toEqual({ version: 2, body: 'Felles notat, og Ola sitt' });
    await revise(siri, id, 'NOTE', { body: 'Felles notat, og Ola og Siri sitt' }, 'Begge', 2);
    const tries = await Promise.allSettled(
      [siri, ola].map((person) => revise(person, id, 'NOTE', { body: 'Samstundes' }, 'Samstundes', 3)),
    );
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(revise(ola, id, 'NOTE', { body: 'Frå framtida' }, 'For langt fram', 9)).rejects.toMatchObject(stale);
  });

  it('is in collections: recommended first, then recent, then the rest', async () => {
    const own = await createNetwork(administrator, 'Eit rom med samlingar', 1);
    const member = own.members[0] as Person;
    const add = (title: string, changes = {}) => member.addResource(own.id, { title, ...changes });
    await add('Laus');
    const [samtalar, tal] = [await open(member, 'Samtalar', own.id), await open(member, 'Tal', own.id)];
    expect(await open(own.facilitator, ' samtalar ', own.id)).toBe(samtalar);
    const old = await add('Gammal', { collectionId: samtalar });
    await add('Ny', { collectionId: samtalar });
    await add('Tal', { collectionId: tal, tags: ['budsjett'] });
    const titles = async (more = '') => (await library(member, own.id, more)).map(({ title }) => title);
    expect(await titles()).toEqual(['Ny', 'Gammal', 'Tal', 'Laus']);
    await does(own.facilitator, 'recommendResource', old.id);
    expect(await titles()).toEqual(['Gammal', 'Ny', 'Tal', 'Laus']);
    await does(member, 'withdrawRecommendation', old.id);
    await put(own.facilitator, old.id, tal);
    // Moving is no change: in «Tal» the last changed comes first.
    expect(await titles()).toEqual(['Ny', 'Tal', 'Gammal', 'Laus']);
    await put(member, old.id, null);
    expect(await titles(', tag: "budsjett"')).toEqual(['Tal']);
    const { network } = await member.ask<{ network: { collections: unknown; resourceTags: unknown } }>(
      'query ($id: ID!) { network(id: $id) { collections { title } resourceTags } }',
      { id: own.id },
    );
    expect(network).toEqual({
      collections: [{ title: 'Samtalar' }, { title: 'Tal' }],
      resourceTags: ['budsjett', 'samtale'],
    });
  });

  it('comes page by page', async () => {
    const own = await createNetwork(administrator, 'Eit fullt rom', 0);
    for (let n = 0; n < 7; n++) await own.facilitator.addResource(own.id, { title: `Nr. ${n}` });
    const page = async (after: string | null) => {
      type Page = { nodes: Added[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
      const { network } = await own.facilitator.ask<{ network: { resources: Page } }>(
        `query ($id: ID!, $after: String) { network(id: $id) { resources(first: 3, after: $after) {
           nodes { title } pageInfo { hasNextPage endCursor } } } }`,
        { id: own.id, after },
      );
      return network.resources;
    };
    const seen: string[] = [];
    for (let after: string | null = null; ; ) {
      const { nodes, pageInfo }: Awaited<ReturnType<typeof page>> = await page(after);
      seen.push(...nodes.map(({ title }) => title));
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor;
    }
    expect(seen).toEqual([6, 5, 4, 3, 2, 1, 0].map((n) => `Nr. ${n}`));
    await expect(page('x')).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });

  it('is edited by everybody, and removed only by who added', async () => {
    const { id } = await siri.addResource(room.id, { title: 'Siri si' });
    const rights = (person: Person) => resource(person, id, 'viewerMay { revise curate withdraw restore }');
    expect(await rights(ola)).toEqual({ viewerMay: { revise: true, curate: true, withdraw: false, restore: false } });
    await expect(does(ola, 'withdrawResource', id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(does(room.facilitator, 'withdrawResource', id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await does(siri, 'withdrawResource', id);
    expect(await rights(siri)).toEqual({ viewerMay: { revise: false, curate: false, withdraw: false, restore: true } });
    for (const person of [ola, room.facilitator, administrator]) {
      await expect(resource(person, id, 'id')).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(revise(person, id, 'NOTE', {})).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(does(person, 'restoreResource', id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
    expect((await library(siri)).some((one) => one.id === id)).toBe(false);
    const { network } = await siri.ask<{ network: { withdrawnResources: unknown[] } }>(
      'query ($id: ID!) { network(id: $id) { withdrawnResources { id } } }',
      { id: room.id },
    );
    expect(network.withdrawnResources).toEqual([{ id }]);
    await does(siri, 'restoreResource', id);
    expect((await library(ola)).some((one) => one.id === id)).toBe(true);
  });

  it('takes a retry once', async () => {
    const clientId = randomUUID();
    const ids = await Promise.all([1, 2, 3].map(() => siri.addResource(room.id, { clientId })));
    expect(new Set(ids.map(({ id }) => id)).size).toBe(1);
  });

  it('says what is wrong with what it does not take', async () => {
    const fault = (kind: string, changes: Record<string, unknown>) =>
      siri.addResource(room.id, changes, kind).then(
        () => 'taken',
        (error: { code: string; fields: { field: string; rule: string }[] }) =>
          `${error.code} ${error.fields.map(({ field, rule }) => `${field} ${rule}`)}`,
      );
    expect(await fault('LINK', { link: null })).toBe('BAD_INPUT link required');
    expect(await fault('LINK', { link: 'javascript:alert(1)' })).toBe('BAD_INPUT link link');
    expect(await fault('NOTE', { body: '  ' })).toBe('BAD_INPUT body required');
    expect(await fault('FILE', {})).toBe('BAD_INPUT fileId required');
    expect(await fault('NOTE', { title: ' ' })).toBe('BAD_INPUT resource.title required');
    expect(await fault('NOTE', { why: '' })).toBe('BAD_INPUT resource.why required');
    expect(await fault('NOTE', { tags: ['<b>'] })).toMatch(/tags characters/);
    expect(await fault('NOTE', { tags: Array.from({ length: 9 }, (_, n) => `t${n}`) })).toMatch(/tags max/);
    expect(await fault('NOTE', { body: 'x'.repeat(limits.note + 1) })).toMatch(/body maxLength/);
    expect(await fault('NOTE', { collectionId: randomUUID() })).toMatch(/NOT_FOUND/);
  });
});

describe('what one knows is used', () => {
  const attach = (person: Person, verb: string, challengeId: string, resourceId: string) =>
    person.ask(`mutation ($input: AttachInput!) { ${verb}(input: $input) { id } }`, {
      input: { challengeId, resourceId },
    });
  const beside = async (person: Person, id: string) =>
    (
      await person.ask<{ challenge: { resources: { id: string }[] } }>(
        'query ($id: ID!) { challenge(id: $id) { resources { id title file { name } } } }',
        { id },
      )
    ).challenge.resources.map((one) => one.id);

  it('in an answer: a link as before, or something from the library', async () => {
    const challenge = await ola.postChallenge(room.id);
    const { id } = await siri.addResource(room.id, { title: 'Sjekklista' });
    const named = await siri.contribute(challenge.id, 'Denne', { kind: 'RESOURCE', resourceId: id });
    const linked = await siri.contribute(challenge.id, '', { kind: 'RESOURCE', link: 'https://example.org/x' });
    const contribution = async (person: Person, one: string) =>
      (
        await person.ask<{ contribution: unknown }>(
          'query ($id: ID!) { contribution(id: $id) { link resourceId resource { title kind addedBy { person { id } } } } }',
          { id: one },
        )
      ).contribution;
    expect(await contribution(ola, named.id)).toEqual({
      link: null,
      resourceId: id,
      resource: { title: 'Sjekklista', kind: 'NOTE', addedBy: { person: { id: siri.id } } },
    });
    expect(await contribution(ola, linked.id)).toEqual({
      link: 'https://example.org/x',
      resourceId: null,
      resource: null,
    });
    expect(await resource(ola, id, 'usedIn { id }')).toEqual({ usedIn: [{ id: challenge.id }] });

    await does(siri, 'withdrawContribution', named.id);
    expect(await contribution(ola, named.id)).toMatchObject({ resourceId: null, resource: null });
    expect(await resource(ola, id, 'usedIn { id }')).toEqual({ usedIn: [] });
    await does(siri, 'restoreContribution', named.id);
    expect(await contribution(ola, named.id)).toMatchObject({ resource: { title: 'Sjekklista' } });

    await does(siri, 'withdrawResource', id);
    expect(await contribution(ola, named.id)).toEqual({ link: null, resourceId: id, resource: null });
    expect(await contribution(siri, named.id)).toEqual({ link: null, resourceId: id, resource: null });
  });

  it('in an answer no more than one thing, never from another room, and never what is withdrawn', async () => {
    const challenge = await ola.postChallenge(room.id);
    const elsewhere = await createNetwork(administrator, 'Annan stad', 0);
    const foreign = await elsewhere.facilitator.addResource(elsewhere.id);
    const { id } = await siri.addResource(room.id);
    const say = (changes: Record<string, unknown>) =>
      siri.contribute(challenge.id, 'x', { kind: 'RESOURCE', ...changes });
    await expect(say({})).rejects.toMatchObject({ fields: [{ field: 'link', rule: 'required' }] });
    await expect(say({ resourceId: id, link: 'https://example.org' })).rejects.toMatchObject({
      fields: [{ field: 'link', rule: 'onlyOne' }],
    });
    const { id: linked } = await say({ link: 'digdir.no/leiing' });
    expect(await ola.ask('query ($id: ID!) { contribution(id: $id) { link } }', { id: linked })).toEqual({
      contribution: { link: 'https://digdir.no/leiing' },
    });
    await expect(say({ link: 'i mappa' })).rejects.toMatchObject({ fields: [{ field: 'link', rule: 'link' }] });
    await expect(say({ resourceId: id, kind: 'IDEA' })).rejects.toMatchObject({
      fields: [{ field: 'resourceId', rule: 'onlyResource' }],
    });
    for (const resourceId of [foreign.id, randomUUID()])
      await expect(say({ resourceId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await does(siri, 'withdrawResource', id);
    await expect(say({ resourceId: id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('beside a challenge, by its owner', async () => {
    const challenge = await ola.postChallenge(room.id);
    const [a, b] = [await siri.addResource(room.id), await ola.addResource(room.id)];
    await expect(attach(siri, 'attachResource', challenge.id, a.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    for (const { id } of [a, b, a]) await attach(ola, 'attachResource', challenge.id, id);
    expect(await beside(siri, challenge.id)).toEqual([a.id, b.id]);
    expect(await resource(siri, a.id, 'usedIn { id }')).toEqual({ usedIn: [{ id: challenge.id }] });
    await does(siri, 'withdrawResource', a.id);
    expect(await beside(ola, challenge.id)).toEqual([b.id]);
    await does(siri, 'restoreResource', a.id);
    await attach(ola, 'detachResource', challenge.id, b.id);
    expect(await beside(siri, challenge.id)).toEqual([a.id]);
    await expect(attach(ola, 'attachResource', challenge.id, randomUUID())).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await does(ola, 'withdrawChallenge', challenge.id);
    expect(await resource(siri, a.id, 'usedIn { id }')).toEqual({ usedIn: [] });
  });
});
