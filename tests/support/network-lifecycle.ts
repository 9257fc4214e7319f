import { randomUUID } from 'node:crypto';
import type { Stage } from '@krets/shared/kinds';
import { charterInput, createPerson, initiatorsOrgnr, joinNetwork, type TestNetwork } from './networks.js';
import type { Person } from './person.js';
import type { TestServer } from './server.js';

export const planInput = (changes: Record<string, unknown> = {}) => ({
  people: 8,
  open: false,
  charter: true,
  rhythm: 'REGULAR',
  ...changes,
});

/** A leadership effort; the administrator of the platform makes them. */
export async function createProgramme(server: TestServer, name = 'Leiarprogrammet', ended = false): Promise<string> {
  const id = randomUUID();
  await server.database.asSuperuser(
    `INSERT INTO programmes (id, name, kind, made_at, ended_at) VALUES ($1, $2, 'PROGRAMME', now(), CASE WHEN $3 THEN now() END)`,
    [id, name, ended],
  );
  return id;
}

/** A network somebody has begun and not announced. @returns its id */
export async function initiateNetwork(
  person: Person,
  name: string,
  changes: Record<string, unknown> = {},
): Promise<string> {
  const { initiateNetwork } = await person.ask<{ initiateNetwork: { id: string } }>(
    'mutation ($input: InitiateNetworkInput!) { initiateNetwork(input: $input) { id } }',
    { input: { name, purpose: `Føremålet til ${name}`, plan: planInput(), similarSeen: true, ...changes } },
  );
  return initiateNetwork.id;
}

/** A day so many days from now. */
export const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Everything in the form that is not the charter's and not the members'. */
export const settingsInput = (changes: Record<string, unknown> = {}) => ({
  organiser: { type: 'PUBLIC', name: 'Kartverket', orgnr: '971040238' },
  similarSeen: true,
  reviewBy: inDays(200),
  nextDates: [inDays(14), inDays(56)],
  sizes: { min: 4, from: 6, to: 8, warn: 10, max: 15 },
  listed: false,
  ...changes,
});

export const updateSettings = (person: Person, networkId: string, changes: Record<string, unknown>) =>
  person.ask('mutation ($input: NetworkSettingsInput!) { updateNetworkSettings(input: $input) { id } }', {
    input: { networkId, ...changes },
  });

/** One of the verbs that take a network and nothing else. */
export const changeStage = (person: Person, verb: string, networkId: string) =>
  person.ask(`mutation ($id: ID!) { ${verb}(networkId: $id) ${verb === 'discardNetwork' ? '' : '{ id stage }'} }`, {
    id: networkId,
  });

/** From 1, not at all, to 5, entirely. */
export const answerReview = (person: Person, networkId: string, answer: number) =>
  person.ask('mutation ($input: AnswerReviewInput!) { answerReview(input: $input) { id } }', {
    input: { networkId, answer },
  });

/** Announced, its form complete, with four members who have accepted the charter; not yet active. */
export async function createReadyNetwork(server: TestServer, name: string, members = 3): Promise<TestNetwork> {
  const facilitator = await createPerson(server);
  await facilitator.saveProfile('Initiativtakar Dømesen', 'Seksjonssjef', initiatorsOrgnr);
  const id = await initiateNetwork(facilitator, name);
  await facilitator.ask('mutation ($input: ReviseCharterInput!) { reviseCharter(input: $input) { id } }', {
    input: { networkId: id, replaces: 1, charter: charterInput() },
  });
  await updateSettings(facilitator, id, settingsInput({ programmeId: await createProgramme(server) }));
  await changeStage(facilitator, 'announceNetwork', id);
  const { network } = await facilitator.ask<{ network: { mySeat: { id: string } } }>(
    'query ($id: ID!) { network(id: $id) { mySeat { id } } }',
    { id },
  );
  const room: TestNetwork = { id, facilitator, members: [], seatOf: new Map([[facilitator, network.mySeat.id]]) };
  for (let i = 0; i < members; i++) await joinNetwork(room, await createPerson(server));
  return room;
}

/** Changes rows with triggers disabled, as no mutation can. */
export const withoutTriggers = (server: TestServer, sql: string) =>
  server.database.asSuperuser(`SET session_replication_role = replica; ${sql}`);

export const inStage = (server: TestServer, id: string, stage: Stage) =>
  withoutTriggers(server, `UPDATE networks SET stage = '${stage}' WHERE id = '${id}'`);

export const viewNetwork = async <T>(person: Person, id: string, fields: string) =>
  (await person.ask<{ network: T }>(`query ($id: ID!) { network(id: $id) { ${fields} } }`, { id })).network;

export const stageOf = async (person: Person, id: string) =>
  (await viewNetwork<{ stage: Stage }>(person, id, 'stage')).stage;

/** The form requirements that are not met. */
export const missingRequirements = async (person: Person, id: string) =>
  (
    await viewNetwork<{ formRequirements: { code: string; met: boolean }[] }>(
      person,
      id,
      'formRequirements { code met }',
    )
  ).formRequirements
    .filter(({ met }) => !met)
    .map(({ code }) => code);
