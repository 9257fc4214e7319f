import { limits } from '@krets/shared/limits';
import { Injectable } from '@nestjs/common';
import type { MessagePicture } from '../discussion/message-parts/message-parts.types.js';
import { type Resource, resourceOf } from '../library/library.types.js';
import { type Membership, membershipOf, mySeats } from '../networks/membership/membership.js';
import { seatOf } from '../networks/membership/seat.entity.js';
import { AccessCheck } from '../platform/access-check.js';
import type { Tx } from '../platform/database/tx.js';
import { notFound } from '../platform/errors.js';
import { cursorOf, numbersIn, pageSize } from '../platform/graphql/paging.js';
import { retentionDaysOf } from './chat.entity.js';
import type {
  Chat,
  MessageConnection,
  MessageRights,
  MessageView,
  PageOfMessages,
  QuotedMessage,
} from './chat.types.js';
import { Message, messageOf } from './message.entity.js';
import {
  mayEditMessage,
  mayReact,
  mayReadChat,
  mayReadMessage,
  mayRestoreMessage,
  mayWithdrawMessage,
} from './message.policy.js';
import { picturesIn } from './message-picture.entity.js';
import { reactionsTo } from './reaction.entity.js';

@Injectable()
export class ChatQueries {
  constructor(private readonly accessCheck: AccessCheck) {}

  async read(tx: Tx, networkId: string): Promise<Chat> {
    this.accessCheck.assertAllowed(mayReadChat(await membershipOf(tx, networkId)));
    return { networkId, retentionDays: await retentionDaysOf(tx, networkId) };
  }

  async message(tx: Tx, id: string): Promise<MessageView> {
    const [message] = await Promise.all([messageOf(tx, id), mySeats(tx)]);
    if (!message) throw notFound();
    this.accessCheck.assertAllowed(mayReadMessage(await membershipOf(tx, message.networkId), message));
    return this.toView(tx, message);
  }

  /** Returns the newest page when no cursor is given. */
  async page(tx: Tx, networkId: string, { first, before, after }: PageOfMessages): Promise<MessageConnection> {
    const size = pageSize(first);
    const [below] = numbersIn(after) ?? [];
    const [above = 2 ** 31 - 1] = numbersIn(before) ?? [];
    const found =
      below === undefined
        ? await this.#rows(tx, 't.seq < $2 ORDER BY t.seq DESC', [networkId, above, size + 1])
        : await this.#rows(tx, 't.seq > $2 ORDER BY t.seq', [networkId, below, size + 1]);
    const rows = found.slice(0, size);
    const more = found.length > size;
    if (below === undefined) rows.reverse();
    const [oldest, newest] = [rows[0], rows.at(-1)];
    const cameFrom = below === undefined ? before : after;
    const cursor = (row: Message | undefined) => (row ? cursorOf([row.seq]) : (cameFrom ?? null));
    return {
      nodes: await Promise.all(rows.map((row) => this.toView(tx, row))),
      older: (below === undefined ? more : true) ? cursor(oldest) : null,
      newer: (below === undefined ? Boolean(before) : more) ? cursor(newest) : null,
    };
  }

  /** A message as the viewer may see it. */
  async toView(tx: Tx, message: Message): Promise<MessageView> {
    const gone = message.withdrawnAt !== null;
    const [membership, author, quoted, reactions, pictures, resource] = await Promise.all([
      membershipOf(tx, message.networkId),
      this.#seat(tx, message.seatId),
      message.quotedId && !gone ? this.#quoted(tx, message.quotedId) : null,
      gone ? [] : reactionsTo(tx, message.id),
      gone ? [] : this.#pictures(tx, message.id),
      gone ? null : this.#resource(tx, message.resourceId),
    ]);
    const given = await Promise.all(
      reactions.map(async ({ kind, seatId }) => ({ kind, seat: await this.#seat(tx, seatId) })),
    );
    const resourceId = gone ? null : message.resourceId;
    return {
      ...message,
      resourceId,
      author,
      quoted,
      reactions: given,
      pictures,
      resource,
      viewerMay: rights(membership, message),
    };
  }

  /** Moves the viewer's own read mark forward, never back and never past the last journal number. */
  async markRead(tx: Tx, networkId: string, seq: number): Promise<void> {
    this.accessCheck.assertAllowed(mayReadChat(await membershipOf(tx, networkId)));
    const unread = tx.rows(
      `SELECT FROM notices WHERE person_id = (SELECT app.me()) AND network_id = $1 AND challenge_id IS NULL AND kind = 'MENTIONED'
         AND seen_at IS NULL LIMIT 1`,
      [networkId],
    );
    const marked = tx.rows(
      `INSERT INTO chat_read_marks (person_id, network_id, seq)
       SELECT $1, network_id, least($3, journal_seq) FROM network_counters WHERE network_id = $2
       ON CONFLICT (person_id, network_id) DO UPDATE SET seq = greatest(chat_read_marks.seq, excluded.seq)`,
      [tx.me, networkId, Math.max(seq, 0)],
    );
    const [notices] = await Promise.all([unread, marked]);
    if (notices.length > 0) tx.events.push({ noticed: [tx.me] });
  }

  async myReadSeq(tx: Tx, networkId: string): Promise<number> {
    const mark = await tx.row<{ seq: number }>(
      `SELECT seq FROM chat_read_marks WHERE network_id = $1 AND person_id = (SELECT app.me())`,
      [networkId],
    );
    return mark?.seq ?? 0;
  }

  /** Null without a read mark: there is no place to return to. */
  async firstUnread(tx: Tx, networkId: string): Promise<number | null> {
    const first = await tx.row<{ seq: number }>(
      `SELECT n.seq FROM chat_read_marks m CROSS JOIN LATERAL (
         SELECT t.seq FROM messages t WHERE t.network_id = m.network_id AND t.seq > m.seq AND t.author_id <> m.person_id
           AND t.withdrawn_at IS NULL ORDER BY t.seq LIMIT 1) n
       WHERE m.network_id = $1 AND m.person_id = (SELECT app.me())`,
      [networkId],
    );
    return first?.seq ?? null;
  }

  #rows(tx: Tx, where: string, values: unknown[]): Promise<Message[]> {
    return tx.select(Message, `WHERE t.network_id = $1 AND ${where} LIMIT $3`, values);
  }

  async #seat(tx: Tx, id: string) {
    const seat = await seatOf(tx, id);
    if (!seat) throw notFound();
    return seat;
  }

  /** The excerpt of a message without text. */
  async #textOfAttachment(tx: Tx, { id, resourceId }: Message): Promise<string | undefined> {
    const [picture] = await picturesIn(tx, id);
    return picture?.alt ?? (await this.#resource(tx, resourceId))?.title;
  }

  async #pictures(tx: Tx, messageId: string): Promise<MessagePicture[]> {
    const pictures = await picturesIn(tx, messageId);
    return pictures.map(({ fileId, ...picture }) => ({ ...picture, id: fileId }));
  }

  async #resource(tx: Tx, id: string | null): Promise<Resource | null> {
    const resource = id ? await resourceOf(tx, id) : undefined;
    return resource && !resource.withdrawnAt ? resource : null;
  }

  async #quoted(tx: Tx, id: string): Promise<QuotedMessage | null> {
    const message = await messageOf(tx, id);
    if (!message) return null;
    const words = message.withdrawnAt ? '' : message.body || (await this.#textOfAttachment(tx, message));
    const excerpt = [...(words ?? '')].slice(0, limits.excerpt).join('');
    return { id, seq: message.seq, excerpt, author: await this.#seat(tx, message.seatId) };
  }
}

const rights = (membership: Membership, message: Message): MessageRights => ({
  edit: mayEditMessage(membership, message),
  withdraw: mayWithdrawMessage(membership, message),
  restore: mayRestoreMessage(membership, message),
  react: mayReact(membership, message),
});
