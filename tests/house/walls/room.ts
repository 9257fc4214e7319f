import { randomUUID } from 'node:crypto';
import { aPdf } from '../../support/file-contents.js';
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
  collectionId: string;
  /** Added by the author. */
  resourceId: string;
  withdrawnResourceId: string;
  /** Lies beside nothing. */
  freeResourceId: string;
  fileId: string;
  looseFileId: string;
  contentId: string;
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
  const { openCollection: collection } = await author.ask<{ openCollection: { id: string } }>(
    'mutation ($input: OpenCollectionInput!) { openCollection(input: $input) { id } }',
    { input: { networkId: network.id, title: 'Samling' } },
  );
  const file = await author.upload(network.id, aPdf());
  const loose = await author.upload(network.id, aPdf());
  const resource = await author.addResource(network.id, { fileId: file.id }, 'FILE');
  const withdrawnResource = await author.addResource(network.id);
  await author.ask('mutation ($id: ID!) { withdrawResource(id: $id) { id } }', { id: withdrawnResource.id });
  const free = await author.addResource(network.id);
  const attach = 'mutation ($input: AttachInput!) { attachResource(input: $input) { id } }';
  await owner.ask(attach, { input: { challengeId: challenge.id, resourceId: resource.id } });
  await owner.ask('mutation ($id: ID!) { restoreChallenge(id: $id) { id } }', { id: withdrawn.id });
  await owner.ask(attach, { input: { challengeId: withdrawn.id, resourceId: resource.id } });
  await owner.ask('mutation ($id: ID!) { withdrawChallenge(id: $id) { id } }', { id: withdrawn.id });
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
  const [content] = await database.behind<{ id: string }>(`SELECT content_id AS id FROM files WHERE id = $1`, [
    file.id,
  ]);
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
    collectionId: collection.id,
    resourceId: resource.id,
    withdrawnResourceId: withdrawnResource.id,
    freeResourceId: free.id,
    fileId: file.id,
    looseFileId: loose.id,
    contentId: content?.id ?? '',
    barePersonId,
    sessionHash: session?.token_hash ?? '',
    orgnr: organisation?.orgnr ?? '',
  };
}
