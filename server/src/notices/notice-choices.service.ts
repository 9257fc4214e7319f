import { limits } from '@krets/shared/limits';
import { Injectable } from '@nestjs/common';
import { challengeOf } from '../discussion/challenges/challenge.entity.js';
import { membershipOf } from '../networks/membership/membership.js';
import type { Tx } from '../platform/database/tx.js';
import { notFound, unauthenticated } from '../platform/errors.js';
import { type Digest, nextDigest } from './digest-times.js';
import { defaultLevel, type NoticeLevel, type ThreadChoice } from './notice-rules.js';
import type { NoticeChoices, RoomNotices, ThreadNotices } from './notices.types.js';

/** What a person wants to be told of, room by room and thread by thread. Nobody else can read it. */
@Injectable()
export class NoticeChoiceService {
  async all(tx: Tx): Promise<NoticeChoices> {
    const [[mail], rooms, threads] = await Promise.all([
      tx.rows<Pick<NoticeChoices, 'waitingMail' | 'digest'>>(
        'SELECT waiting_mail AS "waitingMail", digest FROM accounts WHERE person_id = (SELECT app.me())',
      ),
      tx.rows<RoomNotices>(
        `SELECT n.id AS "networkId", n.name AS "networkName", coalesce(c.level, $1) AS level, c.level IS NOT NULL AS chosen
         FROM networks n LEFT JOIN room_notice_choices c ON c.network_id = n.id AND c.person_id = (SELECT app.me())
         WHERE n.id = ANY ((SELECT app.my_networks())::uuid[]) ORDER BY n.name, n.id`,
        [defaultLevel],
      ),
      tx.rows<ThreadNotices>(
        `SELECT t.challenge_id AS "challengeId", t.network_id AS "networkId", c.title, t.choice
         FROM thread_notice_choices t JOIN challenges c ON c.id = t.challenge_id
         WHERE t.person_id = (SELECT app.me()) ORDER BY c.title, c.id LIMIT ${limits.page}`,
      ),
    ]);
    if (!mail) throw unauthenticated();
    return { ...mail, rooms, threads };
  }

  /** What the person gets by mail; what is left out stays as it is. */
  async chooseMail(tx: Tx, { waitingMail, digest }: { waitingMail?: boolean; digest?: Digest }): Promise<void> {
    await tx.rows(
      `UPDATE accounts SET waiting_mail = coalesce($1, waiting_mail), digest = coalesce($2, digest),
         digest_at = CASE WHEN $2::text IS NULL THEN digest_at ELSE $3 END WHERE person_id = (SELECT app.me())`,
      [waitingMail ?? null, digest ?? null, digest ? nextDigest(digest, tx.at) : null],
    );
  }

  /** Null until the person has chosen. */
  async levelOf(tx: Tx, networkId: string): Promise<NoticeLevel | null> {
    const row = await tx.load(
      this.levelOf,
      networkId,
      (ids) =>
        tx.rows<{ network_id: string; level: NoticeLevel }>(
          'SELECT network_id, level FROM room_notice_choices WHERE network_id = ANY ($1) AND person_id = (SELECT app.me())',
          [ids],
        ),
      ({ network_id }) => network_id,
    );
    return row?.level ?? null;
  }

  async choiceOf(tx: Tx, challengeId: string): Promise<ThreadChoice> {
    const row = await tx.load(
      this.choiceOf,
      challengeId,
      (ids) =>
        tx.rows<{ challenge_id: string; choice: ThreadChoice }>(
          'SELECT challenge_id, choice FROM thread_notice_choices WHERE challenge_id = ANY ($1) AND person_id = (SELECT app.me())',
          [ids],
        ),
      ({ challenge_id }) => challenge_id,
    );
    return row?.choice ?? 'AS_ROOM';
  }

  /** `threadsToo`: the threads of the room are as the room again. */
  async chooseRoom(tx: Tx, networkId: string, level: NoticeLevel, threadsToo: boolean): Promise<void> {
    if (!(await membershipOf(tx, networkId)).seatId) throw notFound();
    await tx.rows(
      `INSERT INTO room_notice_choices (person_id, network_id, level) VALUES ($1, $2, $3)
       ON CONFLICT (person_id, network_id) DO UPDATE SET level = excluded.level`,
      [tx.me, networkId, level],
    );
    if (threadsToo)
      await tx.rows('DELETE FROM thread_notice_choices WHERE network_id = $1 AND person_id = (SELECT app.me())', [
        networkId,
      ]);
  }

  async chooseThread(tx: Tx, challengeId: string, choice: ThreadChoice): Promise<void> {
    const challenge = await challengeOf(tx, challengeId);
    if (!challenge) throw notFound();
    if (choice === 'AS_ROOM')
      await tx.rows('DELETE FROM thread_notice_choices WHERE challenge_id = $1 AND person_id = (SELECT app.me())', [
        challengeId,
      ]);
    else
      await tx.rows(
        `INSERT INTO thread_notice_choices (person_id, challenge_id, network_id, choice) VALUES ($1, $2, $3, $4)
         ON CONFLICT (person_id, challenge_id) DO UPDATE SET choice = excluded.choice`,
        [tx.me, challengeId, challenge.networkId, choice],
      );
  }
}
