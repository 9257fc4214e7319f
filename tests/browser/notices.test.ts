import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { faultsInEveryTheme } from '../support/axe.js';
import { launchBrowser, openVisitor, type Visitor } from '../support/browser-pages.js';
import { TestConsultation } from '../support/consultation.js';
import { says } from '../support/consultation-in-browser.js';
import { MailServer } from '../support/mail-server.js';
import { createAdministrator, createNetwork, type TestNetwork } from '../support/networks.js';
import { type Person, until } from '../support/person.js';
import { freePort, startServer, TestServer } from '../support/server.js';

/** The others act here; the leader's browser and the mail come from the other server. */
let server: TestServer;
let site: TestServer;
let mailServer: MailServer;
let browser: Browser;
let visitor: Visitor;
let page: Page;
let room: TestNetwork;
let leader: Person;
let owner: Person;
let other: Person;
let challengeId: string;
let consultation: TestConsultation;

beforeAll(async () => {
  mailServer = await (await MailServer.prepare()).open();
  [server, browser] = await Promise.all([startServer({ jobs: false }), launchBrowser()]);
  site = new TestServer(server.database, await freePort(), {
    env: { SMTP_URL: mailServer.url, KRETS_NOTICE_HOURS: 'always', KRETS_API: 'web' },
  });
  await site.start();
  room = await createNetwork(await createAdministrator(server), 'Kanarirommet', 3);
  [leader, owner, other] = room.members as [Person, Person, Person];
  challengeId = (await owner.postChallenge(room.id, { title: 'Kanari i tittelen' })).id;
  visitor = await openVisitor(browser, site, {
    viewport: { width: 390, height: 844 },
    serviceWorkers: 'allow',
    isMobile: true,
    hasTouch: true,
  });
  page = visitor.page;
});
afterAll(async () => {
  await browser.close();
  await site.kill();
  await server.stop();
  await mailServer.close();
});

const waitingMails = () =>
  mailServer.to(leader.email).filter(({ subject }) => subject === 'Noko ventar på deg i Krets');
const tenMinutesPass = () =>
  server.database.asSuperuser(
    'UPDATE notices SET mail_at = now() WHERE person_id = $1 AND mail_at IS NOT NULL AND seen_at IS NULL',
    [leader.id],
  );
const unread = async () =>
  (
    await leader.ask<{ me: { unreadNotices: { kind: string }[] } }>('{ me { unreadNotices { kind } } }')
  ).me.unreadNotices.map(({ kind }) => kind);

describe('a leader with no tab open', () => {
  it('is asked to a consultation, gets one mail that tells nothing, and comes by it to the very place', async () => {
    const { proposeConsultation } = await owner.ask<{ proposeConsultation: { id: string } }>(
      'mutation ($input: ProposeConsultationInput!) { proposeConsultation(input: $input) { id } }',
      {
        input: {
          ...{ challengeId, clientId: randomUUID(), protocol: 'PEER_CONSULTATION', mode: 'ASYNC' },
          personIds: [leader.id, other.id, room.facilitator.id],
        },
      },
    );
    consultation = new TestConsultation(proposeConsultation.id, server);
    await tenMinutesPass();
    await until(() => waitingMails().length > 0);
    const [{ text, raw } = { text: '', raw: '' }, ...more] = waitingMails();
    expect(more).toEqual([]);
    expect(text).toMatch(/^Du er spurd om å vere med i ei kollegarettleiing\.\n\nSjå kva det er: http/);
    expect(text + raw).not.toMatch(/kanari|dømesen/i);

    await page.goto(/Sjå kva det er: (\S+)/.exec(text)?.[1] ?? '');
    await page.locator('input[name=email]').fill(leader.email);
    await page.keyboard.press('Enter');
    const code = async () => /Koden din er (\d{8})/.exec(mailServer.to(leader.email).at(-1)?.text ?? '')?.[1];
    await until(async () => (await code()) !== undefined);
    await page.locator('input[name=code]').fill((await code()) ?? '');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/consultations/${consultation.id}`);
    await page.getByRole('button', { name: 'Eg er med' }).click();
    await until(async () => !(await unread()).includes('CONSULTATION_INVITED'));
  });

  it('answers in time, and is not called again for what is done', async () => {
    for (const peer of [other, room.facilitator]) await consultation.does(peer, 'joinConsultation');
    await consultation.does(owner, 'startConsultation');
    await says(visitor, 'Innsjekk', 'Eg er her, frå toget.');
    // The page shows it before the server has it.
    const { phaseEndsAt, posts } = await until(async () => {
      const seen = await consultation.seenBy(leader);
      return seen.posts.nodes.length > 0 ? seen : null;
    });
    expect(posts.nodes.map(({ body }) => body)).toContain('Eg er her, frå toget.');
    expect(Date.parse(phaseEndsAt ?? '')).toBeGreaterThan(Date.now());
    await until(async () => (await unread()).every((kind) => kind !== 'PHASE_OPENED'));
    expect(waitingMails()).toHaveLength(1);
  });

  it('mutes the thread, and finds in the app alone that somebody names them in it', async () => {
    await page.goto(`/challenges/${challengeId}`);
    const choices = page
      .getByRole('group', { name: 'Varsel frå tråden' })
      .or(page.getByRole('radiogroup', { name: 'Varsel frå tråden' }));
    await choices.getByText('Demp').click();
    await until(
      async () =>
        (await server.database.asSuperuser("SELECT FROM thread_notice_choices WHERE choice = 'MUTE'")).length === 1,
    );
    await page.goto('/notices');
    await owner.contribute(challengeId, 'Kva seier du?', { mentions: [room.seatOf.get(leader)] });
    await owner.contribute(challengeId, 'Og de andre?');
    await page.getByRole('link', { name: 'Du er nemnd' }).waitFor();
    expect((await unread()).filter((kind) => ['ANSWER', 'REPLY', 'FOLLOWED'].includes(kind))).toEqual([]);
    await tenMinutesPass();
    const decided = 'SELECT FROM notices WHERE person_id = $1 AND mail_at IS NOT NULL AND seen_at IS NULL';
    await until(async () => (await server.database.asSuperuser(decided, [leader.id])).length === 0);
    expect(waitingMails()).toHaveLength(1);
  });

  it('stops such mail by the one click of their mail program, and is offered it back in the app', async () => {
    const raw = (waitingMails()[0]?.raw ?? '').replaceAll(/\r\n[ \t]+/g, ' ');
    const answer = await fetch(/^List-Unsubscribe: <(.+)>\r$/m.exec(raw)?.[1] ?? '', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    });
    expect(answer.status).toBe(200);
    await page.goto('/notices');
    await page.getByText('Du får ikkje e-post når noko ventar på deg.').waitFor();
    expect(await faultsInEveryTheme(page)).toEqual([]);
    await page.getByRole('button', { name: 'Slå på igjen' }).click();
    await page.getByText('Du får ikkje e-post når noko ventar på deg.').waitFor({ state: 'detached' });
    const [account] = await leader
      .ask<{ noticeChoices: { waitingMail: boolean } }>('{ noticeChoices { waitingMail } }')
      .then(({ noticeChoices }) => [noticeChoices]);
    expect(account?.waitingMail).toBe(true);
    expect(visitor.faults).toEqual([]);
  });

  it('has Krets on the phone, is told calmly when there is no connection, and leaves nothing there', async () => {
    await page.goto(`/challenges/${challengeId}`);
    await page.locator('.contribution').first().waitFor();
    const devTools = await visitor.context.newCDPSession(page);
    const { errors, data } = await devTools.send('Page.getAppManifest');
    expect([errors, JSON.parse(data ?? '').display]).toEqual([[], 'standalone']);
    await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated', undefined, {
      polling: 100,
    });
    await site.kill();
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Du er utan nett' }).waitFor();
    await site.start();
    await page.getByRole('button', { name: 'Prøv igjen' }).click();
    await page.locator('.contribution').first().waitFor();

    await page.goto('/profile');
    await page.getByRole('button', { name: 'Logg ut', exact: true }).click();
    await page.waitForURL(/sign-in|\/$/);
    await page.waitForFunction(
      async () => (await caches.keys()).length === 0 && (await navigator.serviceWorker.getRegistrations()).length === 0,
      undefined,
      { polling: 100 },
    );
    const left = await page.evaluate(async () => ({
      databases: await indexedDB.databases(),
      stored: [...Object.entries(localStorage), ...Object.entries(sessionStorage)],
    }));
    expect(left.databases).toEqual([]);
    const all = JSON.stringify([left.stored, await visitor.context.cookies()]);
    for (const word of ['Kanari', 'Dømesen', leader.email, leader.id, room.id, challengeId, consultation.id])
      expect(all).not.toContain(word);
  });
});
