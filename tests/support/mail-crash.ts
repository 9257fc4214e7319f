import { greylisting, MailServer } from './mail-server.js';
import { enqueueMails, someMails, waitForMails, waiting } from './outgoing-mail.js';
import { until } from './person.js';
import { startServer } from './server.js';

const addresses = ['ein', 'to', 'tre', 'fire', 'fem'].map((name) => `${name}@example.org`);

/**
 * Twenty letters of all kinds to five people. The mail server is down at first, then turns everybody away once, and is
 * slow; our server is killed again and again meanwhile.
 * @returns how many letters came more than once
 */
export async function killWhileDelivering(rounds: number): Promise<number> {
  const mailServer = await MailServer.prepare();
  const server = await startServer({
    env: { SMTP_URL: mailServer.url, KRETS_MAIL_RETRIES: Array(400).fill('0.3').join() },
  });
  const { mails, marks } = someMails(20, addresses);
  await enqueueMails(server.database, mails);
  await until(async () => (await waiting(server.database)).some(({ attempts }) => attempts > 0));
  mailServer.behaviour = {
    recipient: greylisting(),
    taken: () => new Promise((resolve) => setTimeout(resolve, 50 + Math.random() * 100)),
  };
  await mailServer.open();
  for (let round = 0; round < rounds; round++) {
    // Each time a little further on: before it looks, while it sends, after some have been taken.
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 600));
    await server.kill();
    await server.start();
  }
  await waitForMails(mailServer, mails, marks, 60_000);
  await until(async () => (await waiting(server.database)).length === 0);
  const ids = mailServer.received.map(({ id }) => id);
  if (new Set(ids).size !== mails.length)
    throw new Error(`${new Set(ids).size} Message-IDs for ${mails.length} letters.`);
  await server.stop();
  await mailServer.close();
  return ids.length - mails.length;
}
