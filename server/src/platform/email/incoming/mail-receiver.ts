import { readFileSync } from 'node:fs';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import type { MailIn } from '../../config/mail-settings.js';
import { log } from '../../logging/log.js';
import { type IncomingMail, readMail } from './incoming-mail.js';

/** What an area does with mail to addresses of one form. `localPart`: what is before the @, in small letters. */
type MailHandler = { localPart: RegExp; take(mail: IncomingMail, localPart: string): Promise<void> };

const biggest = 1_000_000;
const mostRecipients = 10;
const mostConnections = 20;
/** In milliseconds. */
const silence = 60_000;

const refusal = (responseCode: number, text: string) => Object.assign(new Error(text), { responseCode });

/**
 * Takes mail for addresses that Krets itself has made, from a mail server in front of it. Whether an address is known shows in no answer:
 * all of the right form are taken.
 */
export class MailReceiver {
  readonly #handlers: MailHandler[] = [];
  readonly #domains: string[];
  #server: SMTPServer | undefined;

  /** @param from the address that mail comes from, which people answer to */
  constructor(
    private readonly settings: MailIn | undefined,
    from: string,
  ) {
    this.#domains = [settings?.domain ?? '', from.split('@')[1]?.toLowerCase() ?? ''].filter(Boolean);
  }

  handle(handler: MailHandler): void {
    this.#handlers.push(handler);
  }

  #handlerOf(address: string): { handler: MailHandler; localPart: string } | undefined {
    const [localPart = '', domain = '', ...more] = address.toLowerCase().split('@');
    if (more.length > 0 || !this.#domains.includes(domain)) return undefined;
    const handler = this.#handlers.find((each) => each.localPart.test(localPart));
    return handler && { handler, localPart };
  }

  /** Listens at the port of the settings; without one, nowhere. */
  async open(): Promise<void> {
    const { port, host, lmtp, tls } = this.settings ?? {};
    if (!port) return;
    const options: SMTPServerOptions = {
      lmtp: lmtp ?? false,
      authOptional: true,
      disabledCommands: tls ? ['AUTH'] : ['AUTH', 'STARTTLS'],
      ...(tls ? { cert: readFileSync(tls.cert), key: readFileSync(tls.key) } : {}),
      size: biggest,
      maxClients: mostConnections,
      socketTimeout: silence,
      closeTimeout: 2_000,
      disableReverseLookup: true,
      onRcptTo: ({ address }, { envelope }, done) => {
        if (!this.#handlerOf(address)) return done(refusal(550, '5.1.1 There is no such address here'));
        done(envelope.rcptTo.length < mostRecipients ? null : refusal(452, '4.5.3 Too many recipients'));
      },
      onData: (stream, { envelope }, done) => {
        const chunks: Buffer[] = [];
        let bytes = 0;
        stream.on('data', (chunk: Buffer) => {
          bytes += chunk.length;
          if (bytes <= biggest) chunks.push(chunk);
        });
        stream.on('end', () => {
          if (bytes > biggest) return done(refusal(552, '5.3.4 The message is too big'));
          const sender = envelope.mailFrom ? envelope.mailFrom.address : '';
          const to = envelope.rcptTo.map(({ address }) => address);
          this.#take(Buffer.concat(chunks), sender, to).then(() => done(), done);
        });
      },
    };
    const server = new SMTPServer(options);
    this.#server = server;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, () => resolve());
    });
    // What a client does wrong ends its connection.
    server.removeAllListeners('error');
    server.on('error', (error) =>
      log.info({ code: (error as NodeJS.ErrnoException).code }, 'A connection for mail failed'),
    );
  }

  async #take(raw: Buffer, sender: string, to: string[]): Promise<void> {
    const mail = await readMail(raw, sender).catch(() => undefined);
    if (!mail) throw refusal(554, '5.6.0 This cannot be read as mail');
    for (const address of to) {
      const known = this.#handlerOf(address);
      try {
        await known?.handler.take(mail, known.localPart);
      } catch (error) {
        log.error({ err: error }, 'Incoming mail could not be handled');
        throw refusal(451, '4.3.0 Try again later');
      }
    }
  }

  async close(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (server) await new Promise<void>((resolve) => server.close(() => resolve()));
  }
}
