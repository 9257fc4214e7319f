import { randomUUID } from 'node:crypto';
import type { Language } from '@krets/shared/kinds';
import type { Tx } from '../database/tx.js';
import { Sealing } from '../sealing.js';
import { type DurableKind, demandKnownVariables, type Letter } from './kinds.js';

export type DurableLetter = Letter<DurableKind>;
type Content = { to: string; language: Language; variables: Record<string, string> };

/** Writes mail down in the transaction it follows from, sealed: an invitation's key lies in the database as a hash only. */
export class Outbox {
  readonly #sealing: Sealing;

  constructor(secrets: readonly string[]) {
    this.#sealing = new Sealing(secrets, 'mail');
  }

  async write(tx: Pick<Tx, 'rows'>, letters: readonly DurableLetter[]): Promise<void> {
    const rows = letters.map((letter) => {
      demandKnownVariables(letter);
      const { kind, to, language, variables } = letter;
      const id = randomUUID();
      const payload = this.#sealing.seal(JSON.stringify({ to, language, variables } satisfies Content), id + kind);
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

  /** @throws Error when it was sealed with a secret that is not here */
  read(id: string, kind: string, payload: Buffer): Letter {
    return { kind, ...(JSON.parse(this.#sealing.open(payload, id + kind)) as Content) } as Letter;
  }
}
