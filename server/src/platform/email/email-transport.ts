import { randomUUID } from 'node:crypto';
import { createTransport, type Transporter } from 'nodemailer';
import type { Dkim } from '../config/mail-settings.js';
import { log } from '../logging/log.js';
import { calendarPartOf, compose, type Operator } from './compose.js';
import { isAboutAddress } from './incoming/delivery-report.js';
import type { CodeKind, EmailMessage } from './kinds.js';

/** Milliseconds until a code is sent again. After the last one it has expired. */
const codeRetries = [5_000, 30_000, 120_000, 300_000];
/** Stored mails sent at the same time, each by a connection of its own. */
export const maxConcurrent = 4;
/** In milliseconds: connections to a mail server are held open between mails for so long. */
const idleTimeout = 10_000;
/** In milliseconds. A mail server must not block the process for longer. */
const times = { connectionTimeout: 10_000, greetingTimeout: 10_000, dnsTimeout: 10_000, socketTimeout: 20_000 };

/** Why a mail was refused, without the text of the answer, which repeats the address. */
export class MailFailure extends Error {
  constructor(
    readonly code: string,
    /** The mailbox does not exist or wants no such mail: another try would not help. */
    readonly permanent: boolean,
    /** Whether the address is what was refused. */
    readonly aboutAddress = false,
  ) {
    super(`Mail was not taken: ${code}`);
  }
}

/** What a signature covers: who it is from and to, what it says, and how to stop it. */
const signedHeaders = [
  'From',
  'To',
  'Subject',
  'Date',
  'Message-ID',
  'MIME-Version',
  'Content-Type',
  'Content-Language',
  'Auto-Submitted',
  'List-Id',
  'List-Unsubscribe',
  'List-Unsubscribe-Post',
].join(':');

type SmtpError = { code?: string; responseCode?: number; response?: string; command?: string };

/** Only an answer to the recipient or to the content is about this mail; every other fault is the server's or ours, and temporary. */
function failureOf({ code, responseCode, response, command }: SmtpError): MailFailure {
  const aboutThis = command === 'RCPT TO' || command === 'DATA';
  const permanent = aboutThis && (responseCode ?? 0) >= 500;
  const status = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})/.exec(response ?? '')?.[1] ?? '';
  return new MailFailure(String(responseCode ?? code ?? 'UNKNOWN'), permanent, permanent && isAboutAddress(status));
}

/** A mail as it was sent. */
export type SentMail = {
  from: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
  /** What it has for a calendar. */
  calendar: string | null;
};

type Route = { returnTo?: string | undefined; thread?: string | undefined };

/** Sends by SMTP, or prints the mail when no server is configured. */
export class EmailTransport {
  /** For stored mail. */
  readonly #pooled: Transporter | undefined;
  /** For codes, which wait behind no other mail. */
  readonly #single: Transporter | undefined;
  readonly #host: string;
  readonly #inProgress = new Set<Promise<void>>();
  #closed = false;
  /** Told of each mail that has been sent. */
  onSent: ((mail: SentMail) => void) | undefined;

  constructor(
    smtpUrl: string | undefined,
    private readonly from: string,
    private readonly publicUrl: string,
    private readonly operator: Operator = {},
    dkim?: Dkim,
  ) {
    const signed = dkim
      ? {
          dkim: {
            domainName: dkim.domain,
            keySelector: dkim.selector,
            privateKey: dkim.key,
            headerFieldNames: signedHeaders,
          },
        }
      : {};
    if (smtpUrl) {
      const options = { url: smtpUrl, ...times, ...signed, disableFileAccess: true, disableUrlAccess: true };
      this.#single = createTransport(options);
      this.#pooled = createTransport({ ...options, pool: true, maxConnections: maxConcurrent, idleTimeout });
    }
    this.#host = /@([\w.-]+)/.exec(from)?.[1] ?? 'localhost';
  }

  /** Whether the mail server accepts mail now; null when there is none. */
  async answers(): Promise<boolean | null> {
    return this.#single ? this.#single.verify() : null;
  }

  /**
   * @param id of the mail, the same at each try, so that a mailbox can detect duplicates
   * @param route `returnTo`: where what cannot be delivered is reported; by default the address it is from. `thread`: the same in mails that belong together
   * @throws MailFailure
   */
  send(mail: EmailMessage, id: string, route: Route = {}): Promise<void> {
    return this.#send(this.#pooled, mail, id, route);
  }

  async #send(transport: Transporter | undefined, mail: EmailMessage, id: string, route: Route = {}): Promise<void> {
    const { to, language } = mail;
    const { subject, text, html, stop } = compose(mail, this.publicUrl, this.operator);
    const answers = mail.kind === 'REPLY_NOT_READ';
    const headers = {
      'Auto-Submitted': answers ? 'auto-replied' : 'auto-generated',
      'X-Auto-Response-Suppress': 'OOF, AutoReply',
      'Content-Language': language,
      ...(stop
        ? {
            'List-Id': `<varsel.${this.#host}>`,
            'List-Unsubscribe': `<${stop}>`,
            'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
          }
        : {}),
    };
    const messageId = `<${id}@${this.#host}>`;
    const own = /[^<\s]+@[\w.-]+/.exec(this.from)?.[0] ?? `krets@${this.#host}`;
    const organizer = mail.variables.answerTo ?? own;
    const part = calendarPartOf(mail, this.publicUrl, organizer, new Date());
    const icalEvent = part ? { icalEvent: { ...part, filename: 'invite.ics' } } : {};
    // An answer without a sender is answered by nobody.
    const sender = answers ? '' : route.returnTo;
    const envelope = sender === undefined ? {} : { envelope: { from: sender, to } };
    const above = route.thread && `<${route.thread}@${this.#host}>`;
    const threading = above ? { inReplyTo: above, references: above } : {};
    const message = { from: this.from, to, subject, text, html };
    if (transport)
      await transport
        .sendMail({ ...message, messageId, headers, ...threading, ...envelope, ...icalEvent })
        .catch((error: SmtpError) => {
          throw failureOf(error);
        });
    else process.stdout.write(`\n--- Mail to ${to}: ${subject}\n${text}\n---\n`);
    this.onSent?.({ ...message, headers, calendar: part?.content ?? null });
  }

  /** Not awaited: neither the answer nor its time may tell whether the address exists. */
  sendCode(mail: EmailMessage<CodeKind>): void {
    const sending = this.#tryCode(mail, randomUUID(), 0).finally(() => this.#inProgress.delete(sending));
    this.#inProgress.add(sending);
  }

  async #tryCode(mail: EmailMessage<CodeKind>, id: string, tries: number): Promise<void> {
    try {
      await this.#send(this.#single, mail, id);
    } catch (error) {
      if (!(error instanceof MailFailure)) return log.error({ err: error, kind: mail.kind }, 'A mail was not sent');
      log.warn({ kind: mail.kind, id, code: error.code }, 'A mail was not sent');
      const delay = error.permanent || this.#closed ? undefined : codeRetries[tries];
      if (delay === undefined) return;
      const again = () => !this.#closed && void this.#tryCode(mail, id, tries + 1);
      setTimeout(again, delay).unref();
    }
  }

  /** Closes the connections of stored mail; one that is sending closes after it. */
  closeConnections(): void {
    this.#pooled?.close();
  }

  /** Waits for the codes being sent. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all(this.#inProgress);
  }
}
