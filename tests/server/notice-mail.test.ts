import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { noticeEmail } from '@krets/server/dist/notices/notice.email.js';
import type { NoticeKind } from '@krets/server/dist/notices/notice-rules.js';
import { compose } from '@krets/server/dist/platform/email/compose.js';
import { postMessage } from '../support/chat.js';
import { createConsultation, type TestConsultation } from '../support/consultation.js';
import { MailServer } from '../support/mail-server.js';
import { answerMeeting, callMeeting, cancelMeeting } from '../support/meetings.js';
import { goOnLeave } from '../support/mixed-room.js';
import { inStage } from '../support/network-lifecycle.js';
import {
  createAdministrator,
  createNetwork,
  createPerson,
  joinNetwork,
  type TestNetwork,
} from '../support/networks.js';
import { type Line, table } from '../support/notice-table.js';
import { waiting } from '../support/outgoing-mail.js';
import { type Person, until } from '../support/person.js';
import { freePort, startServer, TestServer } from '../support/server.js';

/** Signs people in and takes their requests; the other server delivers the mail. */
let server: TestServer;
let deliverer: TestServer;
let mailServer: MailServer;
let administrator: Person;
beforeAll(async () => {
  mailServer = await (await MailServer.prepare()).open();
  server = await startServer({ jobs: false });
  deliverer = new TestServer(server.database, await freePort(), {
    env: { SMTP_URL: mailServer.url, KRETS_NOTICE_HOURS: 'always' },
  });
  await deliverer.start();
  administrator = await createAdministrator(server);
});
afterAll(async () => {
  await deliverer.kill();
  await server.stop();
  await mailServer.close();
});

const room = (name: string, members: number) => createNetwork(administrator, name, members);
const everybodyIn = ({ facilitator, members }: TestNetwork) => [facilitator, ...members];
const mailsTo = ({ email }: Person) =>
  mailServer.to(email).filter(({ subject }) => subject === 'Noko ventar på deg i Krets');
/** The mails to each of these people, and what they say before the link. */
const wordsTo = (people: Person[]) =>
  people.map((person) => mailsTo(person).map(({ text }) => text.split('\n\nSjå kva det er:')[0]));

/** As if that much time had passed since they were told and since they had mail. */
async function pass(minutes: number, people: Person[]): Promise<void> {
  for (const { id } of people) {
    await server.database.asSuperuser(
      `UPDATE notices SET created_at = created_at - make_interval(mins => $2), mail_at = mail_at - make_interval(mins => $2) WHERE person_id = $1`,
      [id, minutes],
    );
    await server.database.asSuperuser(
      `WITH me AS MATERIALIZED (SELECT set_config('app.person_id', $1, true) AS id)
       UPDATE accounts SET recent_mails = ARRAY(SELECT at - make_interval(mins => $2) FROM unnest(recent_mails) at) FROM me WHERE person_id = me.id::uuid`,
      [id, minutes],
    );
  }
  await until(async () => {
    const due = `SELECT FROM notices WHERE mail_at <= now() AND seen_at IS NULL UNION ALL SELECT FROM outgoing_mail`;
    return (await server.database.asSuperuser(due)).length === 0;
  }, 20_000);
}

describe('what waits is sent by mail', () => {
  it('at most once an hour, however much comes', async () => {
    const here = await room('Mange svar', 2);
    const [owner, peer] = here.members as [Person, Person];
    const { id } = await owner.postChallenge(here.id);
    for (let n = 0; n < 50; n++) await peer.contribute(id, `Svar ${n}`);
    // Over an hour, the last one now.
    await server.database.asSuperuser(
      `UPDATE notices n SET created_at = now() - make_interval(mins => o.ago), mail_at = now() + make_interval(mins => 10 - o.ago)
       FROM (SELECT id, 60 * (row_number() OVER (ORDER BY seq DESC) - 1)::int / 49 AS ago FROM notices WHERE person_id = $1 AND kind = 'ANSWER') o WHERE o.id = n.id`,
      [owner.id],
    );
    await pass(0, [owner]);
    expect(mailsTo(owner)).toHaveLength(1);
    await pass(10, [owner]);
    expect(mailsTo(owner)).toHaveLength(1);
    // What came after it is in the next one, and nothing twice.
    await pass(60, [owner]);
    const counted = mailsTo(owner).map(({ text }) => Number(/Du har fått (\d+) svar/.exec(text)?.[1]));
    expect([counted.length, counted.reduce((a, b) => a + b, 0)]).toEqual([2, 50]);
  });

  it('not to who has read it, left, gone on leave or may not read it any more, and not from a paused room', async () => {
    const [here, paused] = [await room('Nokre svar', 5), await room('På pause', 2)];
    const [reader, leaver, away, excluded, stays] = here.members as [Person, Person, Person, Person, Person];
    for (const owner of here.members)
      await here.facilitator.contribute((await owner.postChallenge(here.id)).id, 'Eit svar');
    const [resting] = paused.members as [Person];
    await paused.facilitator.contribute((await resting.postChallenge(paused.id)).id, 'Eit svar');
    await reader.ask('mutation ($until: DateTime!) { markAllNoticesRead(until: $until) { id } }', {
      until: new Date().toISOString(),
    });
    await leaver.ask('mutation ($id: ID!) { leaveNetwork(networkId: $id) }', { id: here.id });
    await goOnLeave(away, here.id);
    await server.database.asSuperuser(
      'UPDATE challenges SET hidden_from_orgnr = (SELECT orgnr FROM seats WHERE id = $2) WHERE owner_id = $1',
      [excluded.id, here.seatOf.get(excluded)],
    );
    await server.database.asSuperuser('UPDATE challenges SET owner_id = $2 WHERE owner_id = $1', [
      excluded.id,
      here.facilitator.id,
    ]);
    await inStage(server, paused.id, 'PAUSED');
    await pass(11, [...here.members, resting]);
    expect([reader, leaver, away, excluded, resting, stays].map((one) => mailsTo(one).length)).toEqual([
      0, 0, 0, 0, 0, 1,
    ]);
  });
});

describe('a digest', () => {
  const digestsTo = ({ email }: Person) =>
    mailServer.to(email).filter(({ subject }) => subject === 'Krets: det som ventar på deg denne veka');
  async function monday(people: Person[]): Promise<void> {
    const ids = people.map(({ id }) => id);
    const due = 'SELECT FROM accounts WHERE person_id = ANY ($1) AND (digest_at IS NULL OR digest_at <= now())';
    const done = async () =>
      (await server.database.asSuperuser(due, [ids])).length + (await waiting(server.database)).length === 0;
    // The first time is only noted.
    await until(done);
    for (const id of ids)
      await server.database.asSuperuser(
        `WITH me AS MATERIALIZED (SELECT set_config('app.person_id', $1, true) AS id)
         UPDATE accounts SET digest_at = now() FROM me WHERE person_id = me.id::uuid`,
        [id],
      );
    await until(done);
  }

  it('tells the next meeting, and comes for it alone until one has answered', async () => {
    const here = await room('Neste møte', 3);
    const people = here.members as [Person, Person, Person];
    const [asked, answered, silent] = people;
    const id = await callMeeting(here.facilitator, here.id);
    await answerMeeting(answered, id, 'YES');
    await silent.ask('mutation ($input: ChooseRoomNoticesInput!) { chooseRoomNotices(input: $input) { digest } }', {
      input: { networkId: here.id, level: 'SILENT', threadsToo: false },
    });
    await server.database.asSuperuser('UPDATE notices SET seen_at = now() WHERE network_id = $1', [here.id]);
    await monday(people);
    expect(people.map((one) => digestsTo(one).length)).toEqual([1, 0, 0]);
    expect(digestsTo(asked)[0]?.text).toMatch(
      /Neste møte er \p{L}+dag \d+\. \p{L}+ kl\. \d\d\.\d\d norsk tid\. Du har ikkje svara enno om du kjem\.\n/u,
    );
    await here.facilitator.postChallenge(here.id);
    await monday(people);
    expect(people.map((one) => digestsTo(one).length)).toEqual([2, 1, 0]);
    expect(digestsTo(answered)[0]?.text).toMatch(/Neste møte er .+ Du har svara om du kjem\.\n\nÉi ny utfordring/u);
  });
});

describe('a consultation', () => {
  it('calls those whose turn it is, by the same rules as all else, until the phase ends', async () => {
    const here = await room('Rettleiing', 6);
    const [owner, posted, muted, silent, late, facilitator] = here.members as [
      Person,
      Person,
      Person,
      Person,
      Person,
      Person,
    ];
    const peers = [posted, muted, silent, late, facilitator];
    const { id } = await owner.postChallenge(here.id);
    const choose = 'mutation ($input: ChooseRoomNoticesInput!) { chooseRoomNotices(input: $input) { digest } }';
    await silent.ask(choose, { input: { networkId: here.id, level: 'SILENT', threadsToo: false } });
    const consultation: TestConsultation = await createConsultation(owner, id, peers, {
      mode: 'ASYNC',
      facilitator,
      start: false,
    });
    // They came in by the page, and have read that they were asked.
    await server.database.asSuperuser('UPDATE notices SET seen_at = now() WHERE network_id = $1', [here.id]);
    await muted.ask('mutation ($input: ChooseThreadNoticesInput!) { chooseThreadNotices(input: $input) { digest } }', {
      input: { challengeId: id, choice: 'MUTE' },
    });
    await consultation.does(owner, 'startConsultation');
    await consultation.says(posted, 'CHECK_IN', 'Eg er her');
    await pass(11, everybodyIn(here));
    const turn =
      /^Det er din tur i ei kollegarettleiing \(til \p{L}+dag \d+\. \p{L}+ kl\. \d\d\.\d\d norsk tid\)\. Du kan òg stå over\.$/u;
    expect(wordsTo([late])).toEqual([[expect.stringMatching(turn)]]);
    expect(wordsTo([posted, muted, silent, facilitator])).toEqual([[], [], [], []]);
    // Half the time passes within the hour; what is held joins what comes then.
    await consultation.dueNow('half');
    await until(async () => (await unread(late)).includes('PHASE_HALF'));
    await pass(11, everybodyIn(here));
    expect(mailsTo(late)).toHaveLength(1);
    await consultation.dueNow('nearly');
    await until(async () => (await unread(late)).includes('PHASE_NEARLY'));
    await pass(60, everybodyIn(here));
    expect(wordsTo([late])).toEqual([[expect.stringMatching(turn), expect.stringMatching(turn)]]);
    expect(wordsTo([posted, muted, silent, facilitator])).toEqual([[], [], [], []]);
  });
});

describe('a room in which each member has chosen otherwise', () => {
  it('tells them what the table says, in the app and in one mail', async () => {
    const here = await room('Val', 6);
    const { facilitator } = here;
    const choices = ['ALL', 'WAITING', 'DIGEST', 'SILENT', 'FOLLOW', 'MUTE'] as const;
    const of = (choice: string) => here.members[choices.indexOf(choice as 'ALL')] as Person;
    const chooseThread = (choice: 'FOLLOW' | 'MUTE', challengeId: string) =>
      of(choice).ask('mutation ($input: ChooseThreadNoticesInput!) { chooseThreadNotices(input: $input) { digest } }', {
        input: { challengeId, choice },
      });
    for (const level of ['ALL', 'DIGEST', 'SILENT'])
      await of(level).ask(
        'mutation ($input: ChooseRoomNoticesInput!) { chooseRoomNotices(input: $input) { digest } }',
        {
          input: { networkId: here.id, level, threadsToo: false },
        },
      );
    await server.database.asSuperuser('DELETE FROM notices WHERE network_id = $1', [here.id]);
    const { id } = await facilitator.postChallenge(here.id);
    for (const choice of ['FOLLOW', 'MUTE'] as const) await chooseThread(choice, id);
    const mentions = here.members.map((one) => here.seatOf.get(one));
    await facilitator.contribute(id, 'Til alle', { mentions });
    for (const [index, member] of here.members.entries()) {
      const own = await member.postChallenge(here.id);
      if (index > 3) await chooseThread(choices[index] as 'FOLLOW' | 'MUTE', own.id);
      await facilitator.contribute(own.id, 'Eit svar');
      const question = await member.contribute(id, 'Noko eg lurer på');
      await facilitator.contribute(id, 'Til deg', { parentId: question.id, kind: 'REPLY' });
    }
    await postMessage(facilitator, here.id, 'Til alle', { mentions });
    await facilitator.addResource(here.id);
    await joinNetwork(here, await createPerson(server));
    await createConsultation(facilitator, id, [], { start: false }).then((consultation) =>
      consultation.with(facilitator, 'askToTakePart', 'AskToTakePartInput', {
        personIds: here.members.slice(0, 6).map((one) => one.id),
      }),
    );
    await cancelMeeting(facilitator, await callMeeting(facilitator, here.id));

    const exercised = [
      ...['NEW_THREAD', 'FOLLOWED', 'MENTIONED', 'ANSWER', 'REPLY', 'NEW_RESOURCE', 'NEW_MEMBER'],
      ...['CONSULTATION_INVITED', 'MEETING_CALLED', 'MEETING_CANCELLED'],
    ] as NoticeKind[];
    // The chat has no thread to mute: what is of a thread comes last, and holds.
    const lines = Object.assign({}, ...Object.values(table).reverse()) as Record<NoticeKind, Line>;
    await pass(11, here.members);
    for (const choice of choices) {
      const own = choice === 'FOLLOW' || choice === 'MUTE';
      const where = (kind: NoticeKind, thread: string | null) =>
        (lines[kind][(thread as 'MUTE' | null) ?? (own ? 'WAITING' : choice)] ?? '').split(' ');
      const rows = await server.database.asSuperuser<{ kind: NoticeKind; thread: string | null; read: boolean }>(
        `SELECT n.kind, t.choice AS thread, n.seen_at IS NOT NULL AS read FROM notices n LEFT JOIN thread_notice_choices t USING (person_id, challenge_id)
         WHERE n.person_id = $1 AND n.network_id = $2`,
        [of(choice).id, here.id],
      );
      // A thread is new before it is muted or followed.
      const inApp = exercised.filter((kind) =>
        where(kind, own && lines[kind].FOLLOW !== undefined && kind !== 'NEW_THREAD' ? choice : null).includes('app'),
      );
      const expected = new Set([...inApp, ...(choice === 'MUTE' ? ['MENTIONED'] : [])]);
      expect([choice, [...new Set(rows.map(({ kind }) => kind))].sort()]).toEqual([choice, [...expected].sort()]);
      const mailed = rows.filter(
        ({ kind, thread, read }) => !read && where(kind, thread).includes('mail') && !kind.startsWith('MEETING'),
      );
      const mail = noticeEmail(
        'WAITING',
        of(choice).email,
        'nn',
        't'.repeat(96),
        mailed.map(({ kind }) => ({ kind, until: null })),
      );
      const words = compose(mail, 'https://krets.example.org').text.split('\n\nSjå kva det er:')[0];
      expect([choice, ...wordsTo([of(choice)])]).toEqual([choice, mailed.length > 0 ? [words] : []]);
    }
  });
});

const unread = async (person: Person) =>
  (
    await person.ask<{ me: { unreadNotices: { kind: string }[] } }>('{ me { unreadNotices { kind } } }')
  ).me.unreadNotices.map(({ kind }) => kind);
