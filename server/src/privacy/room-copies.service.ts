import type { Language } from '@krets/shared/kinds';
import { Injectable } from '@nestjs/common';
import { addToRoomLog } from '../networks/activity/room-log.entity.js';
import { membershipOf } from '../networks/membership/membership.js';
import { mayChangeSettings } from '../networks/network.policy.js';
import { AccessCheck } from '../platform/access-check.js';
import type { Tx } from '../platform/database/tx.js';
import type { DataExport } from './data-export.entity.js';
import { DataExportService } from './data-exports.service.js';
import { roomCopyEmail } from './room-copy.email.js';

type Address = { email: string; language: Language };

/** A facilitator exports the network as far as they can read it, and every member is notified. */
@Injectable()
export class RoomCopyService {
  constructor(
    private readonly accessCheck: AccessCheck,
    private readonly dataExportService: DataExportService,
  ) {}

  async request(tx: Tx, networkId: string): Promise<DataExport> {
    const membership = await membershipOf(tx, networkId);
    this.accessCheck.assertAllowed(mayChangeSettings(membership));
    const waiting = await this.dataExportService.waiting(tx, networkId);
    if (waiting) return waiting;
    await addToRoomLog(tx, {
      networkId,
      kind: 'ROOM_COPIED',
      by: membership.seatId ?? tx.me,
      seatId: membership.seatId,
    });
    await tx.appendEntry(networkId, { topic: 'NETWORK', id: networkId, kind: 'COPIED' });
    const row = await tx.row<{ addresses: Address[] }>(`SELECT app.member_addresses($1) AS addresses`, [networkId]);
    await tx.sendMail(
      ...(row?.addresses ?? []).map(({ email, language }) => roomCopyEmail(email, language, networkId)),
    );
    return this.dataExportService.ask(tx, networkId);
  }
}
