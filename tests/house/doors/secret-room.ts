import { randomBytes, randomUUID } from 'node:crypto';
import { act, lift, nod, requestsOf, say } from '../../support/chat.js';
import type { Person } from '../../support/person.js';
import type { TestServer } from '../../support/server.js';
import { anAdministrator, aPerson, foundNetwork, invite, type TestNetwork, takeSeat } from '../../support/world.js';

/** Ids somebody outside might know, or guess: the same names for the real ones and for such as never existed. */
export type Ids = Record<
  | 'network'
  | 'seat'
  | 'person'
  | 'challenge'
  | 'withdrawn'
  | 'contribution'
  | 'regretted'
  | 'message'
  | 'regrettedMessage'
  | 'lift'
  | 'invitation'
  | 'session'
  | 'clientId'
  | 'key'
  | 'place'
  | 'cursor',
  string
>;

export type SecretRoom = {
  network: TestNetwork;
  owner: Person;
  facilitator: Person;
  /** Words that stand in the room and nowhere else. */
  marks: string[];
  ids: Ids;
  /** Every id of the room, to look for in answers. */
  allIds: string[];
  removed: Person;
  neighbour: Person;
  administrator: Person;
  nobody: Person;
};

export const unknownIds = (): Ids => ({
  network: randomUUID(),
  seat: randomUUID(),
  person: randomUUID(),
  challenge: randomUUID(),
  withdrawn: randomUUID(),
  contribution: randomUUID(),
  regretted: randomUUID(),
  message: randomUUID(),
  regrettedMessage: randomUUID(),
  lift: randomUUID(),
  invitation: randomUUID(),
  session: randomUUID(),
  clientId: randomUUID(),
  key: randomBytes(24).toString('base64url'),
  place: `challenge:${randomUUID()}`,
  cursor: '7',
});

export async function aSecretRoom(server: TestServer, nobody: Person): Promise<SecretRoom> {
  const marks: string[] = [];
  const mark = () => {
    const word = `løynd${randomBytes(5).toString('hex')}`;
    marks.push(word);
    return word;
  };
  const administrator = await anAdministrator(server);
  const neighbourNetwork = await foundNetwork(administrator, 'Naboen');
  const neighbour = await aPerson(server, 'Nabo Dømesen');
  await takeSeat(neighbour, await invite(administrator, neighbourNetwork, 'FACILITATOR'));

  const id = await foundNetwork(administrator, mark());
  const facilitator = await aPerson(server, mark());
  const seatOf = new Map([[facilitator, await takeSeat(facilitator, await invite(administrator, id, 'FACILITATOR'))]]);
  const network: TestNetwork = { id, facilitator, members: [], seatOf };
  const [owner, removed] = [await aPerson(server, mark()), await aPerson(server, 'Fjerna Dømesen')];
  const usedKey = await invite(facilitator, id);
  seatOf.set(owner, await takeSeat(owner, usedKey));
  seatOf.set(removed, await takeSeat(removed, await invite(facilitator, id)));
  const describe = 'mutation ($input: DescribeNetworkInput!) { describeNetwork(input: $input) { id } }';
  await facilitator.ask(describe, { input: { networkId: id, name: marks[0], purpose: mark() } });

  const texts = () => ({ title: mark(), situation: mark(), role: mark(), pullA: mark(), pullB: mark(), tried: mark() });
  const challenge = await owner.postChallenge(id, texts());
  const withdrawn = await owner.postChallenge(id, texts());
  await owner.ask('mutation ($id: ID!) { withdrawChallenge(id: $id) { id } }', { id: withdrawn.id });
  const clientId = randomUUID();
  const said = await owner.contribute(challenge.id, mark(), { clientId });
  const link = `https://example.org/${mark()}`;
  await facilitator.contribute(challenge.id, mark(), { kind: 'RESOURCE', link, parentId: said.id });
  const edit = 'mutation ($input: EditContributionInput!) { editContribution(input: $input) { id } }';
  await owner.ask(edit, { input: { id: said.id, body: mark() } });
  const regretted = await owner.contribute(challenge.id, mark());
  await owner.ask('mutation ($id: ID!) { withdrawContribution(id: $id) { id } }', { id: regretted.id });
  const message = await say(facilitator, id, mark());
  const answer = await say(owner, id, mark(), { quotedId: message.id });
  await nod(owner, message.id, 'RECOGNISE');
  const regrettedMessage = await say(owner, id, mark());
  await act(owner, 'withdrawMessage', regrettedMessage.id);
  await lift(owner, challenge.id, [message.id, answer.id]);
  const [request] = await requestsOf(facilitator, id);
  const place = `challenge:${challenge.id}`;
  const draft = 'mutation ($input: SaveDraftInput!) { saveDraft(input: $input) { place } }';
  await owner.ask(draft, { input: { networkId: id, place, content: mark() } });
  await facilitator.ask('mutation ($input: InviteInput!) { invite(input: $input) { link } }', {
    input: { networkId: id, role: 'MEMBER', email: `${mark().replace('ø', 'o')}@example.org` },
  });
  const { network: seen } = await facilitator.ask<{ network: { invitations: { id: string }[] } }>(
    'query ($id: ID!) { network(id: $id) { invitations { id } } }',
    { id },
  );
  const { me } = await owner.ask<{ me: { sessions: { id: string }[] } }>('{ me { sessions { id } } }');

  const ids: Ids = {
    network: id,
    seat: seatOf.get(owner) ?? '',
    person: owner.id,
    challenge: challenge.id,
    withdrawn: withdrawn.id,
    contribution: said.id,
    regretted: regretted.id,
    message: message.id,
    regrettedMessage: regrettedMessage.id,
    lift: request?.quote.id ?? '',
    invitation: seen.invitations[0]?.id ?? '',
    session: me.sessions[0]?.id ?? '',
    clientId,
    key: usedKey,
    place,
    cursor: String(said.seq),
  };
  const { key: _, cursor: __, place: ___, clientId: ____, ...uuids } = ids;
  const allIds = [...Object.values(uuids), facilitator.id, seatOf.get(facilitator) ?? ''];
  return { network, owner, facilitator, marks, ids, allIds, removed, neighbour, administrator, nobody };
}
