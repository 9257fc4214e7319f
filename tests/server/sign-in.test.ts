import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { limits } from '@krets/shared/limits';
import { SMTPServer } from 'smtp-server';
import { createPerson } from '../support/networks.js';
import { Person, type Refused, until } from '../support/person.js';
import { freePort, startServer, type TestServer } from '../support/server.js';

const request = 'mutation ($email: String!) { requestSignInCode(email: $email, language: nn) }';
const signIn = 'mutation ($email: String!, $code: String!) { signIn(email: $email, code: $code) { id } }';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

describe('signing in', () => {
  it('takes a code that can be used once', async () => {
    const email = 'eingong@example.org';
    const person = await new Person(server, email).signIn();
    const code = await server.codeFor(email);
    await expect(person.ask(signIn, { email, code })).rejects.toMatchObject({
      fields: [{ field: 'code', rule: 'wrong' }],
    });
    const { me } = await person.ask<{ me: { email: string; profileComplete: boolean } }>(
      '{ me { email profileComplete } }',
    );
    expect(me).toEqual({ email, profileComplete: false });
  });

  it('takes an address in any of its forms, and the code within what is pasted', async () => {
    const forms: [string, string][] = [
      ['åsa.test@example.org', 'A\u030asa.Test@example.org'],
      ['kari@xn--blbr-roah.no', 'Kari Nordmann <kari\u200b@blåbær.no>;'],
    ];
    for (const [stored, typed] of forms) {
      const first = await new Person(server, stored).signIn();
      const later = new Person(server, typed);
      const before = server.output.length;
      await later.ask(request, { email: typed });
      await until(() => server.output.slice(before).includes(`Mail to ${stored}`));
      const code = await server.codeFor(stored);
      const none = later.ask(signIn, { email: typed, code: 'Koden din er' });
      await expect(none).rejects.toMatchObject({ fields: [{ field: 'code', rule: 'wrong' }] });
      const pasted = `\u200bKoden din er ${code.slice(0, 4)}-${code.slice(4)}.`;
      expect(await later.ask(signIn, { email: typed, code: pasted })).toEqual({ signIn: { id: first.id } });
    }
    for (const email of ['Kari <a@example.org>; Ola <b@example.org>', '\u200b@example.org', 'kari@\u200b'])
      await expect(new Person(server, email).ask(request, { email })).rejects.toMatchObject({
        fields: [{ field: 'email', rule: 'email' }],
      });
  });

  it('uses the language of the first sign-in, and later the chosen one', async () => {
    const inLanguage = `mutation ($email: String!, $code: String!, $language: Language) {
      signIn(email: $email, code: $code, language: $language) { language } }`;
    const person = new Person(server, 'nyinnflytta@example.org');
    const enter = async (language: string) => {
      const before = server.output.length;
      await person.ask(request, { email: person.email });
      await until(() => server.output.slice(before).includes(`Mail to ${person.email}`));
      return person.ask(inLanguage, { email: person.email, code: await server.codeFor(person.email), language });
    };
    expect(await enter('en')).toEqual({ signIn: { language: 'en' } });
    expect(await enter('nb')).toEqual({ signIn: { language: 'en' } });
  });

  it('gives up after five wrong tries, also when they come at once', async () => {
    const person = new Person(server, 'gjettar@example.org');
    await person.ask(request, { email: person.email });
    const code = await server.codeFor(person.email);
    const wrong = code === '00000000' ? '11111111' : '00000000';
    const left = async (tried: string): Promise<number | undefined> => {
      const refused = await person.ask(signIn, { email: person.email, code: tried }).catch((error: unknown) => error);
      expect(refused).toMatchObject({ code: 'BAD_INPUT', fields: [{ field: 'code', rule: 'wrong' }] });
      return (refused as Refused).fields[0]?.limit;
    };
    const tries = Array.from({ length: limits.codeAttempts }, () => left(wrong));
    expect((await Promise.all(tries)).sort()).toEqual(Array.from({ length: limits.codeAttempts }, (_, n) => n));
    expect(await left(code)).toBe(0);
  });

  it('does not take a code that is too old', async () => {
    const person = new Person(server, 'sein@example.org');
    await person.ask(request, { email: person.email });
    await server.database.asSuperuser(
      `UPDATE sign_in_codes SET sent_at = sent_at - interval '${limits.codeMinutes} minutes' WHERE email = $1`,
      [person.email],
    );
    await expect(
      person.ask(signIn, { email: person.email, code: await server.codeFor(person.email) }),
    ).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });

  it('sends no more than five codes an hour, and says nothing of it', async () => {
    const person = new Person(server, 'ivrig@example.org');
    for (let i = 0; i < limits.codesPerHour + 2; i++) {
      expect(await person.ask(request, { email: person.email })).toEqual({ requestSignInCode: true });
    }
    expect(server.output.split('ivrig@example.org').length - 1).toBe(limits.codesPerHour);
  });

  it('sends no more than five either when they are asked for at once', async () => {
    const person = new Person(server, 'samstundes@example.org');
    await person.ask(request, { email: person.email });
    await Promise.all(Array.from({ length: 20 }, () => person.ask(request, { email: person.email })));
    expect(server.output.split('samstundes@example.org').length - 1).toBe(limits.codesPerHour);
  });

  it('sends no more than ten to one address, however many browsers ask', async () => {
    const email = 'mange@example.org';
    await Promise.all(Array.from({ length: 30 }, () => new Person(server, email).ask(request, { email })));
    expect(server.output.split(email).length - 1).toBe(limits.strangersCodesPerHour);
  });

  it('cannot be blocked by strangers who request codes and guess', async () => {
    const owner = await new Person(server, 'eigar@example.org').signIn();
    const strangers = Array.from({ length: 12 }, () => new Person(server, owner.email));
    for (const stranger of strangers) {
      await stranger.ask(request, { email: owner.email });
      for (let i = 0; i < limits.codeAttempts; i++)
        await expect(stranger.ask(signIn, { email: owner.email, code: '00000000' })).rejects.toMatchObject({
          code: 'BAD_INPUT',
        });
    }
    const before = server.output.length;
    await owner.ask(request, { email: owner.email });
    await until(() => server.output.slice(before).includes(`Mail to ${owner.email}`));
    const code = await server.codeFor(owner.email);
    // The code that reaches the owner is worth nothing in another browser.
    await expect(strangers[0]?.ask(signIn, { email: owner.email, code })).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await expect(owner.ask(signIn, { email: owner.email, code })).resolves.toEqual({ signIn: { id: owner.id } });
  });

  it('cannot be blocked by a stranger who requests a code meanwhile', async () => {
    const person = new Person(server, 'medan@example.org');
    await person.ask(request, { email: person.email });
    const code = await server.codeFor(person.email);
    const stranger = new Person(server, person.email);
    await stranger.ask(request, { email: person.email });
    await expect(stranger.ask(signIn, { email: person.email, code })).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await expect(person.ask(signIn, { email: person.email, code })).resolves.toHaveProperty('signIn.id');
  });

  it('cannot be multiplied by aliases', async () => {
    const person = new Person(server, 'alias@example.org');
    await person.ask(request, { email: person.email });
    const many = Array.from(
      { length: 20 },
      (_, i) => `a${i}: signIn(email: "alias@example.org", code: "0000000${i % 10}") { id }`,
    );
    await expect(person.ask(`mutation { ${many.join(' ')} }`)).rejects.toMatchObject({ code: 'TOO_COMPLEX' });
  });

  it('leaves a cookie no script can read, bound to the host over HTTPS', async () => {
    const email = 'kake@example.org';
    const setCookie = async (at: TestServer) => {
      const person = new Person(at, email);
      await person.ask(request, { email });
      const response = await fetch(`${at.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie: person.browserCookie },
        body: JSON.stringify({ query: signIn, variables: { email, code: await at.codeFor(email) } }),
      });
      return response.headers.getSetCookie().sort();
    };
    const [browser, session] = await setCookie(server);
    expect(browser).toMatch(/^krets-browser=[\w-]{43}; Max-Age=15552000; Path=\/; Expires=.*; HttpOnly; SameSite=Lax$/);
    expect(session).toMatch(/^krets=[\w-]{43}; Max-Age=2592000; Path=\/; Expires=.*; HttpOnly; SameSite=Lax$/);
    const secure = await startServer({ env: { PUBLIC_URL: 'https://krets.example.org' } });
    const given = await setCookie(secure);
    expect(given).toHaveLength(2);
    for (const each of given) expect(each).toMatch(/^__Host-krets(-browser)?=.*HttpOnly; Secure; SameSite=Lax$/);
    await secure.stop();
  });

  it('sends the code by SMTP, in plain words and with nothing to follow anybody by', async () => {
    const mails: string[] = [];
    const post = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData(stream, _session, done) {
        let mail = '';
        stream.on('data', (data: Buffer) => (mail += data));
        stream.on('end', () => {
          mails.push(mail);
          done();
        });
      },
    });
    const port = await freePort();
    await new Promise<void>((resolve) => post.listen(port, '127.0.0.1', () => resolve()));
    const mailing = await startServer({ env: { SMTP_URL: `smtp://127.0.0.1:${port}` } });
    const person = new Person(mailing, 'brev@example.org');
    await person.ask(request, { email: person.email });
    const mail = await until(() => mails[0]);
    expect(mail).toMatch(/^To: brev@example.org/m);
    expect(mail).toMatch(/^Content-Type: text\/plain/m);
    expect(mail).not.toMatch(/<img|<a |https?:/i);
    const code = /er (\d{8})/.exec(mail)?.[1];
    await expect(person.ask(signIn, { email: person.email, code })).resolves.toHaveProperty('signIn.id');
    expect(mailing.output).not.toContain(code);
    await mailing.stop();
    await new Promise<void>((resolve) => post.close(() => resolve()));
  });

  it('as a demo person is nowhere outside the demo, and the demo never has a public address', async () => {
    const person = await createPerson(server);
    expect(await person.ask('{ demoPeople { id } }')).toEqual({ demoPeople: [] });
    await expect(
      person.ask('mutation ($id: ID!) { signInAsDemo(personId: $id) { id } }', { id: person.id }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(startServer({ env: { KRETS_DEMO: 'on', PUBLIC_URL: 'https://krets.example.org' } })).rejects.toThrow(
      'public',
    );
    await expect(startServer({ env: { KRETS_DEMO: 'on', HOST: '0.0.0.0' } })).rejects.toThrow('public');
  });
});

describe('sessions', () => {
  type Sessions = { me: { sessions: { id: string; current: boolean }[] } };
  const mine = '{ me { sessions { id current } } }';

  it('are listed and ended by their owner, open sockets with them', async () => {
    const here = await new Person(server, 'to.stader@example.org').signIn();
    const there = await new Person(server, 'to.stader@example.org').signIn();
    const listener = await there.listen();
    const { me } = await here.ask<Sessions>(mine);
    expect(me.sessions.map((session) => session.current).sort()).toEqual([false, true]);
    const other = me.sessions.find((session) => !session.current);
    const gone = new Promise((resolve) => listener.socket.once('disconnect', resolve));
    await here.ask('mutation ($id: ID!) { endSession(id: $id) { id } }', { id: other?.id });
    await expect(
      Promise.race([gone, new Promise((_, reject) => setTimeout(() => reject(new Error('still open')), 1_000))]),
    ).resolves.toBeDefined();
    expect(await there.ask('{ me { id } }')).toEqual({ me: null });
    there.disconnect();
  });

  it('cannot be ended by somebody else', async () => {
    const [one, two] = await Promise.all([createPerson(server), createPerson(server)]);
    const { me } = await one.ask<Sessions>(mine);
    await two.ask('mutation ($id: ID!) { endSession(id: $id) { id } }', { id: me.sessions[0]?.id });
    expect(await one.ask<Sessions>(mine)).toEqual({ me });
  });

  it('end when one signs out', async () => {
    const person = await createPerson(server);
    const { cookie } = person;
    await person.ask('mutation { signOut }');
    person.cookie = cookie;
    await expect(person.ask('{ myNetworks { id } }')).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});
