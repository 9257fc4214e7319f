import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { callMeeting, comes } from '../support/meetings.js';
import { inDays } from '../support/network-lifecycle.js';
import {
  createAdministrator,
  createNetwork,
  createPerson,
  joinNetwork,
  type TestNetwork,
} from '../support/networks.js';
import { type Person, until } from '../support/person.js';
import { type Device, PushServer } from '../support/push-server.js';
import { startServer, type TestServer } from '../support/server.js';

type Choices = { serverKey: string | null; devices: { id: string; current: boolean; fingerprint: string | null }[] };

let pushServer: PushServer;
let server: TestServer;
let administrator: Person;
let room: TestNetwork;
beforeAll(async () => {
  pushServer = await PushServer.open();
  const env = {
    KRETS_PUSH_SERVERS: pushServer.origin,
    KRETS_NOTICE_HOURS: 'always',
    KRETS_CONTACT: 'hjelp@example.org',
  };
  server = await startServer({ jobs: true, env });
  administrator = await createAdministrator(server);
  room = await createNetwork(administrator, 'Kanarirommet', 2);
  pushServer.serverKey = (await choices(administrator)).serverKey ?? '';
});
afterAll(async () => {
  await server.stop();
  await pushServer.close();
});

const fields = '{ serverKey devices { id current fingerprint } }';
const choices = async (person: Person) =>
  (await person.ask<{ pushChoices: Choices }>(`{ pushChoices ${fields} }`)).pushChoices;
const receive = (person: Person, input: object) =>
  person.ask(`mutation ($input: ReceivePushesInput!) { receivePushes(input: $input) ${fields} }`, { input });
async function subscribe(person: Person): Promise<Device> {
  const device = pushServer.device();
  await receive(person, device.subscription(pushServer.serverKey));
  return device;
}
async function member(network: TestNetwork): Promise<Person> {
  const person = await createPerson(server);
  await joinNetwork(network, person);
  return person;
}
const stored = async (person: Person) =>
  (
    await server.database.asSuperuser<{ failures: number; waits: boolean; later: boolean }>(
      `SELECT failures, due_at IS NOT NULL AS waits, due_at > now() + interval '9 minutes' AS later
       FROM push_subscriptions WHERE person_id = $1`,
      [person.id],
    )
  )[0];
/** Everybody is mentioned in the chat, and ten minutes pass. */
async function mention(network: TestNetwork, people: Person[]): Promise<void> {
  await network.facilitator.ask('mutation ($input: PostMessageInput!) { postMessage(input: $input) { id } }', {
    input: {
      ...{ networkId: network.id, clientId: crypto.randomUUID(), body: 'Kva trur Kanari?', lang: 'nn' },
      mentions: people.map((person) => network.seatOf.get(person)),
    },
  });
}
const tenMinutesPass = (people: Person[]) =>
  server.database.asSuperuser('UPDATE notices SET push_at = now() WHERE person_id = ANY ($1) AND push_at IS NOT NULL', [
    people.map(({ id }) => id),
  ]);

describe('a push', () => {
  it('comes to each device, says nothing, and what fails is tried again, given up or removed as its server answers', async () => {
    const other = await createNetwork(administrator, 'Det andre Kanarirommet', 0);
    const fine = await Promise.all([1, 2, 3, 4].map(() => member(room)));
    const [reader, leaver, absent, gone, unknown, refused, busy] = (await Promise.all(
      [1, 2, 3, 4, 5, 6, 7].map(() => member(other)),
    )) as [Person, Person, Person, Person, Person, Person, Person];
    const all = [...fine, reader, leaver, absent, gone, unknown, refused, busy];
    const devices = await Promise.all(all.map(subscribe));
    const of = (person: Person) => devices[all.indexOf(person)] as Device;
    for (const [person, answer] of [
      [gone, 410],
      [unknown, 404],
      [refused, 403],
      [busy, 429],
    ] as const)
      of(person).answer = answer;
    await mention(room, fine);
    await mention(other, all.slice(fine.length));
    // Read in time, left, and silent: nothing comes.
    await reader.ask('mutation ($until: DateTime!) { markAllNoticesRead(until: $until) { id } }', {
      until: new Date().toISOString(),
    });
    await leaver.ask('mutation ($id: ID!) { leaveNetwork(networkId: $id) }', { id: other.id });
    await absent.ask('mutation ($input: ChooseRoomNoticesInput!) { chooseRoomNotices(input: $input) { digest } }', {
      input: { networkId: other.id, level: 'SILENT', threadsToo: false },
    });
    await tenMinutesPass(all);
    await until(async () => fine.every((one) => of(one).received.length > 0) && (await stored(busy))?.failures === 1);
    await until(async () => !(await stored(gone)) && !(await stored(unknown)) && !(await stored(refused)));
    // The server writes down what it has sent after the device has it.
    await until(async () => (await Promise.all(fine.map(stored))).every((one) => one?.waits === false));

    expect(pushServer.faults).toEqual([]);
    for (const one of fine) {
      expect(of(one).received).toEqual([
        {
          ...{ text: '{"kind":"WAITING","language":"nn"}'.padEnd(64), bytes: 64 },
          ...{ ttl: '14400', topic: 'krets', urgency: 'normal', claims: { sub: 'mailto:hjelp@example.org' } },
        },
      ]);
      expect(await stored(one)).toEqual({ failures: 0, waits: false, later: null });
    }
    for (const one of [reader, leaver, absent]) expect(of(one).asked).toBe(0);
    // As late as its server asks, and not at all if it is read by then.
    expect(await stored(busy)).toEqual({ failures: 1, waits: true, later: true });
    await server.database.asSuperuser(
      'UPDATE push_subscriptions SET failures = 19, due_at = now() WHERE person_id = $1',
      [busy.id],
    );
    await server.database.asSuperuser('UPDATE push_subscriptions SET due_at = now() WHERE person_id = $1', [reader.id]);
    await until(async () => !(await stored(busy)) && (await stored(reader))?.waits === false);
    expect([of(busy).asked, of(reader).asked]).toEqual([2, 0]);

    // All are refused: it is our fault, and no device is removed.
    for (const one of fine) of(one).answer = 403;
    await server.database.asSuperuser('UPDATE push_subscriptions SET due_at = now() WHERE person_id = ANY ($1)', [
      fine.map(({ id }) => id),
    ]);
    await until(() => fine.every((one) => of(one).asked === 2));
    await until(() => server.output.includes('No device is removed'));
    await until(async () => (await stored(fine[0] as Person))?.waits === false);
    for (const one of fine) expect(await stored(one)).toMatchObject({ failures: 0 });
    expect(server.output).not.toContain('/push/');
  });
});

it('half an hour before a meeting says that it begins soon, and only for half an hour', async () => {
  const network = await createNetwork(administrator, 'Kanarimøtet', 0);
  const person = await member(network);
  const device = await subscribe(person);
  const meeting = await callMeeting(network.facilitator, network.id, { day: inDays(2) });
  await server.database.asSuperuser('UPDATE notices SET push_at = NULL WHERE person_id = $1', [person.id]);
  await comes(server, meeting, "starts_at - interval '29 minutes'");
  await until(() => device.received.length > 0);
  expect(device.received).toMatchObject([
    { text: '{"kind":"MEETING_SOON","language":"nn"}'.padEnd(64), bytes: 64, ttl: '1800', topic: 'krets' },
  ]);
});

describe('what administrators see', () => {
  type Figure = { channel: string; late: number; lateSince: string | null; retried: number; givenUp: number };
  const figures = async () =>
    Object.fromEntries(
      (
        await administrator.ask<{ deliveries: Figure[] }>('{ deliveries { channel late lateSince retried givenUp } }')
      ).deliveries.map(({ channel, ...figure }) => [channel, figure]),
    );

  it('is how many pushes failed and what is late, by kind; nobody else sees it', async () => {
    // Gone, unknown, refused and failed for the twentieth time; the four refused at once. One was tried again.
    expect((await figures()).PUSH).toEqual({ late: 0, lateSince: null, retried: 1, givenUp: 8 });
    const since = '2026-01-05T08:00:00.000Z';
    await server.database.asSuperuser(
      `INSERT INTO outgoing_mail (id, kind, recipient, payload, attempts, created_at, next_attempt_at)
       SELECT gen_random_uuid(), kind, 'x', '', attempts, $1::timestamptz, now() + interval '1 hour'
       FROM (VALUES ('DIGEST', 0), ('INVITATION', 1), ('MEETING_MOVED', 0), ('ROOM_COPIED', 0)) m (kind, attempts)`,
      [since],
    );
    await server.database.asSuperuser(
      `INSERT INTO outgoing_mail (id, kind, state, attempts, ended_at) VALUES (gen_random_uuid(), 'WAITING', 'UNDELIVERABLE', 3, now())`,
    );
    const waits = { late: 1, lateSince: since, retried: 0, givenUp: 0 };
    const none = { late: 0, lateSince: null, retried: 0, givenUp: 0 };
    expect(await figures()).toMatchObject({
      NOTICE: { ...none, givenUp: 1 },
      DIGEST: waits,
      INVITATION: { ...none, retried: 1 },
      MEETING: waits,
      OTHER: waits,
    });
    for (const one of [room.facilitator, room.members[0] as Person])
      await expect(one.ask('{ deliveries { channel } }')).rejects.toThrow('NOT_FOUND');
    await server.database.asSuperuser(`DELETE FROM outgoing_mail WHERE recipient = 'x'`);
  });
});

describe('a device', () => {
  it('is the own of one person and one session, and ends with it', async () => {
    const [anne, bjorn] = room.members as [Person, Person];
    const first = await subscribe(anne);
    expect((await choices(anne)).devices).toEqual([
      { id: expect.any(String), current: true, fingerprint: first.fingerprint },
    ]);
    // Its browser has got another address.
    const second = await subscribe(anne);
    expect((await choices(anne)).devices.map(({ fingerprint }) => fingerprint)).toEqual([second.fingerprint]);
    // Another has signed in in the same browser.
    await receive(bjorn, second.subscription(pushServer.serverKey));
    expect((await choices(anne)).devices).toEqual([]);
    const [{ id = '' } = {}] = (await choices(bjorn)).devices;
    const stop = 'mutation ($id: ID!) { stopPushes(id: $id) { serverKey } }';
    await expect(anne.ask(stop, { id })).rejects.toThrow('NOT_FOUND');
    await bjorn.ask(stop, { id });
    expect((await choices(bjorn)).devices).toEqual([]);

    await subscribe(anne);
    await subscribe(bjorn);
    expect(await stored(anne)).toBeDefined();
    await anne.ask('mutation { signOut }');
    await bjorn.prove();
    await bjorn.ask('mutation { deleteAccount(words: TAKE_OUT) }');
    expect([await stored(anne), await stored(bjorn)]).toEqual([undefined, undefined]);
  });

  it('is refused at any server but those of the browsers, and with a key that is not the present one', async () => {
    const person = await createPerson(server);
    const given = pushServer.device().subscription(pushServer.serverKey);
    for (const endpoint of [
      'https://example.org/push/x',
      'http://fcm.googleapis.com/fcm/send/x',
      'https://fcm.googleapis.com.example.org/x',
      'https://user@fcm.googleapis.com/x',
      'https://fcm.googleapis.com:8443/x',
      'http://169.254.169.254/latest',
      'http://127.0.0.1:1/push/x',
    ])
      await expect(receive(person, { ...given, endpoint })).rejects.toThrow('BAD_INPUT');
    await expect(receive(person, { ...given, serverKey: given.p256dh })).rejects.toThrow('BAD_INPUT');
    await expect(receive(person, { ...given, auth: 'x' })).rejects.toThrow('BAD_INPUT');
    for (const endpoint of [
      'https://fcm.googleapis.com/fcm/send/x',
      'https://updates.push.services.mozilla.com/wpush/v2/x',
      'https://web.push.apple.com/x',
      'https://wns2-par02p.notify.windows.com/w/?token=x',
    ])
      await receive(person, { ...given, endpoint });
    expect((await choices(person)).devices).toHaveLength(1);
  });
});
