import type { Language } from '@krets/shared/kinds';
import { Injectable } from '@nestjs/common';
import { networkOf } from '../networks/network.entity.js';
import { mayShape } from '../networks/network.policy.js';
import { logInRoom } from '../networks/room-log.entity.js';
import { seatsOf } from '../networks/seat.entity.js';
import { standingOf } from '../networks/standing.js';
import type { Tx } from '../platform/database/tx.js';
import { notFound } from '../platform/errors.js';
import { Gate } from '../platform/gate.js';
import { copyOf } from './owndata.service.js';
import type { Copy } from './owndata.types.js';

type Told = { addresses: { email: string; language: Language }[] };

/** A facilitator takes a copy of the room, as far as she reads it, and every member is told. */
@Injectable()
export class RoomCopies {
  constructor(private readonly gate: Gate) {}

  async take(tx: Tx, networkId: string): Promise<Copy & Told> {
    const standing = await standingOf(tx, networkId);
    this.gate.demand(mayShape(standing));
    const network = await networkOf(tx, networkId);
    if (!network) throw notFound();
    const [seats, challenges, contributions, messages, resources, charters, log] = await Promise.all([
      seatsOf(tx, networkId),
      tx.rows(
        `SELECT t.id, s.role_title AS by, t.title, t.situation, t.role, t.pull_a AS "pullA", t.pull_b AS "pullB", t.tried, t.created_at AS "createdAt"
         FROM challenges t JOIN seats s ON s.id = t.seat_id WHERE t.network_id = $1 AND t.withdrawn_at IS NULL ORDER BY t.created_at`,
        [networkId],
      ),
      tx.rows(
        `SELECT t.challenge_id AS "challengeId", s.role_title AS by, t.kind, t.body, t.link, t.created_at AS "createdAt"
         FROM contributions t JOIN seats s ON s.id = t.seat_id WHERE t.network_id = $1 AND t.withdrawn_at IS NULL ORDER BY t.challenge_id, t.path`,
        [networkId],
      ),
      tx.rows(
        `SELECT s.role_title AS by, t.body, t.created_at AS "createdAt",
           (SELECT coalesce(jsonb_agg(p.alt ORDER BY p.place), '[]') FROM message_pictures p WHERE p.message_id = t.id) AS pictures
         FROM messages t JOIN seats s ON s.id = t.seat_id
         WHERE t.network_id = $1 AND t.withdrawn_at IS NULL ORDER BY t.seq`,
        [networkId],
      ),
      tx.rows(
        `SELECT v.title, v.why, v.link, v.body, t.kind, t.created_at AS "createdAt" FROM resources t
         JOIN resource_versions v ON v.resource_id = t.id AND v.version = t.version
         WHERE t.network_id = $1 AND t.withdrawn_at IS NULL ORDER BY t.created_at`,
        [networkId],
      ),
      tx.rows(`SELECT * FROM charters WHERE network_id = $1 ORDER BY version`, [networkId]),
      tx.rows(`SELECT at, kind, reason, detail FROM room_log WHERE network_id = $1 ORDER BY at`, [networkId]),
    ]);
    const rooms = seats.map(({ role, roleTitle, organisation, takenAt }) => ({
      role,
      roleTitle,
      organisation: organisation.nameNb,
      takenAt,
    }));
    const threads = challenges.map(({ id, ...challenge }) => ({
      ...challenge,
      contributions: contributions.filter((said) => said.challengeId === id).map(({ challengeId: _, ...said }) => said),
    }));
    await logInRoom(tx, { networkId, kind: 'ROOM_COPIED', by: standing.seatId ?? tx.me, seatId: standing.seatId });
    await tx.announce(networkId, { topic: 'NETWORK', id: networkId, kind: 'COPIED' });
    const row = await tx.row<{ addresses: Told['addresses'] }>(`SELECT app.addresses_of($1) AS addresses`, [networkId]);
    const copy = copyOf(network.name, {
      name: network.name,
      purpose: network.purpose,
      seats: rooms,
      challenges: threads,
      messages,
      resources,
      charters,
      log,
    });
    return { ...copy, addresses: row?.addresses ?? [] };
  }
}
