import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { EmailTransport, type SentMail } from '../../platform/email/email-transport.js';

export type DemoMail = SentMail & { id: string; at: Date };

const most = 30;

/** The mail of each invented person, in the memory of this process. */
@Injectable()
export class DemoMailbox {
  readonly #mails = new Map<string, DemoMail[]>();

  constructor(emailTransport: EmailTransport) {
    emailTransport.onSent = (mail) => {
      const before = this.#mails.get(mail.to) ?? [];
      this.#mails.set(mail.to, [{ ...mail, id: randomUUID(), at: new Date() }, ...before].slice(0, most));
    };
  }

  /** The newest first. */
  of(address: string): readonly DemoMail[] {
    return this.#mails.get(address) ?? [];
  }
}
