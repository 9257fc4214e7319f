import { makePdf } from '../../support/file-contents.js';
import type { Person } from '../../support/person.js';
import { type ClosedRoom, type Ids, unknownIds } from './closed-room.js';
import { operationOf, queriesOf } from './documents.js';
import { addresses, mutations, queries } from './requests.js';

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const instant = /\d{4}-\d\d-\d\dT[\d:.]+Z/g;

/** Marks and ids of the room in a text, those left out that the caller sent. */
export function leaksIn(text: string, { marks, allIds }: ClosedRoom, sent: string): string[] {
  return [...marks, ...allIds.filter((id) => !sent.includes(id))].filter((secret) => text.includes(secret));
}

/** Sends everything an outsider can send, with the room's ids and with such as never existed. @returns what gave something away */
export async function probeApi(walker: Person, room: ClosedRoom): Promise<string[]> {
  const faults: string[] = [];
  for (const [kind, lines] of [
    ['query', queries],
    ['mutation', mutations],
  ] as const) {
    for (const [name, line] of Object.entries(lines)) {
      // Signing out or deleting the account would end the probe.
      if (name === 'signOut' || name === 'deleteAccount') continue;
      for (const query of kind === 'query' ? queriesOf(name) : [operationOf(kind, name)]) {
        const answers: string[] = [];
        // What takes no id is the same question both times.
        for (const ids of (line === 'none' ? [room.ids] : [room.ids, unknownIds()]) satisfies Ids[]) {
          const variables = line === 'none' ? {} : line(ids);
          const { status, text } = await walker.send({ query, variables });
          for (const leak of leaksIn(text, room, JSON.stringify(variables)))
            faults.push(`${name}: ${leak} in ${text.slice(0, 300)}`);
          if (status >= 500) faults.push(`${name}: ${status}`);
          // A document the server refuses to parse would look like a denied one.
          if (/Syntax Error|TOO_COMPLEX|GRAPHQL_VALIDATION/.test(text))
            faults.push(`${name}: not read: ${text.slice(0, 300)}`);
          answers.push(`${status} ${text}`.replaceAll(uuid, 'ID').replaceAll(instant, 'THEN'));
        }
        if (line !== 'none' && answers[0] !== answers[1])
          faults.push(`${name}: the real is told from the unknown\n  ${answers.join('\n  ')}`);
      }
    }
  }
  for (const address of addresses) {
    const answers: string[] = [];
    for (const ids of [room.ids, unknownIds()] satisfies Ids[]) {
      const { status, headers, bytes } = await walker.get(address(ids));
      const sent = [...headers].filter(([name]) => name !== 'date' && name !== 'x-request-id');
      answers.push(JSON.stringify([status, sent, bytes.toString('latin1')]));
      faults.push(...leaksIn(bytes.toString(), room, address(ids)).map((leak) => `${address(ids)}: ${leak}`));
    }
    if (status(answers[0]) === 200 || answers[0] !== answers[1])
      faults.push(`${address(room.ids)}: the real is told from the unknown\n  ${answers.join('\n  ')}`);
  }
  const uploads = await Promise.all([room.ids, unknownIds()].map(({ network }) => walker.upload(network, makePdf())));
  const [real, unknown] = uploads.map(({ status, text }) => `${status} ${text}`);
  if (real !== unknown || uploads.some(({ status }) => status < 400))
    faults.push(`POST /files: the real is told from the unknown\n  ${real}\n  ${unknown}`);
  return faults;
}

const status = (answer = '[0]') => (JSON.parse(answer) as [number])[0];

/** The room as its owner finds it, to see that no stranger has touched it. */
export async function roomContents({ owner, facilitator, ids }: ClosedRoom): Promise<string> {
  const { network, challenge, withdrawn, regrettedMessage, resource, regrettedResource, consultation, meeting, place } =
    ids;
  const views: [Person, string, Record<string, unknown>][] = [
    [owner, 'network', { id: network }],
    [owner, 'challenge', { id: challenge }],
    [owner, 'challenge', { id: withdrawn }],
    [owner, 'chat', { networkId: network }],
    [owner, 'message', { id: regrettedMessage }],
    [facilitator, 'chat', { networkId: network }],
    [owner, 'resource', { id: resource }],
    [owner, 'resource', { id: regrettedResource }],
    [owner, 'draft', { networkId: network, place }],
    [facilitator, 'network', { id: network }],
    [owner, 'consultation', { id: consultation }],
    [owner, 'meeting', { id: meeting }],
  ];
  const parts: { text: string }[] = [];
  for (const [person, name, variables] of views)
    for (const query of queriesOf(name)) parts.push(await person.send({ query, variables }));
  // The probe reads small pages; later items are looked for here.
  const long = `query ($id: ID!, $challenge: ID!) {
    network(id: $id) { log(first: 100) { reason detail challengeTitle } }
    challenge(id: $challenge) { contributions(first: 100) { nodes { body } } }
    chat(networkId: $id) { messages(first: 100) { nodes { body } } }
  }`;
  parts.push(await facilitator.send({ query: long, variables: { id: network, challenge } }));
  return parts.map(({ text }) => text.replaceAll(/"serverTime":"[^"]+"/g, '')).join('\n');
}
