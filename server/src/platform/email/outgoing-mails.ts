import { randomUUID } from 'node:crypto';
import type { Language } from '@krets/shared/kinds';
import { Sealing } from '../crypto/sealing.js';
import { asOfNow, assertKnownVariables, type DurableKind, type EmailMessage } from './kinds.js';

export type DurableEmail = EmailMessage<DurableKind>;
type Statements = { rows(sql: string, values: unknown[]): Promise<unknown> };
type Content = { to: string; language: Language; label?: string; variables: Record<string, string> };

/** Stores mail, sealed, in the transaction that causes it: the database otherwise has an invitation's key only as a hash. */
export class OutgoingMails {
  readonly #sealing: Sealing;

  constructor(secrets: readonly string[]) {
    this.#sealing = new Sealing(secrets, 'mail');
  }

  async write(tx: Statements, mails: readonly DurableEmail[]): Promise<void> {
    const rows = mails.map((mail) => {
      assertKnownVariables(mail);
      const { kind, to, language, label, variables } = mail;
      const id = randomUUID();
      const payload = this.#sealing.seal(
        JSON.stringify({ to, language, ...(label ? { label } : {}), variables } satisfies Content),
        id + kind,
      );
      return { id, kind, recipient: this.#sealing.pseudonym(to), payload };
    });
    await tx.rows(
      `INSERT INTO outgoing_mail (id, kind, recipient, payload)
       SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::bytea[])`,
      [
        rows.map(({ id }) => id),
        rows.map(({ kind }) => kind),
        rows.map((r) => r.recipient),
        rows.map((r) => r.payload),
      ],
    );
  }

  /** What mails to one person about one meeting have in common, and no other mail, so that mail programs show them together. */
  threadOf({ to, variables }: EmailMessage): string | undefined {
    return 'meetingId' in variables ? this.#sealing.pseudonym(`${to} ${variables.meetingId}`) : undefined;
  }

  /** @throws Error when it was sealed with an unknown secret */
  read(id: string, kind: string, payload: Buffer): EmailMessage {
    return asOfNow(kind, JSON.parse(this.#sealing.open(payload, id + kind)) as EmailMessage);
  }
}
