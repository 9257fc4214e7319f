import { SMTPServer } from 'smtp-server';
import { freePort } from './server.js';

export type Received = {
  to: string;
  /** The sender of its envelope. */
  sender: string;
  id: string;
  subject: string;
  text: string;
  html: string;
  calendar: string;
  raw: string;
};

type Behaviour = {
  /** The answer to a recipient: an SMTP code of refusal, or undefined to take it. */
  recipient?: (address: string) => number | undefined;
  /** Called when a mail has come in whole, before it is acknowledged. */
  taken?: (mail: Received) => Promise<void> | void;
};

/** Turns each address away the first time, as greylisting does. */
export function greylisting(): (address: string) => number | undefined {
  const known = new Set<string>();
  return (address) => {
    if (known.has(address)) return undefined;
    known.add(address);
    return 451;
  };
}

const refusal = (code: number, address: string) =>
  Object.assign(new Error(`<${address}> is refused here`), { responseCode: code });

/** A separate mail server, which shows what it has received. */
export class MailServer {
  readonly received: Received[] = [];
  behaviour: Behaviour = {};
  #server: SMTPServer | undefined;

  private constructor(readonly port: number) {}

  static async prepare(): Promise<MailServer> {
    return new MailServer(await freePort());
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  to(address: string): Received[] {
    return this.received.filter((mail) => mail.to === address);
  }

  async open(): Promise<this> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      closeTimeout: 500,
      onRcptTo: ({ address }, _session, done) => {
        const code = this.behaviour.recipient?.(address);
        done(code === undefined ? null : refusal(code, address));
      },
      onData: (stream, session, done) => {
        const parts: Buffer[] = [];
        stream.on('data', (data: Buffer) => parts.push(data));
        stream.on('end', async () => {
          const { mailFrom, rcptTo } = session.envelope;
          const raw = Buffer.concat(parts).toString('latin1');
          const mail = readMail(raw, rcptTo[0]?.address ?? '', mailFrom ? mailFrom.address : '');
          this.received.push(mail);
          await this.behaviour.taken?.(mail);
          done();
        });
      },
    });
    server.on('error', () => {});
    this.#server = server;
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', () => resolve()));
    return this;
  }

  async close(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (server) await new Promise<void>((resolve) => server.close(() => resolve()));
  }
}

const quoted = (text: string) =>
  text
    .replaceAll(/=\r?\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
const utf8 = (text: string) => Buffer.from(text, 'latin1').toString('utf8');

function bodyOf(part: string): string {
  const [head = '', ...rest] = part.split('\r\n\r\n');
  const body = rest.join('\r\n\r\n');
  const encoding = /^content-transfer-encoding: *([\w-]+)/im.exec(head)?.[1]?.toLowerCase();
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  return utf8(encoding === 'quoted-printable' ? quoted(body) : body).replaceAll('\r\n', '\n');
}

const headerWords = (text: string) =>
  text
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
      kind.toLowerCase() === 'b'
        ? Buffer.from(word, 'base64').toString('utf8')
        : utf8(quoted(word.replaceAll('_', ' '))),
    );

function readMail(raw: string, to: string, sender: string): Received {
  const head = raw.slice(0, raw.indexOf('\r\n\r\n')).replaceAll(/\r\n[ \t]+/g, ' ');
  const header = (name: string) => headerWords(new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1]?.trim() ?? '');
  const boundaries = [...raw.matchAll(/boundary="([^"]+)"/g)].map(([, boundary]) => `--${boundary}`);
  const parts = boundaries.reduce((found, boundary) => found.flatMap((one) => one.split(boundary)), [raw]);
  const part = (type: string) => bodyOf(parts.find((one) => one.toLowerCase().includes(`content-type: ${type}`)) ?? '');
  return {
    to,
    sender,
    id: header('message-id'),
    subject: header('subject'),
    text: part('text/plain').trim(),
    html: part('text/html').trim(),
    calendar: part('text/calendar').replaceAll('\n', '\r\n'),
    raw,
  };
}
