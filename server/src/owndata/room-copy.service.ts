import type { Language } from '@krets/shared/kinds';
import { Injectable } from '@nestjs/common';
import { mayShape } from '../networks/network.policy.js';
import { logInRoom } from '../networks/room-log.entity.js';
import { standingOf } from '../networks/standing.js';
import type { Tx } from '../platform/database/tx.js';
import { Gate } from '../platform/gate.js';
import type { DataExport } from './data-export.entity.js';
import { DataExports } from './exports.service.js';
import { roomCopyLetter } from './room-copy.letter.js';

type Address = { email: string; language: Language };

/** A facilitator takes a copy of the room, as far as they read it, and every member is told. */
@Injectable()
export class RoomCopies {
  constructor(
    private readonly gate: Gate,
    private readonly exports: DataExports,
  ) {}

  async take(tx: Tx, networkId: string): Promise<DataExport> {
    const standing = await standingOf(tx, networkId);
    this.gate.demand(mayShape(standing));
    const waiting = await this.exports.waiting(tx, networkId);
    if (waiting) return waiting;
    await logInRoom(tx, { networkId, kind: 'ROOM_COPIED', by: standing.seatId ?? tx.me, seatId: standing.seatId });
    await tx.announce(networkId, { topic: 'NETWORK', id: networkId, kind: 'COPIED' });
    const row = await tx.row<{ addresses: Address[] }>(`SELECT app.member_addresses($1) AS addresses`, [networkId]);
    await tx.mail(...(row?.addresses ?? []).map(({ email, language }) => roomCopyLetter(email, language, networkId)));
    return this.exports.ask(tx, networkId);
  }
}
