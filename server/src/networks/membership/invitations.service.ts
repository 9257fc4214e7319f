import { languages } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { Inject, Injectable } from '@nestjs/common';
import { ownAccount } from '../../identity/account.entity.js';
import { AccessCheck } from '../../platform/access-check.js';
import { CONFIG, type ServerConfig } from '../../platform/config/config.token.js';
import { sha256Hex } from '../../platform/crypto/sha256.js';
import type { Tx } from '../../platform/database/tx.js';
import { notFound } from '../../platform/errors.js';
import { Network } from '../network.entity.js';
import type { InviteInput } from '../networks.inputs.js';
import type { InvitationGreeting, InvitationLink } from '../networks.types.js';
import { invitationEmail } from './invitation.email.js';
import { Invitation, insertInvitation } from './invitation.entity.js';
import { membershipOf } from './membership.js';
import { Seat } from './seat.entity.js';
import { mayAppoint, mayFillSeat, mayInvite } from './seat.policy.js';

/** `handedOver`: made by a member who has left the seat to a successor, so others must approve. */
export type PresentedInvitation = Invitation & { handedOver: boolean };

type MadeInvitation = { invitation: Invitation; key: string };

@Injectable()
export class InvitationService {
  constructor(
    private readonly accessCheck: AccessCheck,
    @Inject(CONFIG) private readonly config: ServerConfig,
  ) {}

  /**
   * A facilitator invites; the founder of an empty network appoints its first facilitator.
   *
   * @throws BAD_INPUT `tooManyOpen` or `perDay` from the database when there are too many
   */
  async invite(tx: Tx, { networkId, role, email, seatId }: InviteInput): Promise<MadeInvitation> {
    const membership = await membershipOf(tx, networkId);
    this.accessCheck.assertAllowed(mayInvite(membership) || mayAppoint(await this.#isFounding(tx, networkId), role));
    if (seatId) {
      const vacant = await tx.one(Seat, 'WHERE t.id = $1', [seatId]);
      if (!vacant) throw notFound();
      this.accessCheck.assertAllowed(mayFillSeat(membership, vacant) && role === 'MEMBER');
    }
    const made = await insertInvitation(tx, { networkId, role, email: email ?? null, seatId: seatId ?? null });
    if (mayInvite(membership)) {
      await tx.appendEntry(networkId, { topic: 'INVITATION', id: made.invitation.id, kind: 'MADE' });
    }
    return made;
  }

  /** Mails it to the address it is for, if there is one. @returns the link to hand on */
  async send(tx: Tx, { invitation, key }: MadeInvitation): Promise<InvitationLink> {
    const link = `${this.config.publicUrl}/invitation#${key}`;
    const { email, expiresAt } = invitation;
    if (email) {
      const language = (await ownAccount(tx))?.language ?? languages[0];
      await tx.sendMail(invitationEmail(email, key, language, expiresAt));
    }
    return { invitation, link };
  }

  /**
   * Finds nothing for a person with another address than the invitation was sent to: the database decides.
   *
   * @throws NOT_FOUND for a key that is unknown, used, revoked, too old or meant for another person, without telling which
   */
  async present(tx: Tx, key: string): Promise<PresentedInvitation> {
    const tokenHash = sha256Hex(key);
    await tx.setAccessKey(tokenHash);
    const invitation = await tx.one(Invitation, 'WHERE t.token_hash = $1', [tokenHash]);
    const presented = await tx.row<{ handedOver: boolean }>(
      `SELECT handed_over AS "handedOver" FROM app.presented_invitation() WHERE id = $1`,
      [invitation?.id ?? null],
    );
    if (!invitation || !presented) throw notFound();
    return { ...invitation, ...presented };
  }

  /** For somebody who has not signed in; null for a key that opens nothing. */
  async greeting(tx: Tx, key: string): Promise<InvitationGreeting | null> {
    await tx.setAccessKey(sha256Hex(key));
    const found = await tx.row<InvitationGreeting>(
      `SELECT network_name AS "networkName", nullif(invited_by, '') AS "invitedBy", email FROM app.invitation_greeting()`,
    );
    return found ?? null;
  }

  async revoke(tx: Tx, id: string): Promise<void> {
    const invitation = await tx.one(Invitation, 'WHERE t.id = $1 AND t.used_at IS NULL', [id]);
    if (!invitation) throw notFound();
    const membership = await membershipOf(tx, invitation.networkId);
    this.accessCheck.assertAllowed(mayInvite(membership) || invitation.madeBy === tx.me);
    // Lock order: the network's counter before the invitation, as in taking a seat.
    await tx.lockNetwork(invitation.networkId);
    const revoked = await tx.rows(
      `UPDATE invitations SET revoked_at = $2 WHERE id = $1 AND used_at IS NULL AND revoked_at IS NULL RETURNING id`,
      [id, tx.at],
    );
    if (revoked.length === 0) return;
    tx.securityEvents.push({
      kind: 'INVITATION_REVOKED',
      personId: tx.me,
      networkId: invitation.networkId,
      subjectId: id,
    });
    if (mayInvite(membership)) await tx.appendEntry(invitation.networkId, { topic: 'INVITATION', id, kind: 'REVOKED' });
  }

  /** Open invitations of a room, newest first; empty for those who may not invite. */
  async openIn(tx: Tx, networkId: string): Promise<Invitation[]> {
    if (!mayInvite(await membershipOf(tx, networkId))) return [];
    return this.#open(tx, 't.network_id = $1', networkId);
  }

  async networkOf(tx: Tx, { networkId }: Invitation): Promise<Network> {
    const network = await tx.one(Network, 'WHERE t.id = $1', [networkId]);
    if (!network) throw notFound();
    return network;
  }

  async isFacilitatorInvited(tx: Tx, networkId: string): Promise<boolean> {
    return (await this.#open(tx, 't.made_by = (SELECT app.me()) AND t.network_id = $1', networkId)).length > 0;
  }

  async #isFounding(tx: Tx, networkId: string): Promise<boolean> {
    const rows = await tx.rows(`SELECT 1 FROM networks WHERE id = $1 AND founded_by = $2 AND seated_at IS NULL`, [
      networkId,
      tx.me,
    ]);
    return rows.length > 0;
  }

  #open(tx: Tx, where: string, networkId: string): Promise<Invitation[]> {
    return tx.select(
      Invitation,
      `WHERE ${where} AND t.used_at IS NULL AND t.revoked_at IS NULL AND t.expires_at > now()
       ORDER BY t.created_at DESC LIMIT ${limits.page}`,
      [networkId],
    );
  }
}
