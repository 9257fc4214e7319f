import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { MailServer } from '../support/mail-server.js';
import { insertRoom, manyPeople } from '../support/many-people.js';
import { callMeeting, cancelMeeting } from '../support/meetings.js';
import { inDays } from '../support/network-lifecycle.js';
import { type Person, until } from '../support/person.js';
import { rounds as roundsOf } from '../support/rounds.js';
import { freePort, startServer, TestServer } from '../support/server.js';

const rounds = roundsOf(20, 1_000);
/** So many meetings at once, and a death of one of the two servers in the middle of them. */
const together = 20;

let server: TestServer;
let deliverers: [TestServer, TestServer];
let mailServer: MailServer;
let people: [Person, Person];
beforeAll(async () => {
  mailServer = await (await MailServer.prepare()).open();
  // A mail server that is slow, so that servers die while it takes something.
  mailServer.behaviour = { taken: () => new Promise((resolve) => setTimeout(resolve, Math.random() * 20)) };
  server = await startServer({ jobs: false });
  const env = {
    SMTP_URL: mailServer.url,
    KRETS_NOTICE_HOURS: 'always',
    KRETS_MAIL_RETRIES: Array(400).fill('0.3').join(),
  };
  deliverers = (await Promise.all(
    [1, 2].map(async () => {
      const one = new TestServer(server.database, await freePort(), { env });
      await one.start();
      return one;
    }),
  )) as typeof deliverers;
  people = (await manyPeople(server, 2)) as typeof people;
});
afterAll(async () => {
  for (const one of deliverers) await one.kill();
  await server.stop();
  await mailServer.close();
});

const due = () => server.database.asSuperuser('UPDATE meeting_invitations SET due_at = now() WHERE due_at IS NOT NULL');

it(`tells no calendar that a meeting is cancelled before that it is called, ${rounds} times over`, async () => {
  const [facilitator] = people;
  const meetings: string[] = [];
  for (let done = 0; done < rounds; done += together) {
    const called = await Promise.all(
      Array.from({ length: together }, async () => {
        const id = await insertRoom(server, [{ person: people[0], role: 'FACILITATOR' }, { person: people[1] }], 8);
        return callMeeting(facilitator, id, { day: inDays(9) });
      }),
    );
    meetings.push(...called);
    await due();
    const dies = deliverers[(done / together) % 2] as TestServer;
    await Promise.all([
      ...called.map(async (meeting) => {
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 6_000));
        await cancelMeeting(facilitator, meeting);
        await due();
      }),
      (async () => {
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 6_000));
        await dies.kill();
        await dies.start();
      })(),
    ]);
  }
  await until(
    async () =>
      (await server.database.asSuperuser('SELECT FROM meeting_invitations WHERE due_at IS NOT NULL')).length === 0 &&
      (await server.database.asSuperuser('SELECT FROM outgoing_mail')).length === 0,
  );
  let told = 0;
  for (const person of people) {
    const mails = mailServer.to(person.email).filter(({ calendar }) => calendar);
    for (const meeting of meetings) {
      const methods = mails
        .filter(({ calendar }) => calendar.includes(`UID:${meeting}`))
        .map(({ calendar }) => /METHOD:(\w+)/.exec(calendar)?.[1])
        // A second copy of what the mail server was taking when a server died is no other mail.
        .filter((method, n, all) => method !== all[n - 1]);
      expect([[], ['REQUEST', 'CANCEL']]).toContainEqual(methods);
      if (methods.length > 0) told++;
    }
  }
  expect(told).toBeGreaterThan(0);
});
