import { randomUUID } from 'node:crypto';
import { act, lift, markChatRead, nod, requestsOf, say } from '../../support/chat.js';
import type { Person } from '../../support/person.js';
import type { TestServer } from '../../support/server.js';
import { aNetwork, anAdministrator, aPerson, foundNetwork, invite } from '../../support/world.js';

/** Who and what the probes speak of. Everybody in it came through the front door; the bare rows did not. */
export type Room = {
  outsider: string;
  /** Sits in the room, owns nothing in it. */
  peer: string;
  owner: string;
  author: string;
  administrator: string;
  email: string;
  networkId: string;
  /** Founded by the administrator, empty, and without a counter. */
  bareNetworkId: string;
  ownerSeatId: string;
  peerSeatId: string;
  challengeId: string;
  withdrawnChallengeId: string;
  /** Has no thread. */
  bareChallengeId: string;
  withdrawnContributionId: string;
  contributionId: string;
  messageId: string;
  messageSeatId: string;
  withdrawnMessageId: string;
  /** Older than its room keeps it. */
  expiredMessageId: string;
  /** The owner of the challenge asked for it, and its author has not answered. */
  askedLiftId: string;
  /** Has no account. */
  barePersonId: string;
  sessionHash: string;
  orgnr: string;
};

export async function aRoom(server: TestServer): Promise<Room> {
  const { database } = server;
  const administrator = await anAdministrator(server);
  const network = await aNetwork(administrator, 'Rommet', 3);
  const [owner, author, peer] = network.members as [Person, Person, Person];
  const outsider = await aPerson(server);
  const challenge = await owner.postChallenge(network.id);
  const withdrawn = await owner.postChallenge(network.id);
  await owner.ask('mutation ($id: ID!) { withdrawChallenge(id: $id) { id } }', { id: withdrawn.id });
  const said = await author.contribute(challenge.id, 'Sagt');
  const regretted = await author.contribute(challenge.id, 'Angra');
  await author.ask('mutation ($id: ID!) { withdrawContribution(id: $id) { id } }', { id: regretted.id });
  const edit = 'mutation ($input: EditContributionInput!) { editContribution(input: $input) { id } }';
  await author.ask(edit, { input: { id: said.id, body: 'Sagt på nytt' } });
  await author.ask('mutation ($id: ID!) { markRead(challengeId: $id, seq: 3) { id } }', { id: challenge.id });
  const draft = 'mutation ($input: SaveDraftInput!) { saveDraft(input: $input) { place } }';
  await author.ask(draft, { input: { networkId: network.id, place: 'challenge', content: 'Kladd' } });
  const message = await say(author, network.id, 'Sagt i samtalen');
  const withdrawnMessage = await say(author, network.id, 'Angra i samtalen');
  await act(author, 'withdrawMessage', withdrawnMessage.id);
  const expired = await say(author, network.id, 'For lenge sidan');
  await database.behind(`UPDATE messages SET created_at = now() - interval '91 days' WHERE id = $1`, [expired.id]);
  await nod(owner, message.id, 'THANKS');
  await markChatRead(author, network.id, message.seq);
  const own = await say(owner, network.id, 'Eigne ord');
  await lift(owner, challenge.id, [message.id, own.id]);
  const [request] = await requestsOf(author, network.id);
  await foundNetwork(administrator, 'Tomt');
  await invite(network.facilitator, network.id);

  const bareNetworkId = randomUUID();
  const bareChallengeId = randomUUID();
  const barePersonId = randomUUID();
  await database.behind(
    `INSERT INTO networks (id, name, purpose, founded_by, created_at) VALUES ($1, 'Bert', '', $2, now())`,
    [bareNetworkId, administrator.id],
  );
  await database.behind(
    `INSERT INTO challenges (id, network_id, owner_id, seat_id, client_id, title, situation, role, help_wanted, reshare, lang, created_at)
     SELECT $1, network_id, owner_id, seat_id, gen_random_uuid(), 'Ber', '', '', '{IDEAS}', 'NO', 'nn', now() FROM challenges WHERE id = $2`,
    [bareChallengeId, challenge.id],
  );
  await database.behind(`INSERT INTO people (id, name, role_title) VALUES ($1, 'Ber', '')`, [barePersonId]);
  await database.behind(
    `INSERT INTO challenge_versions (challenge_id, version, network_id, content, replaced_at) VALUES ($1, 1, $2, '{}', now())`,
    [challenge.id, network.id],
  );
  const [session] = await database.behind<{ token_hash: string }>(
    `SELECT token_hash FROM sessions WHERE person_id = $1`,
    [author.id],
  );
  const [organisation] = await database.behind<{ orgnr: string }>(`SELECT orgnr FROM organisations LIMIT 1`);
  return {
    outsider: outsider.id,
    peer: peer.id,
    owner: owner.id,
    author: author.id,
    administrator: administrator.id,
    email: author.email,
    networkId: network.id,
    bareNetworkId,
    ownerSeatId: network.seatOf.get(owner) ?? '',
    peerSeatId: network.seatOf.get(peer) ?? '',
    challengeId: challenge.id,
    withdrawnChallengeId: withdrawn.id,
    bareChallengeId,
    withdrawnContributionId: regretted.id,
    contributionId: said.id,
    messageId: message.id,
    messageSeatId: network.seatOf.get(author) ?? '',
    withdrawnMessageId: withdrawnMessage.id,
    expiredMessageId: expired.id,
    askedLiftId: request?.quote.id ?? '',
    barePersonId,
    sessionHash: session?.token_hash ?? '',
    orgnr: organisation?.orgnr ?? '',
  };
}
