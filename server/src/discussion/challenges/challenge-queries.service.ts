import { limits } from '@krets/shared/limits';
import { Injectable } from '@nestjs/common';
import { membershipOf, mySeats } from '../../networks/membership/membership.js';
import { allSeatsOf, type SeatWithPerson, seatsOf } from '../../networks/membership/seat.entity.js';
import { mayRead } from '../../networks/network.policy.js';
import { type Readers, readersAmong } from '../../networks/networks.types.js';
import { AccessCheck } from '../../platform/access-check.js';
import type { Tx } from '../../platform/database/tx.js';
import { notFound } from '../../platform/errors.js';
import { cursorOf, numbersIn, pageOf, pageSize } from '../../platform/graphql/paging.js';
import { Challenge, challengeOf } from './challenge.entity.js';
import { mayReadChallenge } from './challenge.policy.js';
import { type ChallengeVersion, StoredChallengeVersion } from './challenge-version.entity.js';
import type { ChallengeConnection, ChallengeFilter, FirstUnread, PageOfChallenges } from './challenges.types.js';
import { readMarkSeq } from './thread.entity.js';

/** A thread as one person may see it. */
export type ThreadState = {
  contributionCount: number;
  answers: number;
  lastActivityAt: Date;
  myReadSeq: number;
  neverOpened: boolean;
  newToMe: number;
};

type SingleState = ThreadState & { firstUnread: { id: string; before: number[] | null } | null };

/** Contributions by others after the read mark `m` in thread `t`. */
const unread = `SELECT n.id, n.path, n.path_key FROM contributions n
  WHERE n.challenge_id = t.id AND n.seq > ${readMarkSeq} AND n.author_id <> (SELECT app.me()) AND n.withdrawn_at IS NULL`;

/** The largest integer of the database. */
const largest = 2 ** 31 - 1;

const ownMark = 'LEFT JOIN read_marks m ON m.challenge_id = t.id AND m.person_id = (SELECT app.me())';

const stateColumns = `h.contributions AS "contributionCount", h.answers, h.last_at AS "lastActivityAt",
  coalesce(m.seq, 0) AS "myReadSeq", m.seq IS NULL AND t.owner_id <> (SELECT app.me()) AS "neverOpened",
  (SELECT count(*)::int FROM (${unread} LIMIT ${limits.unreadCounted}) counted) AS "newToMe"`;

/** With the cursor before it. */
const placeOf = (first: string) => `(SELECT json_build_object('id', f.id, 'before',
     (SELECT b.path FROM contributions b WHERE b.challenge_id = t.id AND b.path_key < f.path_key ORDER BY b.path_key DESC LIMIT 1))
   FROM (${first} LIMIT 1) f)`;

/** In reading order. After a mark the number is searched first, so that the read part of a long thread is not scanned. */
const firstUnread = `CASE WHEN m.seq IS NULL THEN ${placeOf(`${unread} ORDER BY n.path_key`)}
   ELSE ${placeOf(`SELECT * FROM (${unread} OFFSET 0) u ORDER BY u.path_key`)} END AS "firstUnread"`;

/** For challenge `t` with thread `h`, whose last number excludes most challenges before their contributions are read. */
const somethingNew = `(m.seq IS NULL AND t.owner_id <> (SELECT app.me()) OR h.last_seq > ${readMarkSeq} AND EXISTS (${unread}))`;

const filters: Record<ChallengeFilter, string> = {
  ALL: 't.withdrawn_at IS NULL',
  UNANSWERED: 't.withdrawn_at IS NULL AND h.answers = 0',
  NEW_TO_ME: `t.withdrawn_at IS NULL AND ${somethingNew}`,
  MINE: 't.owner_id = (SELECT app.me())',
};

@Injectable()
export class ChallengeQueries {
  constructor(private readonly accessCheck: AccessCheck) {}

  async read(tx: Tx, id: string): Promise<Challenge> {
    const [challenge] = await Promise.all([challengeOf(tx, id), mySeats(tx)]);
    if (!challenge) throw notFound();
    this.accessCheck.assertAllowed(mayReadChallenge(await membershipOf(tx, challenge.networkId), challenge));
    return challenge;
  }

  /** As row-level security shows each of them. */
  async readersOf(tx: Tx, { id, networkId }: Challenge): Promise<Readers> {
    const reading = tx.load(
      this.readersOf,
      id,
      (ids) =>
        tx.rows<{ id: string; seats: string[] }>(
          `SELECT t.id, app.reader_seats(t.id) AS seats FROM unnest($1::uuid[]) t (id)`,
          [ids],
        ),
      (row) => row.id,
    );
    const [found, seats] = await Promise.all([reading, seatsOf(tx, networkId)]);
    return readersAmong(seats.filter((seat) => found?.seats.includes(seat.id)));
  }

  /** Pinned ones first, then by latest answer. */
  async list(tx: Tx, networkId: string, { first, after, filter }: PageOfChallenges): Promise<ChallengeConnection> {
    const [before] = numbersIn(after) ?? [];
    const listed = tx.selectWith<Challenge, ThreadState & { lastSeq: number; owner?: SeatWithPerson }>(
      Challenge,
      `h.last_seq AS "lastSeq", ${stateColumns}`,
      // Selects ids first, so that only the rows shown are fetched and counted.
      `JOIN threads h ON h.challenge_id = t.id ${ownMark}
       WHERE t.id IN (
         SELECT t.id FROM challenges t JOIN threads h ON h.challenge_id = t.id ${ownMark}
         WHERE $2::integer IS NULL AND t.network_id = $1 AND t.pinned_at IS NOT NULL AND ${filters[filter]}
         UNION ALL
         (SELECT t.id FROM threads h JOIN challenges t ON t.id = h.challenge_id ${ownMark}
          WHERE h.network_id = $1 AND h.last_seq < CASE WHEN $2::integer IS NULL THEN ${largest} ELSE $2 END
            AND t.pinned_at IS NULL AND ${filters[filter]}
          ORDER BY h.last_seq DESC LIMIT $3))
       ORDER BY t.pinned_at DESC NULLS LAST, h.last_seq DESC`,
      [networkId, before ?? null, pageSize(first) + 1],
    );
    const [found, seats] = await Promise.all([listed, allSeatsOf(tx, networkId)]);
    const seatsById = new Map(seats.map((seat) => [seat.id, seat]));
    for (const one of found) one.owner = seatsById.get(one.seatId);
    const pinned = found.filter(({ pinnedAt }) => pinnedAt);
    const { nodes, pageInfo } = pageOf(found.slice(pinned.length), first, ({ lastSeq }) => cursorOf([lastSeq]));
    return { nodes: [...pinned, ...nodes], pageInfo };
  }

  /** Unanswered challenges by others, oldest first; at most ten. */
  listUnanswered(tx: Tx): Promise<Challenge[]> {
    return tx.select(
      Challenge,
      `JOIN threads h ON h.challenge_id = t.id
       WHERE h.answers = 0 AND t.owner_id <> (SELECT app.me()) AND t.withdrawn_at IS NULL ORDER BY t.created_at LIMIT 10`,
    );
  }

  async stateOf(tx: Tx, challengeId: string): Promise<SingleState> {
    const state = await tx.load(
      ChallengeQueries,
      challengeId,
      (ids) =>
        tx.rows<SingleState & { challengeId: string }>(
          `SELECT t.id AS "challengeId", ${stateColumns}, ${firstUnread}
           FROM challenges t JOIN threads h ON h.challenge_id = t.id ${ownMark} WHERE t.id = ANY($1)`,
          [ids],
        ),
      (row) => row.challengeId,
    );
    if (!state) throw notFound();
    return state;
  }

  /** In reading order, with the cursor of the page that begins with it. */
  async firstUnread(tx: Tx, challengeId: string): Promise<FirstUnread | null> {
    const { firstUnread: first } = await this.stateOf(tx, challengeId);
    return first && { id: first.id, before: first.before && cursorOf(first.before) };
  }

  async earlier(tx: Tx, challenge: Challenge): Promise<ChallengeVersion[]> {
    if (!challenge.editedAt) return [];
    const stored = await tx.select(
      StoredChallengeVersion,
      `WHERE t.challenge_id = $1 ORDER BY t.version LIMIT ${limits.page}`,
      [challenge.id],
    );
    return stored.map(({ content, replacedAt }) => ({ ...content, replacedAt }));
  }

  /** How many challenges of the network hold something new for the viewer. */
  async countNewIn(tx: Tx, networkId: string): Promise<number> {
    const room = await tx.load(
      this.countNewIn,
      networkId,
      (ids) =>
        tx.rows<{ network_id: string; n: number }>(
          `SELECT h.network_id, count(*)::int AS n FROM threads h JOIN challenges t ON t.id = h.challenge_id ${ownMark}
           WHERE h.network_id = ANY($1) AND ${filters.NEW_TO_ME} GROUP BY h.network_id`,
          [ids],
        ),
      (row) => row.network_id,
    );
    return room?.n ?? 0;
  }

  /** Moves the viewer's own read mark forward, never back and never past the last journal number. */
  async markRead(tx: Tx, challengeId: string, seq: number): Promise<void> {
    const challenge = await this.read(tx, challengeId);
    const unread = tx.rows(
      'SELECT FROM notices WHERE person_id = (SELECT app.me()) AND challenge_id = $1 AND seen_at IS NULL LIMIT 1',
      [challengeId],
    );
    const marked = tx.rows(
      `INSERT INTO read_marks (person_id, challenge_id, network_id, seq)
       SELECT $1, $2, $3, least($4, (SELECT last_seq FROM threads WHERE challenge_id = $2))
       ON CONFLICT (person_id, challenge_id) DO UPDATE SET seq = greatest(read_marks.seq, excluded.seq)`,
      [tx.me, challengeId, challenge.networkId, Math.max(seq, 0)],
    );
    const [notices] = await Promise.all([unread, marked]);
    // The database marks the notices of the thread too.
    if (notices.length > 0) tx.events.push({ noticed: [tx.me] });
  }

  /** Moves the viewer's read marks of all threads of a room to this journal number. What came after it stays unread. */
  async markRoomRead(tx: Tx, networkId: string, seq: number): Promise<void> {
    this.accessCheck.assertAllowed(mayRead(await membershipOf(tx, networkId)));
    await tx.rows(
      `INSERT INTO read_marks (person_id, challenge_id, network_id, seq)
       SELECT (SELECT app.me()), h.challenge_id, h.network_id, least($2, h.last_seq)
       FROM threads h JOIN challenges t ON t.id = h.challenge_id ${ownMark}
       WHERE h.network_id = $1 AND t.withdrawn_at IS NULL AND (m.seq IS NULL OR (m.seq < h.last_seq AND m.seq < $2))
         AND NOT EXISTS (SELECT FROM journal j WHERE j.network_id = $1 AND j.seq > $2
           AND j.subject_id = t.id AND j.topic = 'CHALLENGE' AND j.kind = 'POSTED')
       ON CONFLICT (person_id, challenge_id) DO UPDATE SET seq = greatest(read_marks.seq, excluded.seq)`,
      [networkId, Math.max(seq, 0)],
    );
    tx.events.push({ noticed: [tx.me] });
  }
}
