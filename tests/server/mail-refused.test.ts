import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SMTPServer } from 'smtp-server';
import { createAdministrator, createNetwork } from '../support/networks.js';
import { Person, until } from '../support/person.js';
import { freePort, startServer, TestServer } from '../support/server.js';

let server: TestServer;
let mailing: TestServer;
let post: SMTPServer;
const taken: string[] = [];

/** Names the unknown recipient in its refusal, as large mail servers do. */
const refusesUnknown = () =>
  new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _session, done) {
      if (address.startsWith('ukjend')) return done(new Error(`5.1.1 <${address}> is unknown here`));
      taken.push(address);
      done();
    },
    onData(stream, _session, done) {
      stream.resume().on('end', () => done());
    },
  });

beforeAll(async () => {
  server = await startServer({ jobs: false });
  post = refusesUnknown();
  const port = await freePort();
  await new Promise<void>((resolve) => post.listen(port, '127.0.0.1', () => resolve()));
  mailing = new TestServer(server.database, await freePort(), { env: { SMTP_URL: `smtp://127.0.0.1:${port}` } });
  await mailing.start();
});
afterAll(async () => {
  await mailing.kill();
  await server.stop();
  await new Promise<void>((resolve) => post.close(() => resolve()));
});

const askCode = (email: string) =>
  new Person(mailing, email).ask(`mutation ($email: String!) { requestSignInCode(email: $email, language: nn) }`, {
    email,
  });

describe('mail that is refused', () => {
  it('does not tell whoever asks for a code which addresses exist', async () => {
    expect(await askCode('ukjend@example.org')).toEqual(await askCode('kjend@example.org'));
    await until(() => mailing.output.includes('A mail was not sent'));
    expect(mailing.output).not.toContain('ukjend');
  });

  it('does not undo an invitation, whose link is shown all the same', async () => {
    const { facilitator, id } = await createNetwork(await createAdministrator(server), 'Rommet', 1);
    const there = new Person(mailing, facilitator.email, facilitator.cookie);
    const made = await there.ask<{ invite: { link: string } }>(
      'mutation ($input: InviteInput!) { invite(input: $input) { link } }',
      { input: { networkId: id, role: 'MEMBER', email: 'ukjend.ven@example.org' } },
    );
    expect(made.invite.link).toContain('/invitation#');
  });
});
