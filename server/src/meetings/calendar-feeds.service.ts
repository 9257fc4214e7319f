import { randomBytes } from 'node:crypto';
import type { Language } from '@krets/shared/kinds';
import { Inject, Injectable } from '@nestjs/common';
import { ownAccount } from '../identity/account.entity.js';
import { CONFIG, type ServerConfig } from '../platform/config/config.token.js';
import { sha256Hex } from '../platform/crypto/sha256.js';
import { Transactions } from '../platform/database/transactions.js';
import type { Tx } from '../platform/database/tx.js';
import { CalendarFeed } from './calendar-feed.entity.js';
import { calendarFile } from './calendar-file.policy.js';
import { Meeting } from './meeting.entity.js';

const words: Record<Language, { open: string; place: string }> = {
  nn: { open: 'Opne i Krets. Du må logge inn:', place: 'Sjå Krets' },
  nb: { open: 'Åpne i Krets. Du må logge inn:', place: 'Se Krets' },
  en: { open: 'Open in Krets. You must sign in:', place: 'See Krets' },
};

/** The address at which a person's calendar fetches their meetings. */
@Injectable()
export class CalendarFeedService {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CONFIG) private readonly config: ServerConfig,
  ) {}

  own(tx: Tx): Promise<CalendarFeed | undefined> {
    return tx.one(CalendarFeed, 'WHERE t.person_id = (SELECT app.me())');
  }

  /** A new one takes the place of the old, which then answers nobody. */
  async make(tx: Tx, label: string): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    await tx.rows(
      `INSERT INTO calendar_feeds (person_id, token_hash, label, made_at) VALUES (app.me(), $1, $2, $3)
       ON CONFLICT (person_id) DO UPDATE SET token_hash = excluded.token_hash, label = excluded.label, made_at = excluded.made_at`,
      [sha256Hex(token), label, tx.at],
    );
    return `${this.config.publicUrl}/calendar/${token}.ics`;
  }

  async drop(tx: Tx): Promise<void> {
    await tx.rows('DELETE FROM calendar_feeds WHERE person_id = (SELECT app.me())');
  }

  /** The file for whoever shows the secret; undefined for everybody else. Row-level security decides what it holds. */
  async file(token: string): Promise<string | undefined> {
    const feed = await this.transactions.read('', async (tx) => {
      await tx.setAccessKey(sha256Hex(token));
      return tx.one(CalendarFeed, 'WHERE t.token_hash = $1', [sha256Hex(token)]);
    });
    if (!feed) return undefined;
    return this.transactions.readAs(feed.personId, async (tx) => {
      const account = await ownAccount(tx);
      // A closed account has lost its sessions, and the address is one more way to read.
      if (!account || account.disabledAt) return undefined;
      const meetings = await tx.select(
        Meeting,
        `WHERE t.starts_at < now() + interval '1 year' AND CASE t.stage
           WHEN 'CANCELLED' THEN t.starts_at > now() - interval '14 days' ELSE t.starts_at > now() - interval '30 days' END
         ORDER BY t.starts_at, t.id`,
      );
      return calendarFile(meetings, this.config.publicUrl, { label: feed.label, ...words[account.language] }, tx.at);
    });
  }
}
