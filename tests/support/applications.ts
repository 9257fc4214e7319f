import organisations from '@krets/shared/data/organisations.json' with { type: 'json' };
import { acceptCharter, charterInput, type TestNetwork } from './networks.js';
import type { Person } from './person.js';
import type { TestServer } from './server.js';

export type Applied = { id: string; state: string; declineReason: string | null };
export type Applicant = {
  id: string;
  state: string;
  warnings: string[];
  yes: number;
  needed: number;
  person: { name: string };
  viewerMay: { admit: boolean; vote: boolean; decline: boolean };
};

export const agencies = organisations.organisations.map(({ orgnr }) => orgnr);

/** Found by others from now on. */
export const list = (server: TestServer, networkId: string, organiser = 'PUBLIC') =>
  server.database.asSuperuser(
    `UPDATE networks SET listed = true, organiser_type = '${organiser}', organiser_name = 'Dømeetaten' WHERE id = '${networkId}'`,
  );

/** Skips admission, to test the rules after it. */
export const activate = (server: TestServer, networkId: string) =>
  server.database.asSuperuser(
    `SET session_replication_role = replica; UPDATE networks SET stage = 'ACTIVE' WHERE id = '${networkId}'`,
  );

export async function revise(
  { id, facilitator, members }: TestNetwork,
  changes: Record<string, unknown>,
  replaces = 1,
) {
  await facilitator.ask('mutation ($input: ReviseCharterInput!) { reviseCharter(input: $input) { id } }', {
    input: { networkId: id, replaces, charter: charterInput(changes) },
  });
  for (const member of members) await acceptCharter(member, id, replaces + 1);
}

export async function apply(
  person: Person,
  networkId: string,
  changes: Record<string, unknown> = {},
): Promise<Applied> {
  const input = {
    ...{ networkId, roleTitle: 'Seksjonssjef', orgnr: agencies.at(-1), reason: 'Eg vil lære', answers: [] },
    ...{ inReportingLine: false, ...changes },
  };
  const { applyForSeat } = await person.ask<{ applyForSeat: Applied }>(
    'mutation ($input: ApplyForSeatInput!) { applyForSeat(input: $input) { id state declineReason } }',
    { input },
  );
  return applyForSeat;
}

export async function mine(person: Person): Promise<Applied[]> {
  const { myApplications } = await person.ask<{ myApplications: Applied[] }>(
    '{ myApplications { id state declineReason } }',
  );
  return myApplications;
}

export async function applicants(person: Person, networkId: string): Promise<Applicant[]> {
  const { network } = await person.ask<{ network: { applicants: Applicant[] } }>(
    `query ($id: ID!) { network(id: $id) { applicants { id state warnings yes needed person { name }
       viewerMay { admit vote decline } } } }`,
    { id: networkId },
  );
  return network.applicants;
}

export const admit = (by: Person, id: string) =>
  by.ask('mutation ($id: ID!) { admitApplicant(id: $id) { id } }', { id });
export const sayYes = (by: Person, id: string, yes = true) =>
  by.ask('mutation ($id: ID!, $yes: Boolean!) { voteOnApplicant(id: $id, yes: $yes) { id } }', { id, yes });
export const decline = (by: Person, id: string, reason: string | null = null) =>
  by.ask('mutation ($input: DeclineApplicantInput!) { declineApplicant(input: $input) { id } }', {
    input: { id, reason },
  });
export const withdraw = (by: Person, id: string) =>
  by.ask('mutation ($id: ID!) { withdrawApplication(id: $id) { state } }', { id });

/** The seats of a room as the database has them. */
export async function counted(server: TestServer, networkId: string) {
  const [row] = await server.database.asSuperuser<{ taken: number; max: number; seats: number; waiting: number }>(
    `SELECT seats_taken AS taken, seats_max AS max,
       (SELECT count(*)::int FROM seats WHERE network_id = $1 AND (ended_at IS NULL OR left_as = 'VACANT')) AS seats,
       (SELECT count(*)::int FROM applications WHERE network_id = $1 AND state = 'WAITING') AS waiting
     FROM network_counters WHERE network_id = $1`,
    [networkId],
  );
  return row ?? { taken: -1, max: -1, seats: -1, waiting: -1 };
}
