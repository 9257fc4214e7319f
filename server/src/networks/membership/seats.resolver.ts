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
import { InvitationGreeting, InvitationLink, InvitationPreview, SeatTaken } from '../networks.types.js';
import { needsAdmission } from './admission/admission.policy.js';
import { invitationEmail } from './invitation.email.js';
import type { Invitation } from './invitation.entity.js';
import { InvitationService } from './invitations.service.js';
import { membershipOf } from './membership.js';
import { seesEarlier } from './reading-start.policy.js';
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
      'For anybody signed in who has the key: what an invitation is to. NOT_FOUND for a key that is unknown, used, revoked or too old, whose maker may no longer invite, or that was sent to another address. UNAUTHENTICATED.',
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
    const asking = { decidedBy: charter.admission, stage, handedOver: byHolder, inReportingLine: false };
    const how = { openLink: email === null, othersDecide: needsAdmission(asking) };
    return {
      ...named,
      ...how,
      role,
      charter,
      handedOver,
      seesEarlier: seesEarlier(network, charter, handedOver),
      invitedBy,
      expiresAt,
    };
  }

  @Query(() => InvitationGreeting, {
    nullable: true,
    description:
      'For anybody who has the key, also before signing in: who invites to what. Null for a key that is unknown, used, revoked or too old, or whose maker may no longer invite.',
  })
  async invitationGreeting(@Db() db: RequestDatabase, @Args('key') key: string): Promise<InvitationGreeting | null> {
    return this.invitationService.greeting(await db.readAsAnyone(), key);
  }

  @Mutation(() => InvitationLink, {
    description:
      'For a facilitator: invites to a seat. The administrator who founded an empty network appoints its first facilitator with it. Sent to an address, only that address can use it. It ends when its maker may no longer invite. BAD_INPUT `tooManyOpen` or `perDay` when there are too many. NOT_FOUND for everybody else. PROOF_REQUIRED for the role of facilitator.',
  })
  async invite(@Db() db: RequestDatabase, @Args('input') input: InviteInput): Promise<InvitationLink> {
    const make = async (tx: Tx) => this.#sent(tx, await this.invitationService.invite(tx, input));
    return input.role === 'FACILITATOR' ? db.writeProved(make) : db.write(make);
  }

  @Mutation(() => Boolean, {
    description:
      'For the maker of the invitation and those who may invite: revokes it. True also when it was revoked before. NOT_FOUND when it was used, and for everybody else.',
  })
  async revokeInvitation(
    @Db() db: RequestDatabase,
    @Args('id', { type: () => ID }, IdPipe) id: string,
  ): Promise<boolean> {
    await db.write((tx) => this.invitationService.revoke(tx, id));
    return true;
  }

  @Mutation(() => SeatTaken, {
    description:
      'For anybody signed in who has the key: takes the seat, or applies for it where others must approve. FULL when all seats are taken. NOT_FOUND as for `invitation`. UNAUTHENTICATED.',
  })
  async takeSeat(@Db() db: RequestDatabase, @Args('input') input: TakeSeatInput): Promise<SeatTaken> {
    const networkId = await db.write((tx) => this.seatService.take(tx, input));
    const { heldSeat } = await membershipOf(await db.read(), networkId);
    const open = heldSeat?.charterVersion === heldSeat?.inForce && !heldSeat?.onLeaveAt;
    return { networkId, seatId: heldSeat?.id ?? null, open: heldSeat !== null && open };
  }

  @Mutation(() => Boolean, {
    description:
      'For the holder of a seat: ends it; `vacant` reserves it for a successor. BAD_INPUT `lastFacilitator` for the last one. NOT_FOUND for everybody else. PROOF_REQUIRED of a facilitator.',
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
      "For the holder of a seat: ends it and invites a successor to it by mail. The network's admission rule decides whether the successor gets it. BAD_INPUT `lastFacilitator` for the last one. NOT_FOUND for everybody else. PROOF_REQUIRED of a facilitator.",
  })
  async handOverSeat(@Db() db: RequestDatabase, @Args('input') input: HandOverSeatInput): Promise<InvitationLink> {
    return db.write(async (tx) => this.#sent(tx, await this.seatService.handOver(tx, input)));
  }

  @Mutation(() => Boolean, {
    description:
      'For any member: reserves the seat and closes the room to its holder until they return. NOT_FOUND for everybody else.',
  })
  async goOnLeave(
    @Db() db: RequestDatabase,
    @Args('networkId', { type: () => ID }, IdPipe) id: string,
  ): Promise<boolean> {
    await db.write((tx) => this.seatService.goOnLeave(tx, id));
    return true;
  }

  @Mutation(() => Boolean, {
    description:
      'For a member on leave: ends the leave. The room opens when the charter in force is accepted. NOT_FOUND for everybody else.',
  })
  async returnFromLeave(
    @Db() db: RequestDatabase,
    @Args('networkId', { type: () => ID }, IdPipe) id: string,
  ): Promise<boolean> {
    await db.write((tx) => this.seatService.returnFromLeave(tx, id));
    return true;
  }

  @Mutation(() => Network, {
    description:
      'For a facilitator: gives up a vacant seat that no successor is to take. NOT_FOUND for everybody else.',
  })
  async giveUpSeat(
    @Db() db: RequestDatabase,
    @Args('seatId', { type: () => ID }, IdPipe) seatId: string,
  ): Promise<Network> {
    const networkId = await db.write((tx) => this.seatService.giveUp(tx, seatId));
    return this.networkService.read(await db.read(), networkId);
  }

  @Mutation(() => Network, {
    description:
      'For a facilitator: ends the seat of another; access ends at once, on open sockets too. NOT_FOUND for everybody else. PROOF_REQUIRED for the seat of another facilitator.',
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
    const { email, expiresAt } = invitation;
    if (email) await tx.sendMail(invitationEmail(email, key, await this.#language(tx), expiresAt));
    return { invitation, link };
  }
}
