import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { ownAccount } from '../identity/account.entity.js';
import { CONFIG, type ServerConfig } from '../platform/config/config.token.js';
import { sha256Hex } from '../platform/crypto/sha256.js';
import { Transactions } from '../platform/database/transactions.js';
import type { Tx } from '../platform/database/tx.js';
import { CalendarFeed, ownCalendar } from './calendar-feed.entity.js';
import { meetingsFile } from './calendar-file.policy.js';
import { Meeting } from './meeting.entity.js';

/** How meetings come to a person's calendar: by mail, or from the address at which it fetches them. */
@Injectable()
export class CalendarFeedService {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CONFIG) private readonly config: ServerConfig,
  ) {}

  own(tx: Tx): Promise<CalendarFeed | undefined> {
    return ownCalendar(tx);
  }

  /** A new one takes the place of the old, which then answers nobody. */
  async make(tx: Tx, label: string): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    await tx.rows(
      `INSERT INTO calendar_feeds (person_id, token_hash, label, made_at) VALUES (app.me(), $1, $2, $3)
       ON CONFLICT (person_id) DO UPDATE SET token_hash = excluded.token_hash, label = excluded.label, made_at = excluded.made_at,
         invites = false`,
      [sha256Hex(token), label, tx.at],
    );
    return `${this.config.publicUrl}/calendar/${token}.ics`;
  }

  /** Their address answers nobody any longer. Who wants invitations gets one to each coming meeting they have had none to. */
  async choose(tx: Tx, invites: boolean, label: string): Promise<void> {
    await tx.rows(
      `INSERT INTO calendar_feeds (person_id, token_hash, label, made_at, invites) VALUES (app.me(), NULL, $1, $2, $3)
       ON CONFLICT (person_id) DO UPDATE SET token_hash = NULL, label = excluded.label, made_at = excluded.made_at, invites = excluded.invites`,
      [label, tx.at, invites],
    );
    if (invites)
      await tx.rows(
        'UPDATE meeting_invitations SET due_at = $1 WHERE person_id = (SELECT app.me()) AND sent_starts_at IS NULL',
        [tx.at],
      );
  }

  /** The file for whoever shows the secret; undefined for everybody else. What has come to the calendar by mail is not in it. */
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
           WHEN 'LAPSED' THEN false WHEN 'CANCELLED' THEN t.starts_at > now() - interval '14 days' ELSE t.starts_at > now() - interval '30 days' END
           AND NOT EXISTS (SELECT FROM meeting_invitations i
             WHERE i.meeting_id = t.id AND i.person_id = (SELECT app.me()) AND i.sent_starts_at IS NOT NULL)
         ORDER BY t.starts_at, t.id`,
      );
      const { publicUrl } = this.config;
      return meetingsFile(meetings, { publicUrl, label: feed.label, language: account.language, now: tx.at });
    });
  }
}
