import type { Language } from '@krets/shared/kinds';
import { Charter } from '../networks/charter/charter.entity.js';
import { membershipOf } from '../networks/membership/membership.js';
import { seatsOf } from '../networks/membership/seat.entity.js';
import { networkOf } from '../networks/network.entity.js';
import { mayChangeSettings } from '../networks/network.policy.js';
import type { Tx } from '../platform/database/tx.js';
import { notFound } from '../platform/errors.js';
import type { ExportWriter } from './export-writer.js';
import { batch, inBatches, onward, type Read } from './in-batches.js';

type Row = Record<string, unknown>;

/** A network as its facilitator reads it. */
export async function writeRoomCopy(
  read: Read,
  writer: ExportWriter,
  networkId: string,
  language: Language,
): Promise<void> {
  const room = await read((tx) => roomOf(tx, networkId, language));
  await writer.facts({ name: room.name, purpose: room.purpose });
  await writer.section('seats', room.seats);
  await writer.list(
    'challenges',
    inBatches(room.challengeIds, 1, async (ids) => {
      const [challenge] = await read((tx) => challengesOf(tx, ids));
      return challenge ? [{ ...challenge, contributions: await contributionsOf(read, ids[0] ?? '') }] : [];
    }),
  );
  await writer.list(
    'messages',
    onward(0, (after) => read((tx) => messagesAfter(tx, networkId, after))),
  );
  await writer.list(
    'resources',
    inBatches(room.resourceIds, batch, (ids) => read((tx) => resourcesOf(tx, ids))),
  );
  await writer.section('meetings', room.meetings);
  await writer.section('charters', room.charters);
  await writer.section('log', room.log);
}

async function roomOf(tx: Tx, networkId: string, language: Language) {
  const [membership, network] = [await membershipOf(tx, networkId), await networkOf(tx, networkId)];
  if (!network || !mayChangeSettings(membership)) throw notFound();
  const idsFrom = async (table: string) =>
    (
      await tx.rows<{ id: string }>(
        `SELECT id FROM ${table} WHERE network_id = $1 AND withdrawn_at IS NULL ORDER BY created_at, id`,
        [networkId],
      )
    ).map(({ id }) => id);
  const [seats, challengeIds, resourceIds, meetings, charters, log] = await Promise.all([
    seatsOf(tx, networkId),
    idsFrom('challenges'),
    idsFrom('resources'),
    tx.rows(
      `SELECT t.day, t.time, t.minutes, t.place, t.link, t.preparation, t.stage,
         (SELECT coalesce(jsonb_agg(i.title ORDER BY i.place), '[]') FROM agenda_items i
          WHERE i.meeting_id = t.id AND i.withdrawn_at IS NULL) AS agenda,
         (SELECT coalesce(jsonb_agg(jsonb_build_object('title', i.title, 'learned', b.learned, 'takeaways', b.takeaways) ORDER BY i.place), '[]')
          FROM minutes_blocks b JOIN agenda_items i ON i.id = b.item_id WHERE b.meeting_id = t.id) AS "writtenMinutes"
       FROM meetings t WHERE t.network_id = $1 ORDER BY t.starts_at`,
      [networkId],
    ),
    tx.select(Charter, 'WHERE t.network_id = $1 ORDER BY t.version', [networkId]),
    tx.rows('SELECT at, kind, reason, detail FROM room_log WHERE network_id = $1 ORDER BY at', [networkId]),
  ]);
  return {
    name: network.name,
    purpose: network.purpose,
    seats: seats.map(({ role, roleTitle, organisation, takenAt }) => ({
      role,
      roleTitle,
      organisation: organisation.name[language],
      takenAt,
    })),
    challengeIds,
    resourceIds,
    meetings,
    charters,
    log,
  };
}

const challengesOf = (tx: Tx, ids: string[]) =>
  tx.rows<Row>(
    `SELECT s.role_title AS by, t.title, t.situation, t.role, t.pull_a AS "pullA", t.pull_b AS "pullB", t.tried, t.status, t.status_note AS "statusNote", t.created_at AS "createdAt"
     FROM challenges t JOIN seats s ON s.id = t.seat_id WHERE t.id = ANY ($1)`,
    [ids],
  );

/** Only one thread at a time is in memory. */
async function contributionsOf(read: Read, challengeId: string): Promise<Row[]> {
  const all: Row[] = [];
  const pages = onward('', (after) =>
    read((tx) =>
      tx.rows<Row & { place: string }>(
        `SELECT s.role_title AS by, t.kind, t.body, t.link, t.created_at AS "createdAt",
           (SELECT coalesce(jsonb_agg(p.alt ORDER BY p.place), '[]') FROM contribution_images p WHERE p.contribution_id = t.id) AS pictures,
           (SELECT left(p.body, 200) FROM contributions p WHERE p.id = t.parent_id AND p.withdrawn_at IS NULL) AS "answerTo",
           t.path_key AS place
         FROM contributions t JOIN seats s ON s.id = t.seat_id
         WHERE t.challenge_id = $1 AND t.path_key > $2 AND t.withdrawn_at IS NULL ORDER BY t.path_key LIMIT ${batch}`,
        [challengeId, after],
      ),
    ),
  );
  for await (const some of pages) all.push(...some);
  return all;
}

const messagesAfter = (tx: Tx, networkId: string, after: number) =>
  tx.rows<Row & { place: number }>(
    `SELECT s.role_title AS by, t.body, t.created_at AS "createdAt",
       (SELECT coalesce(jsonb_agg(p.alt ORDER BY p.place), '[]') FROM message_images p WHERE p.message_id = t.id) AS pictures, t.seq AS place
     FROM messages t JOIN seats s ON s.id = t.seat_id
     WHERE t.network_id = $1 AND t.seq > $2 AND t.withdrawn_at IS NULL ORDER BY t.seq LIMIT ${batch}`,
    [networkId, after],
  );

const resourcesOf = (tx: Tx, ids: string[]) =>
  tx.rows(
    `SELECT v.title, v.why, v.link, v.body, t.kind, t.created_at AS "createdAt" FROM resources t
     JOIN resource_versions v ON v.resource_id = t.id AND v.version = t.version WHERE t.id = ANY ($1) ORDER BY t.created_at, t.id`,
    [ids],
  );
