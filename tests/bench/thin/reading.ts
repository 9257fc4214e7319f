import type pg from 'pg';
import {
  contributionIn,
  kinds,
  member,
  organisationIn,
  readerIn,
  seatColumns,
  seatIn,
  seatJoins,
  speakerIn,
  without,
} from './shapes.js';

/** Leaves out posts from before the seat began, and challenges closed to its agency. */
const shown = (c: string) =>
  `(${c}.owner_id = $1 OR (${c}.withdrawn_at IS NULL AND ${c}.hidden_from_orgnr IS DISTINCT FROM mine.orgnr
    AND (mine.reads_from IS NULL OR ${c}.created_at >= mine.reads_from)))`;
const unread = `SELECT 1 FROM contributions n
  WHERE n.challenge_id = c.id AND n.seq > coalesce(m.seq, 0) AND n.author_id <> $1 AND n.withdrawn_at IS NULL`;
const state = `(SELECT count(*)::int FROM (${unread} LIMIT 100) counted) AS "newToMe",
  m.seq IS NULL AND c.owner_id <> $1 AS "neverOpened"`;
const mark = 'LEFT JOIN read_marks m ON m.challenge_id = c.id AND m.person_id = $1';

const headSql = `
  SELECT c.id, c.network_id AS "networkId", c.title, c.situation, c.role, c.pull_a AS "pullA", c.pull_b AS "pullB", c.tried,
    c.help_wanted AS "helpWanted", c.decide_by AS "decideBy", c.reshare, c.lang, c.created_at AS "createdAt",
    c.edited_at AS "editedAt", c.withdrawn_at AS "withdrawnAt", c.pinned_at AS "pinnedAt", c.locked_at AS "lockedAt",
    c.status, c.status_note AS "statusNote", c.status_at AS "statusAt",
    coalesce((SELECT o.choice FROM thread_notice_choices o WHERE o.challenge_id = c.id AND o.person_id = $1), 'AS_ROOM') AS "myNotices",
    coalesce(m.seq, 0) AS "myReadSeq", ${state}, room.name AS network_name, mine.role AS my_role, mine.id AS my_seat,
    (SELECT k.journal_seq FROM network_counters k WHERE k.network_id = room.id) AS network_seq,
    d.orgnr AS closed_orgnr, d.name_nn AS closed_nn, d.name_nb AS closed_nb, d.name_en AS closed_en, ${seatColumns('s', 'owner')}
  FROM challenges c ${member('c.network_id')} ${mark} ${seatJoins('s', 'c.seat_id')}
  LEFT JOIN organisations d ON d.orgnr = c.hidden_from_orgnr
  WHERE c.id = $2 AND ${shown('c')}`;

const readersSql = `
  SELECT s.orgnr, ${seatColumns('s', 'reader')}
  FROM challenges c JOIN networks n ON n.id = c.network_id JOIN seats seat ON seat.network_id = n.id ${seatJoins('s', 'seat.id')}
  WHERE c.id = $1 AND s.ended_at IS NULL AND s.on_leave_at IS NULL AND s.charter_version = n.charter_version
    AND (c.owner_id = s.person_id OR (c.withdrawn_at IS NULL AND c.hidden_from_orgnr IS DISTINCT FROM s.orgnr
         AND (s.reads_from IS NULL OR c.created_at >= s.reads_from)))
  ORDER BY s.role, s.taken_at, s.id`;

const quotesSql = 'SELECT q.id FROM quotes q WHERE q.challenge_id = $1';

const firstUnreadSql = `SELECT n.id FROM contributions n
  WHERE n.challenge_id = $1 AND n.seq > $2 AND n.author_id <> $3 AND n.withdrawn_at IS NULL ORDER BY n.path LIMIT 1`;

const savedSql = 'SELECT i.subject_id FROM saved_items i WHERE i.person_id = $1 AND i.challenge_id = $2';

/** The corpus has no meetings: what they wrote about the challenge is looked for, and not found. */
const takenUpSql =
  'SELECT a.id FROM agenda_items a WHERE a.challenge_id = $1 AND a.withdrawn_at IS NULL AND a.meeting_id IS NOT NULL';

const besideSql = `SELECT r.id FROM attachments a JOIN resources r ON r.id = a.resource_id
  WHERE a.challenge_id = $1 AND r.withdrawn_at IS NULL ORDER BY a.attached_at`;

const pageSql = `
  SELECT t.id, t.client_id AS "clientId", t.parent_id AS "parentId", t.kind, t.body, t.link, t.resource_id AS "resourceId", t.lang, t.seq, t.path,
    t.created_at AS "createdAt", t.edited_at AS "editedAt", t.withdrawn_at AS "withdrawnAt", t.hidden_at AS "hiddenAt",
    t.hidden_reason AS "hiddenReason", t.hidden_answer AS "hiddenAnswer", t.split_proposed_at AS "splitProposedAt",
    t.mentions, mine.role AS my_role, ${seatColumns('s', 'author')},
    CASE WHEN cardinality(t.path) = 3 THEN
      (SELECT ap.name FROM contributions a JOIN people ap ON ap.id = a.author_id
       WHERE a.id = t.parent_id AND cardinality(a.path) = 3) END AS answered_name
  FROM contributions t JOIN challenges c ON c.id = t.challenge_id ${member('c.network_id')} ${seatJoins('s', 't.seat_id')}
  WHERE t.challenge_id = $2 AND ${shown('c')} AND t.path_key > $3 ORDER BY t.path_key LIMIT $4`;

const listSql = `
  SELECT c.id, c.network_id AS "networkId", c.title, c.help_wanted AS "helpWanted", c.decide_by AS "decideBy",
    c.created_at AS "createdAt", c.withdrawn_at AS "withdrawnAt", c.pinned_at AS "pinnedAt",
    c.locked_at AS "lockedAt", c.status, c.status_at AS "statusAt", h.answers, h.last_at AS "lastActivityAt", ${state},
    h.last_seq, ${seatColumns('s', 'owner')}
  FROM threads h JOIN challenges c ON c.id = h.challenge_id ${member('h.network_id')} ${mark} ${seatJoins('s', 'c.seat_id')}
  WHERE h.network_id = $2 AND c.withdrawn_at IS NULL AND ${shown('c')} ORDER BY h.last_seq DESC LIMIT $3`;

const reactionsSql = `SELECT g.contribution_id, g.kind, ${seatColumns('s', 'giver')}
  FROM contribution_reactions g ${seatJoins('s', 'g.seat_id')} WHERE g.contribution_id = ANY ($1)`;

const picturesSql = `SELECT i.contribution_id, f.id, f.name, i.alt, d.width, d.height
  FROM contribution_images i JOIN files f ON f.id = i.file_id JOIN file_contents d ON d.id = f.content_id WHERE i.contribution_id = ANY ($1) ORDER BY i.place`;

type Asked = { id: string; first: number; after?: string | null };

export async function head(db: pg.PoolClient, me: string, { id }: Asked) {
  const [found, readers, resources, quotes, saved, takenUp] = await Promise.all([
    db.query({ name: 'head', text: headSql, values: [me, id] }),
    db.query({ name: 'readers', text: readersSql, values: [id] }),
    db.query({ name: 'beside', text: besideSql, values: [id] }),
    db.query({ name: 'quotes', text: quotesSql, values: [id] }),
    db.query({ name: 'saved', text: savedSql, values: [me, id] }),
    db.query({ name: 'taken-up', text: takenUpSql, values: [id] }),
  ]).then((results) => results.map(({ rows }) => rows));
  const [row] = found ?? [];
  if (!row) return { challenge: null };
  const { network_name, network_seq, my_role, my_seat, closed_orgnr, ...rest } = row;
  const { rows: unread } = row.newToMe
    ? await db.query({ name: 'first-unread', text: firstUnreadSql, values: [id, row.myReadSeq, me] })
    : { rows: [null] };
  const own = row.owner_person === me;
  const open = !row.withdrawnAt;
  return {
    challenge: {
      ...without(without(rest, 'owner_'), 'closed_'),
      closedTo: closed_orgnr ? { orgnr: closed_orgnr, ...organisationIn(row, 'closed') } : null,
      firstUnread: unread[0] ?? null,
      resources,
      quotes,
      mySaved: saved?.map(({ subject_id }) => subject_id),
      takenUp,
      network: { id: row.networkId, name: network_name, journalSeq: network_seq, mySeat: { id: my_seat } },
      readers: {
        people: readers?.length,
        organisations: new Set(readers?.map(({ orgnr }) => orgnr)).size,
        seats: readers?.map(readerIn),
      },
      owner: seatIn(row, 'owner'),
      viewerMay: {
        contribute: row.lockedAt ? [] : kinds,
        mark: own && open,
        revise: own && open,
        withdraw: own && open,
        restore: own && !open,
        moderate: my_role === 'FACILITATOR' && open,
        reportContent: !own && open,
      },
    },
  };
}

export async function page(db: pg.PoolClient, me: string, { id, first, after }: Asked) {
  const key = (after?.split('.') ?? []).map((n) => Number(n).toString(16).padStart(8, '0')).join('');
  const values = [me, id, key, first + 1];
  const { rows } = await db.query({ name: 'page', text: pageSql, values });
  const shownRows = rows.slice(0, first);
  const ids = shownRows.map((row) => row.id);
  const [reactions, pictures] = await Promise.all([
    db.query({ name: 'reactions', text: reactionsSql, values: [ids] }),
    db.query({ name: 'pictures', text: picturesSql, values: [ids] }),
  ]);
  const nodes = shownRows.map((row) => ({
    ...contributionIn(row, me),
    reactions: reactions.rows
      .filter((one) => one.contribution_id === row.id)
      .map((one) => ({ kind: one.kind, seat: seatIn(one, 'giver') })),
    pictures: pictures.rows
      .filter((one) => one.contribution_id === row.id)
      .map(({ contribution_id, ...picture }) => picture),
  }));
  const endCursor = rows[nodes.length - 1]?.path.join('.') ?? null;
  return { challenge: { contributions: { nodes, pageInfo: { hasNextPage: rows.length > first, endCursor } } } };
}

export async function list(db: pg.PoolClient, me: string, { id, first }: Asked) {
  const { rows } = await db.query({ name: 'list', text: listSql, values: [me, id, first + 1] });
  const nodes = rows.slice(0, first).map(({ last_seq, ...row }) => ({
    ...without(row, 'owner_'),
    owner: speakerIn(row, 'owner'),
  }));
  const last = rows[nodes.length - 1];
  return {
    network: {
      challenges: {
        nodes,
        pageInfo: { hasNextPage: rows.length > first, endCursor: last ? String(last.last_seq) : null },
      },
    },
  };
}
