import { limits } from '@krets/shared/limits';
import { Injectable } from '@nestjs/common';
import { mySeats, standingOf } from '../networks/standing.js';
import type { Tx } from '../platform/database/tx.js';
import { notFound } from '../platform/errors.js';
import { Gate } from '../platform/gate.js';
import { cursorOf, numbersIn, pageOf, pageSize } from '../platform/graphql/paging.js';
import { Challenge, challengeOf } from './challenge.entity.js';
import { mayReadChallenge } from './challenge.policy.js';
import { type ChallengeVersion, StoredChallengeVersion } from './challenge-version.entity.js';
import type { ChallengeConnection, ChallengeFilter, FirstUnread, PageOfChallenges } from './challenges.types.js';

/** A thread as one person meets it. */
export type ThreadState = {
  contributionCount: number;
  answers: number;
  lastActivityAt: Date;
  myReadSeq: number;
  neverOpened: boolean;
  newToMe: number;
};

/** Contributions by others after the read mark `m` in the thread of `t`. */
const unread = `SELECT 1 FROM contributions n
  WHERE n.challenge_id = t.id AND n.seq > coalesce(m.seq, 0) AND n.author_id <> (SELECT app.me()) AND n.withdrawn_at IS NULL`;

const ownMark = 'LEFT JOIN read_marks m ON m.challenge_id = t.id AND m.person_id = (SELECT app.me())';

const stateColumns = `h.contributions AS "contributionCount", h.answers, h.last_at AS "lastActivityAt",
  coalesce(m.seq, 0) AS "myReadSeq", m.seq IS NULL AND t.owner_id <> (SELECT app.me()) AS "neverOpened",
  (SELECT count(*)::int FROM (${unread} LIMIT ${limits.unreadCounted}) counted) AS "newToMe"`;

const somethingNew = `(m.seq IS NULL AND t.owner_id <> (SELECT app.me()) OR EXISTS (${unread}))`;

const filters: Record<ChallengeFilter, string> = {
  ALL: 't.withdrawn_at IS NULL',
  UNANSWERED: 't.withdrawn_at IS NULL AND h.answers = 0',
  NEW_TO_ME: `t.withdrawn_at IS NULL AND ${somethingNew}`,
  MINE: 't.owner_id = app.me()',
};

@Injectable()
export class ReadingChallenges {
  constructor(private readonly gate: Gate) {}

  async read(tx: Tx, id: string): Promise<Challenge> {
    const [challenge] = await Promise.all([challengeOf(tx, id), mySeats(tx)]);
    if (!challenge) throw notFound();
    this.gate.demand(mayReadChallenge(await standingOf(tx, challenge.networkId), challenge));
    return challenge;
  }

  /** The pinned ones, then the most recently answered first. */
  async list(tx: Tx, networkId: string, { first, after, filter }: PageOfChallenges): Promise<ChallengeConnection> {
    const [before] = numbersIn(after) ?? [2 ** 31 - 1];
    const found = (tail: string, values: unknown[]) =>
      tx.selectWith<Challenge, ThreadState & { lastSeq: number }>(
        Challenge,
        `h.last_seq AS "lastSeq", ${stateColumns}`,
        `JOIN threads h ON h.challenge_id = t.id ${ownMark} WHERE h.network_id = $1 AND ${filters[filter]} AND ${tail}`,
        [networkId, ...values],
      );
    const [pinned, others] = await Promise.all([
      after ? [] : found(`t.pinned_at IS NOT NULL ORDER BY t.pinned_at DESC LIMIT ${limits.pinned}`, []),
      found('t.pinned_at IS NULL AND h.last_seq < $2 ORDER BY h.last_seq DESC LIMIT $3', [before, pageSize(first) + 1]),
    ]);
    const { nodes, pageInfo } = pageOf(others, first, ({ lastSeq }) => cursorOf([lastSeq]));
    return { nodes: [...pinned, ...nodes], pageInfo };
  }

  async stateOf(tx: Tx, challengeId: string): Promise<ThreadState> {
    const state = await tx.load(
      ReadingChallenges,
      challengeId,
      (ids) =>
        tx.rows<ThreadState & { challengeId: string }>(
          `SELECT t.id AS "challengeId", ${stateColumns} FROM challenges t JOIN threads h ON h.challenge_id = t.id ${ownMark}
           WHERE t.id = ANY($1)`,
          [ids],
        ),
      (row) => row.challengeId,
    );
    if (!state) throw notFound();
    return state;
  }

  /** In reading order, with the cursor of the page that begins with it. */
  async firstUnread(tx: Tx, challengeId: string): Promise<FirstUnread | null> {
    const { myReadSeq, newToMe } = await this.stateOf(tx, challengeId);
    if (newToMe === 0) return null;
    const row = await tx.row<{ id: string; before: number[] | null }>(
      `SELECT n.id, (SELECT b.path FROM contributions b WHERE b.challenge_id = n.challenge_id AND b.path < n.path
                     ORDER BY b.path DESC LIMIT 1) AS before
       FROM contributions n
       WHERE n.challenge_id = $1 AND n.seq > $2 AND n.author_id <> $3 AND n.withdrawn_at IS NULL
       ORDER BY n.path LIMIT 1`,
      [challengeId, myReadSeq, tx.me],
    );
    return row ? { id: row.id, before: row.before && cursorOf(row.before) } : null;
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

  /** How many challenges of the room hold something new to the viewer. */
  async newIn(tx: Tx, networkId: string): Promise<number> {
    const room = await tx.load(
      this.newIn,
      networkId,
      (ids) =>
        tx.rows<{ network_id: string; n: number }>(
          `SELECT t.network_id, count(*)::int AS n FROM challenges t ${ownMark}
           WHERE t.network_id = ANY($1) AND ${filters.NEW_TO_ME} GROUP BY t.network_id`,
          [ids],
        ),
      (row) => row.network_id,
    );
    return room?.n ?? 0;
  }

  /** Moves the viewer's own mark forward, never back and never past what has been posted. */
  async markRead(tx: Tx, challengeId: string, seq: number): Promise<void> {
    const challenge = await this.read(tx, challengeId);
    await tx.rows(
      `INSERT INTO read_marks (person_id, challenge_id, network_id, seq)
       SELECT $1, $2, $3, least($4, (SELECT last_seq FROM threads WHERE challenge_id = $2))
       ON CONFLICT (person_id, challenge_id) DO UPDATE SET seq = greatest(read_marks.seq, excluded.seq)`,
      [tx.me, challengeId, challenge.networkId, Math.max(seq, 0)],
    );
  }
}
