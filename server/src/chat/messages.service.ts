import { randomUUID } from 'node:crypto';
import type { JournalKind } from '@krets/shared/journal-kinds';
import { limits } from '@krets/shared/limits';
import { isMentioned } from '@krets/shared/mentions';
import type { MessagePosted } from '@krets/shared/realtime';
import { isVisible } from '@krets/shared/text';
import { Injectable } from '@nestjs/common';
import { membershipOf, mySeats } from '../networks/membership/membership.js';
import { seatsOf } from '../networks/membership/seat.entity.js';
import { addPassage, writePassage } from '../passages/passage.entity.js';
import { AccessCheck } from '../platform/access-check.js';
import type { Tx } from '../platform/database/tx.js';
import { badInput, notFound } from '../platform/errors.js';
import { StoredChat } from './chat.entity.js';
import type { EditMessageInput, PostMessageInput } from './chat.inputs.js';
import type { MessageView } from './chat.types.js';
import { ChatQueries } from './chat-queries.service.js';
import { Message, messageOf, textOfMessage, WithdrawnMessage } from './message.entity.js';
import { mayEditMessage, mayPostMessage, mayRestoreMessage, mayWithdrawMessage } from './message.policy.js';
import { messageEventOf } from './message-event.js';
import { MessagePictureService } from './message-pictures.service.js';

@Injectable()
export class MessageService {
  constructor(
    private readonly accessCheck: AccessCheck,
    private readonly chatQueries: ChatQueries,
    private readonly messagePictureService: MessagePictureService,
  ) {}

  /** Locks the network, so that a retry that overtakes its first try waits for it and finds the message. */
  async post(tx: Tx, input: PostMessageInput): Promise<MessageView> {
    const { networkId, clientId, body, lang, quotedId, mentions, pictures, resourceId = null } = input;
    await mySeats(tx);
    const [membership, seq, known, quoted, chat] = await Promise.all([
      membershipOf(tx, networkId),
      tx.lockNetworkForPost({ networkId }),
      tx.one(Message, 'WHERE t.author_id = $1 AND t.network_id = $2 AND t.client_id = $3', [
        tx.me,
        networkId,
        clientId,
      ]),
      quotedId ? messageOf(tx, quotedId) : undefined,
      tx.one(StoredChat, 'WHERE t.network_id = $1', [networkId]),
    ]);
    this.accessCheck.assertAllowed(mayPostMessage(membership));
    if (known) return this.chatQueries.toView(tx, known);
    if (!isVisible(body) && pictures.length === 0 && !resourceId) throw badInput({ field: 'body', rule: 'required' });
    if (resourceId) await this.messagePictureService.assertResource(tx, membership, resourceId);
    const { retentionDays } = chat ?? (await this.#createChat(tx, networkId));
    const posted: Message = {
      id: randomUUID(),
      networkId,
      seq,
      authorId: tx.me,
      seatId: membership.seatId ?? tx.me,
      clientId,
      body,
      lang,
      quotedId: quoted?.networkId === networkId ? quoted.id : null,
      resourceId,
      mentions: await this.#withSeat(tx, networkId, mentions),
      retentionDays,
      createdAt: tx.at,
      editedAt: null,
      withdrawnAt: null,
    };
    await tx.insert(Message, posted);
    await makeFound(tx, posted, addPassage);
    await this.messagePictureService.attach(tx, posted, pictures);
    const shown = await this.chatQueries.toView(tx, posted);
    // The event holds only what every seat may read: no resources, and no messages from before a seat began.
    const whole = pictures.length === 0 && !resourceId && (await allMembersRead(tx, quoted));
    await this.#appendEntry(tx, posted, 'POSTED', whole ? { posted: messageEventOf(shown) } : {});
    return shown;
  }

  async edit(tx: Tx, { id, body, mentions }: EditMessageInput): Promise<void> {
    const message = await this.#lockOwn(tx, id, mayEditMessage);
    const named = await this.#namedIn(tx, message.networkId, body, mentions);
    await tx.rows(`UPDATE messages SET body = $2, mentions = $3, edited_at = $4 WHERE id = $1`, [
      id,
      body,
      named,
      tx.at,
    ]);
    await makeFound(tx, { ...message, body });
    await this.#appendEntry(tx, message, 'EDITED');
  }

  /** Removes the text at once, also from challenges that quote it. */
  async withdraw(tx: Tx, id: string): Promise<void> {
    const message = await this.#lockOwn(tx, id, mayWithdrawMessage);
    const { networkId, body, mentions } = message;
    await tx.insert(WithdrawnMessage, { messageId: id, networkId, body, mentions });
    await tx.rows(`UPDATE messages SET body = '', mentions = '{}', withdrawn_at = $2 WHERE id = $1`, [id, tx.at]);
    await this.messagePictureService.release(tx, id);
    await this.#appendEntry(tx, message, 'WITHDRAWN');
    const quoted = await tx.rows<{ challenge_id: string }>(
      `UPDATE quotes SET answer = 'ASKED', body = NULL WHERE message_id = $1 AND answer = 'AGREED' RETURNING challenge_id`,
      [id],
    );
    for (const { challenge_id } of quoted) {
      await tx.appendEntry(networkId, { topic: 'CHALLENGE', id: challenge_id, kind: 'QUOTED' });
    }
  }

  async restore(tx: Tx, id: string): Promise<void> {
    const message = await this.#lockOwn(tx, id, mayRestoreMessage);
    const words = await tx.row<Pick<WithdrawnMessage, 'body' | 'mentions'>>(
      `DELETE FROM withdrawn_messages WHERE message_id = $1 RETURNING body, mentions`,
      [id],
    );
    if (!words) throw notFound();
    await tx.rows(`UPDATE messages SET body = $2, mentions = $3, withdrawn_at = NULL WHERE id = $1`, [
      id,
      words.body,
      words.mentions,
    ]);
    await makeFound(tx, { ...message, body: words.body });
    await this.messagePictureService.restore(tx, id);
    await this.#appendEntry(tx, message, 'RESTORED');
  }

  async #createChat(tx: Tx, networkId: string): Promise<StoredChat> {
    return tx.insert(StoredChat, { networkId, retentionDays: limits.retentionDaysDefault });
  }

  /** A seat may end between the request and the lock. */
  async #withSeat(tx: Tx, networkId: string, mentions: string[]): Promise<string[]> {
    if (mentions.length === 0) return [];
    const there = new Set((await seatsOf(tx, networkId)).map((seat) => seat.id));
    return mentions.filter((id) => there.has(id));
  }

  /** Who is mentioned follows the words, whatever the client sends. */
  async #namedIn(tx: Tx, networkId: string, body: string, mentions: string[]): Promise<string[]> {
    if (mentions.length === 0) return [];
    const named = (await seatsOf(tx, networkId)).filter(({ person }) => isMentioned(body, person.name));
    return mentions.filter((id) => named.some((seat) => seat.id === id));
  }

  /** Locks the message, so that concurrent changes run one after the other. */
  async #lockOwn(tx: Tx, id: string, may: typeof mayEditMessage): Promise<Message> {
    const message = await tx.one(Message, 'WHERE t.id = $1 FOR NO KEY UPDATE', [id]);
    if (!message) throw notFound();
    this.accessCheck.assertAllowed(may(await membershipOf(tx, message.networkId), message));
    return message;
  }

  #appendEntry(
    tx: Tx,
    message: Message,
    kind: JournalKind<'MESSAGE'>,
    more: { posted?: MessagePosted } = {},
  ): Promise<number> {
    const { networkId, id, createdAt } = message;
    return tx.appendEntry(networkId, {
      topic: 'MESSAGE',
      id,
      kind,
      ...(kind === 'POSTED' ? {} : { since: createdAt }),
      ...more,
    });
  }
}

const makeFound = (tx: Tx, message: Message, write = writePassage) =>
  write(tx, { ...message, kind: 'MESSAGE' }, textOfMessage(message));

/** Without text the excerpt describes a picture or a resource, which a newer seat may not be allowed to read. */
async function allMembersRead(tx: Tx, quoted: Message | undefined): Promise<boolean> {
  if (!quoted) return true;
  if (!quoted.body) return false;
  const seats = await seatsOf(tx, quoted.networkId);
  return seats.every(
    ({ readsFrom, personId }) => !readsFrom || readsFrom <= quoted.createdAt || personId === quoted.authorId,
  );
}
