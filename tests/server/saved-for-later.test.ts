import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { limits } from '@krets/shared/limits';
import { downloadOwnData } from '../support/data-exports.js';
import { goOnLeave } from '../support/mixed-room.js';
import { createAdministrator, createNetwork, type TestNetwork } from '../support/networks.js';
import { type Person, until } from '../support/person.js';
import { startServer, type TestServer } from '../support/server.js';

type Saved = { id: string; challengeId: string; contributionId: string | null; title: string; networkName: string };

let server: TestServer;
let administrator: Person;
let here: TestNetwork;
let [owner, anne, bjorn]: Person[] = [];
beforeAll(async () => {
  server = await startServer({ jobs: true });
  administrator = await createAdministrator(server);
  here = await createNetwork(administrator, 'Lagra', 3);
  [owner, anne, bjorn] = here.members;
});
afterAll(() => server.stop());

const person = (one: Person | undefined) => {
  if (!one) throw new Error('Nobody.');
  return one;
};
const list = async (who: Person | undefined) =>
  (
    await person(who).ask<{ savedItems: Saved[] }>(
      '{ savedItems { id challengeId contributionId title networkName by { person { name } } savedAt } }',
    )
  ).savedItems;
const titles = async (who: Person | undefined) => (await list(who)).map(({ title }) => title);
const save = (who: Person | undefined, challengeId: string, contributionId?: string) =>
  person(who).ask('mutation ($input: SaveForLaterInput!) { saveForLater(input: $input) { id } }', {
    input: { challengeId, contributionId },
  });
const codeOf = (answer: Promise<unknown>) => answer.then(() => 'OK').catch((error: { code?: string }) => error.code);
const savedIn = async (who: Person | undefined, id: string) =>
  (
    await person(who).ask<{ challenge: { mySaved: string[] } }>('query ($id: ID!) { challenge(id: $id) { mySaved } }', {
      id,
    })
  ).challenge.mySaved;
const rows = (challengeId: string) =>
  server.database.asSuperuser('SELECT 1 FROM saved_items WHERE challenge_id = $1', [challengeId]);

describe('what somebody saves for later', () => {
  it('is on their list alone, the newest first, until they remove it', async () => {
    const { id } = await person(owner).postChallenge(here.id, { title: 'Kven skal vike?' });
    const post = await person(bjorn).contribute(id, 'Eg ville venta');
    let heard = 0;
    (await person(anne).listen()).socket.on('noticesChanged', () => void (heard += 1));
    await save(anne, id);
    await save(anne, id, post.id);
    await save(anne, id, post.id);
    expect(await list(anne)).toMatchObject([
      { id: post.id, challengeId: id, contributionId: post.id, title: 'Kven skal vike?', networkName: 'Lagra' },
      { id, challengeId: id, contributionId: null, title: 'Kven skal vike?' },
    ]);
    expect((await savedIn(anne, id)).sort()).toEqual([id, post.id].sort());
    await until(async () => heard === 3);
    for (const other of [owner, bjorn, here.facilitator, administrator]) expect(await list(other)).toEqual([]);
    expect(await savedIn(owner, id)).toEqual([]);
    const remove = 'mutation ($id: ID!) { removeSavedItem(id: $id) { id } }';
    await person(bjorn).ask(remove, { id });
    expect(await list(anne)).toHaveLength(2);
    await person(anne).ask(remove, { id });
    expect((await list(anne)).map((one) => one.id)).toEqual([post.id]);
    person(anne).disconnect();
  });

  it('must be readable to them: the same answer for what is closed, elsewhere, withdrawn or nowhere', async () => {
    const { id } = await person(owner).postChallenge(here.id, { title: 'Lukka' });
    const { id: other } = await person(owner).postChallenge(here.id);
    const elsewhere = await person(bjorn).contribute(other, 'Ein annan stad');
    const gone = await person(bjorn).contribute(id, 'Angra');
    await person(bjorn).ask('mutation ($id: ID!) { withdrawContribution(id: $id) { id } }', { id: gone.id });
    const outsider = (await createNetwork(administrator, 'Ved sida av', 1)).members[0];
    await server.database.asSuperuser(
      'UPDATE challenges SET hidden_from_orgnr = (SELECT orgnr FROM seats WHERE id = $2) WHERE id = $1',
      [id, here.seatOf.get(person(anne))],
    );
    const codes = await Promise.all([
      codeOf(save(anne, id)),
      codeOf(save(outsider, id)),
      codeOf(save(administrator, id)),
      codeOf(save(bjorn, '00000000-0000-4000-8000-000000000000')),
      codeOf(save(bjorn, id, gone.id)),
      codeOf(save(bjorn, id, elsewhere.id)),
    ]);
    expect(codes).toEqual(Array(6).fill('NOT_FOUND'));
    expect(await rows(id)).toEqual([]);
  });

  it('is shown as its thread may be read now, and moves with it', async () => {
    const { id } = await person(owner).postChallenge(here.id, { title: 'Flytt' });
    const { id: to } = await person(owner).postChallenge(here.id, { title: 'Dit' });
    const post = await person(bjorn).contribute(id, 'Feil tråd');
    await save(anne, id, post.id);
    const seat = here.seatOf.get(person(anne));
    const close = 'UPDATE challenges SET hidden_from_orgnr = (SELECT orgnr FROM seats WHERE id = $2) WHERE id = $1';
    await server.database.asSuperuser(close, [id, seat]);
    expect(await titles(anne)).not.toContain('Flytt');
    await server.database.asSuperuser('UPDATE challenges SET hidden_from_orgnr = NULL WHERE id = $1', [id]);
    expect(await titles(anne)).toContain('Flytt');
    await here.facilitator.ask('mutation ($input: MoveContributionInput!) { moveContribution(input: $input) { id } }', {
      input: { contributionId: post.id, challengeId: to },
    });
    expect(await titles(anne)).toContain('Dit');
    await here.facilitator.ask('mutation ($input: HideContributionInput!) { hideContribution(input: $input) }', {
      input: { contributionId: post.id, reason: 'Namn på ein person' },
    });
    expect(await titles(anne)).not.toContain('Dit');
  });

  it('ends when it is withdrawn, with the seat and with the account, and is in their own copy', async () => {
    const { id } = await person(owner).postChallenge(here.id, { title: 'Trekt' });
    const post = await person(bjorn).contribute(id, 'Trekt òg');
    const { id: stays } = await person(owner).postChallenge(here.id, { title: 'Står' });
    for (const who of [anne, bjorn]) await save(who, stays);
    await save(anne, id);
    await save(anne, id, post.id);
    const { json, markdown } = await downloadOwnData(person(anne));
    expect(JSON.parse(json).savedItems).toContainEqual(
      expect.objectContaining({ network: 'Lagra', challenge: 'Trekt', oneContribution: true }),
    );
    expect(markdown).toContain('Lagra til seinare');
    await person(bjorn).ask('mutation ($id: ID!) { withdrawContribution(id: $id) { id } }', { id: post.id });
    expect(await rows(id)).toHaveLength(1);
    await person(owner).ask('mutation ($id: ID!) { withdrawChallenge(id: $id) { id } }', { id });
    expect(await rows(id)).toEqual([]);
    await goOnLeave(person(bjorn), here.id);
    expect(await list(bjorn)).toEqual([]);
    await person(bjorn).ask('mutation ($id: ID!) { leaveNetwork(networkId: $id) }', { id: here.id });
    expect(await rows(stays)).toHaveLength(1);
    await person(anne).prove();
    await person(anne).ask('mutation { deleteAccount(words: TAKE_OUT) }');
    expect(await rows(stays)).toEqual([]);
  });

  it('is at most a hundred things', async () => {
    const { id } = await person(owner).postChallenge(here.id);
    await server.database.asSuperuser(
      `WITH k AS (INSERT INTO contributions (id, network_id, challenge_id, author_id, seat_id, client_id, kind, body, lang, seq, path, created_at)
         SELECT gen_random_uuid(), network_id, id, owner_id, seat_id, gen_random_uuid(), 'IDEA', 'b', 'nn', 5000 + n, ARRAY[5000 + n], now()
         FROM challenges, generate_series(1, $3) n WHERE id = $1 RETURNING *)
       INSERT INTO saved_items SELECT $2, id, network_id, challenge_id, id, now() FROM k`,
      [id, person(owner).id, limits.savedItems],
    );
    expect(await codeOf(save(owner, id))).toBe('BAD_INPUT');
    expect(await list(owner)).toHaveLength(limits.savedItems);
  });
});
