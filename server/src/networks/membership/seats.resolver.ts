import { type Language, languages } from '@krets/shared/kinds';
import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { ownAccount } from '../../identity/account.entity.js';
import { personOf } from '../../identity/person.entity.js';
import { CONFIG, type ServerConfig } from '../../platform/config/config.token.js';
import type { RequestDatabase } from '../../platform/database/request-database.js';
import type { Tx } from '../../platform/database/tx.js';
import { notFound } from '../../platform/errors.js';
import { Db, IdPipe } from '../../platform/graphql/context.js';
import { charterOf } from '../charter/charter.entity.js';
import { Network } from '../network.entity.js';
import { HandOverSeatInput, InviteInput, TakeSeatInput } from '../networks.inputs.js';
import { NetworkService } from '../networks.service.js';
import { InvitationLink, InvitationPreview, SeatTaken } from '../networks.types.js';
import { needsAdmission } from './admission/admission.policy.js';
import { invitationEmail } from './invitation.email.js';
import type { Invitation } from './invitation.entity.js';
import { InvitationService } from './invitations.service.js';
import { membershipOf } from './membership.js';
import { seesEverything } from './seat.policy.js';
import { SeatService } from './seats.service.js';

type Made = { invitation: Invitation; key: string };

@Resolver()
export class SeatsResolver {
  constructor(
    private readonly seatService: SeatService,
    private readonly networkService: NetworkService,
    private readonly invitationService: InvitationService,
    @Inject(CONFIG) private readonly config: ServerConfig,
  ) {}

  @Query(() => InvitationPreview, {
    description:
      'Whoever is signed in and has the key. NOT_FOUND for a key that is unknown, used, revoked or too old, whose maker may no longer invite, or that was sent to another address.',
  })
  async invitation(@Db() db: RequestDatabase, @Args('key') key: string): Promise<InvitationPreview> {
    const tx = await db.read();
    const invitation = await this.invitationService.present(tx, key);
    const network = await this.invitationService.networkOf(tx, invitation);
    const { networkId, role, expiresAt, madeBy, seatId, email, handedOver: byHolder } = invitation;
    const charter = await charterOf(tx, networkId);
    if (!charter) throw notFound();
    const invitedBy = (await personOf(tx, madeBy))?.name ?? '';
    const { name: networkName, purpose, stage, organiserType, organiserName } = network;
    const named = { networkId, networkName, purpose, stage, organiserType, organiserName };
    const handedOver = seatId !== null;
    const seesEarlier = seesEverything(network, charter, handedOver);
    const asking = { decidedBy: charter.admission, stage, handedOver: byHolder, inLine: false };
    const how = { openLink: email === null, othersDecide: needsAdmission(asking) };
    return { ...named, ...how, role, charter, handedOver, seesEarlier, invitedBy, expiresAt };
  }

  @Mutation(() => InvitationLink, {
    description:
      'A facilitator invites to a seat; the administrator who made an empty network appoints its first facilitator. Sent to an address it is for that address alone. It ends when its maker can no longer invite. BAD_INPUT `tooManyOpen` or `perDay` when there are too many. PROOF_REQUIRED for the role of facilitator.',
  })
  async invite(@Db() db: RequestDatabase, @Args('input') input: InviteInput): Promise<InvitationLink> {
    const make = async (tx: Tx) => this.#sent(tx, await this.invitationService.invite(tx, input));
    return input.role === 'FACILITATOR' ? db.writeProved(make) : db.write(make);
  }

  @Mutation(() => Boolean)
  async revokeInvitation(
    @Db() db: RequestDatabase,
    @Args('id', { type: () => ID }, IdPipe) id: string,
  ): Promise<boolean> {
    await db.write((tx) => this.invitationService.revoke(tx, id));
    return true;
  }

  @Mutation(() => SeatTaken, {
    description:
      'Takes the seat the key opens, or asks for it where others decide. FULL when all seats are taken, NOT_FOUND as for `invitation`.',
  })
  async takeSeat(@Db() db: RequestDatabase, @Args('input') input: TakeSeatInput): Promise<SeatTaken> {
    const networkId = await db.write((tx) => this.seatService.take(tx, input));
    const { heldSeat } = await membershipOf(await db.read(), networkId);
    const open = heldSeat?.charterVersion === heldSeat?.inForce && !heldSeat?.onLeaveAt;
    return { networkId, seatId: heldSeat?.id ?? null, open: heldSeat !== null && open };
  }

  @Mutation(() => Boolean, {
    description:
      "Ends the viewer's own seat; `vacant` keeps it for a successor. BAD_INPUT `lastFacilitator` for the last one. PROOF_REQUIRED of a facilitator.",
  })
  async leaveNetwork(
    @Db() db: RequestDatabase,
    @Args('networkId', { type: () => ID }, IdPipe) id: string,
    @Args('vacant', { defaultValue: false }) vacant: boolean,
  ): Promise<boolean> {
    await db.write((tx) => this.seatService.leave(tx, id, vacant ? 'VACANT' : 'ENDED'));
    return true;
  }

  @Mutation(() => InvitationLink, {
    description:
      "Ends the viewer's own seat and invites a successor to it by mail. Those who admit by the charter decide whether the successor gets it. BAD_INPUT `lastFacilitator` for the last one. PROOF_REQUIRED of a facilitator.",
  })
  async handOverSeat(@Db() db: RequestDatabase, @Args('input') input: HandOverSeatInput): Promise<InvitationLink> {
    return db.write(async (tx) => this.#sent(tx, await this.seatService.handOver(tx, input)));
  }

  @Mutation(() => Boolean, { description: 'Keeps the seat and closes the room to its holder until she comes back.' })
  async goOnLeave(
    @Db() db: RequestDatabase,
    @Args('networkId', { type: () => ID }, IdPipe) id: string,
  ): Promise<boolean> {
    await db.write((tx) => this.seatService.goOnLeave(tx, id));
    return true;
  }

  @Mutation(() => Boolean)
  async returnFromLeave(
    @Db() db: RequestDatabase,
    @Args('networkId', { type: () => ID }, IdPipe) id: string,
  ): Promise<boolean> {
    await db.write((tx) => this.seatService.returnFromLeave(tx, id));
    return true;
  }

  @Mutation(() => Network, { description: 'A vacant seat that nobody is to take over is given up.' })
  async giveUpSeat(
    @Db() db: RequestDatabase,
    @Args('seatId', { type: () => ID }, IdPipe) seatId: string,
  ): Promise<Network> {
    const networkId = await db.write((tx) => this.seatService.giveUp(tx, seatId));
    return this.networkService.read(await db.read(), networkId);
  }

  @Mutation(() => Network, {
    description:
      "A facilitator ends another's seat; access ends with it, on open sockets too. PROOF_REQUIRED for another facilitator's.",
  })
  async endSeat(
    @Db() db: RequestDatabase,
    @Args('seatId', { type: () => ID }, IdPipe) seatId: string,
  ): Promise<Network> {
    const networkId = await db.write((tx) => this.seatService.end(tx, seatId));
    return this.networkService.read(await db.read(), networkId);
  }

  async #language(tx: Tx): Promise<Language> {
    return (await ownAccount(tx))?.language ?? languages[0];
  }

  async #sent(tx: Tx, { invitation, key }: Made): Promise<InvitationLink> {
    const link = `${this.config.publicUrl}/invitation#${key}`;
    const { email } = invitation;
    if (email) await tx.sendMail(invitationEmail(email, key, await this.#language(tx)));
    return { invitation, link };
  }
}
