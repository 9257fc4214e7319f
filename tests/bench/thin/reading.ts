import type pg from 'pg';

type Row = Record<string, unknown>;
const kinds = ['EXPERIENCE', 'QUESTION', 'ANSWER', 'PERSPECTIVE', 'IDEA', 'RESOURCE', 'REPLY', 'THANKS'];

export const seatColumns = (s: string, as: string) =>
  `${s}.id AS ${as}_id, ${s}.role AS ${as}_role, ${s}.role_title AS ${as}_title, ${s}.ended_at AS ${as}_ended,
   ${s}p.id AS ${as}_person, ${s}p.name AS ${as}_name, ${s}o.orgnr AS ${as}_orgnr, ${s}o.name_nn AS ${as}_nn, ${s}o.name_nb AS ${as}_nb, ${s}o.name_en AS ${as}_en`;
export const seatJoins = (s: string, on: string, join = 'JOIN') =>
  `${join} seats ${s} ON ${s}.id = ${on} ${join} people ${s}p ON ${s}p.id = ${s}.person_id ${join} organisations ${s}o ON ${s}o.orgnr = ${s}.orgnr`;

const seatIn = (row: Row, as: string) =>
  row[`${as}_id`]
    ? {
        id: row[`${as}_id`],
        role: row[`${as}_role`],
        roleTitle: row[`${as}_title`],
        endedAt: row[`${as}_ended`],
        person: { id: row[`${as}_person`], name: row[`${as}_name`] },
        organisation: {
          orgnr: row[`${as}_orgnr`],
          name: { nn: row[`${as}_nn`], nb: row[`${as}_nb`], en: row[`${as}_en`] },
        },
      }
    : null;

const withoutOwner = (row: Row) =>
  Object.fromEntries(Object.entries(row).filter(([name]) => !name.startsWith('owner_') && name !== 'last_seq'));

const unread = `SELECT 1 FROM contributions n WHERE n.challenge_id = c.id AND n.seq > coalesce(m.seq, 0) AND n.author_id <> $1 AND n.withdrawn_at IS NULL`;
const state = `h.answers, h.contributions AS "contributionCount", h.last_at AS "lastActivityAt",
  (SELECT count(*)::int FROM (${unread} LIMIT 100) counted) AS "newToMe", m.seq IS NULL AND c.owner_id <> $1 AS "neverOpened"`;
const mark = 'LEFT JOIN read_marks m ON m.challenge_id = c.id AND m.person_id = $1';
/** The membership check: no row comes out to somebody without an active seat. */
const member = (network: string) =>
  `JOIN seats mine ON mine.network_id = ${network} AND mine.person_id = $1 AND mine.ended_at IS NULL`;

export const session = (tokenHash: string): pg.QueryConfig => ({
  name: 'session',
  text: 'SELECT person_id FROM sessions WHERE token_hash = $1 AND expires_at > now()',
  values: [tokenHash],
});

const challengeSql = `SELECT c.id, c.network_id AS "networkId", c.title, c.situation, c.role, c.pull_a AS "pullA", c.pull_b AS "pullB", c.tried,
    c.help_wanted AS "helpWanted", c.decide_by AS "decideBy", c.reshare, c.lang, c.created_at AS "createdAt", c.edited_at AS "editedAt",
    c.withdrawn_at AS "withdrawnAt", coalesce(m.seq, 0) AS "myReadSeq", ${state}, ${seatColumns('s', 'owner')}
  FROM challenges c ${member('c.network_id')} JOIN threads h ON h.challenge_id = c.id ${mark} ${seatJoins('s', 'c.seat_id')}
  WHERE c.id = $2 AND (c.withdrawn_at IS NULL OR c.owner_id = $1)`;

export const contributionColumns = `t.id, t.client_id AS "clientId", t.challenge_id AS "challengeId", t.parent_id AS "parentId", t.kind, t.body, t.link, t.lang,
    t.seq, t.path, t.created_at AS "createdAt", t.edited_at AS "editedAt", t.withdrawn_at AS "withdrawnAt",
    ${seatColumns('s', 'author')}, ${seatColumns('a', 'answered')}`;
export const contributionJoins = `${seatJoins('s', 't.seat_id')}
  LEFT JOIN contributions parent ON parent.id = t.parent_id AND cardinality(t.path) = 3 AND cardinality(parent.path) = 3
  ${seatJoins('a', 'parent.seat_id', 'LEFT JOIN')}`;

const pageSql = `SELECT ${contributionColumns} FROM contributions t ${contributionJoins}
  WHERE t.challenge_id = $1 AND t.path > $2::int[] ORDER BY t.path LIMIT $3`;

const firstUnreadSql = `SELECT n.id, (SELECT b.path FROM contributions b WHERE b.challenge_id = n.challenge_id AND b.path < n.path ORDER BY b.path DESC LIMIT 1) AS before
  FROM contributions n WHERE n.challenge_id = $1 AND n.seq > $2 AND n.author_id <> $3 AND n.withdrawn_at IS NULL ORDER BY n.path LIMIT 1`;

export function contributionIn(row: Row, me: string) {
  const own = row.author_person === me;
  const { id, clientId, challengeId, parentId, kind, body, link, lang, seq, createdAt, editedAt, withdrawnAt } = row;
  const path = row.path as number[];
  return {
    ...{ id, clientId, challengeId, parentId, kind, body, link, lang, seq, path, depth: path.length - 1 },
    ...{ createdAt, editedAt, withdrawnAt, author: seatIn(row, 'author'), answersTo: seatIn(row, 'answered') },
    viewerMay: {
      edit: own && !withdrawnAt,
      withdraw: own && !withdrawnAt,
      restore: own && !!withdrawnAt,
      reply: !withdrawnAt,
    },
  };
}

type Page = { id: string; first: number; after?: string | null };

export async function thread(db: pg.PoolClient, me: string, { id, first, after }: Page) {
  const [row] = (await db.query({ name: 'challenge', text: challengeSql, values: [me, id] })).rows;
  if (!row) return { challenge: null };
  const [unreadRows, found] = await Promise.all([
    row.newToMe === 0
      ? { rows: [] }
      : db.query({ name: 'unread', text: firstUnreadSql, values: [id, row.myReadSeq, me] }),
    db.query({ name: 'page', text: pageSql, values: [id, after?.split('.').map(Number) ?? [], first + 1] }),
  ]);
  const [next] = unreadRows.rows as { id: string; before: number[] | null }[];
  const nodes = found.rows.slice(0, first).map((said) => contributionIn(said, me));
  const own = row.owner_person === me;
  const open = !row.withdrawnAt;
  return {
    challenge: {
      ...withoutOwner(row),
      firstUnread: next ? { id: next.id, before: next.before?.join('.') ?? null } : null,
      owner: seatIn(row, 'owner'),
      viewerMay: { contribute: kinds, revise: own && open, withdraw: own && open, restore: own && !open },
      contributions: {
        nodes,
        pageInfo: { hasNextPage: found.rows.length > first, endCursor: nodes.at(-1)?.path.join('.') ?? null },
      },
    },
  };
}

const roomSql = `SELECT t.id, t.name, (SELECT count(*)::int FROM challenges c ${mark}
    WHERE c.network_id = t.id AND c.withdrawn_at IS NULL AND (m.seq IS NULL AND c.owner_id <> $1 OR EXISTS (${unread}))) AS "newToMe"
  FROM networks t ${member('t.id')} WHERE t.id = $2`;
const listSql = `SELECT c.id, c.title, c.help_wanted AS "helpWanted", c.decide_by AS "decideBy", c.lang, c.created_at AS "createdAt", c.edited_at AS "editedAt",
    c.withdrawn_at AS "withdrawnAt", h.last_seq, ${state}, ${seatColumns('s', 'owner')}
  FROM threads h JOIN challenges c ON c.id = h.challenge_id ${mark} ${seatJoins('s', 'c.seat_id')}
  WHERE h.network_id = $2 AND c.withdrawn_at IS NULL ORDER BY h.last_seq DESC LIMIT $3`;

export async function list(db: pg.PoolClient, me: string, { id, first }: Page) {
  const [room] = (await db.query({ name: 'room', text: roomSql, values: [me, id] })).rows;
  if (!room) return { network: null };
  const { rows } = await db.query({ name: 'list', text: listSql, values: [me, id, first + 1] });
  const nodes = rows.slice(0, first).map((row: Row) => ({
    ...withoutOwner(row),
    owner: seatIn(row, 'owner'),
  }));
  const endCursor = rows[Math.min(first, rows.length) - 1]?.last_seq;
  return {
    network: {
      ...room,
      challenges: {
        nodes,
        pageInfo: { hasNextPage: rows.length > first, endCursor: endCursor === undefined ? null : String(endCursor) },
      },
    },
  };
}
