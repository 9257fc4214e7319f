import { type Language, languages } from '@krets/shared/kinds';
import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { isAskedFirst } from '../admission/admission.policy.js';
import { ownAccount } from '../people/account.entity.js';
import { personOf } from '../people/person.entity.js';
import { CONFIG, type ServerConfig } from '../platform/config.token.js';
import type { Tx } from '../platform/database/tx.js';
import type { Door } from '../platform/door.js';
import { notFound } from '../platform/errors.js';
import { AnId, Through } from '../platform/graphql/context.js';
import { charterOf } from './charter.entity.js';
import type { Invitation } from './invitation.entity.js';
import { invitationLetter } from './invitation.letter.js';
import { Invitations } from './invitations.service.js';
import { Network } from './network.entity.js';
import { HandOverSeatInput, InviteInput, TakeSeatInput } from './networks.inputs.js';
import { Networks } from './networks.service.js';
import { InvitationLink, InvitationPreview, SeatTaken } from './networks.types.js';
import { beginsWithEverything } from './seat.policy.js';
import { Seats } from './seats.service.js';
import { standingOf } from './standing.js';

type Made = { invitation: Invitation; key: string };

@Resolver()
export class SeatsResolver {
  constructor(
    private readonly seats: Seats,
    private readonly networks: Networks,
    private readonly invitations: Invitations,
    @Inject(CONFIG) private readonly config: ServerConfig,
  ) {}

  @Query(() => InvitationPreview, {
    description:
      'Whoever is signed in and has the key. NOT_FOUND for a key that is unknown, used, revoked or too old, whose maker may no longer invite, or that was sent to another address.',
  })
  async invitation(@Through() door: Door, @Args('key') key: string): Promise<InvitationPreview> {
    const tx = await door.read();
    const invitation = await this.invitations.hold(tx, key);
    const network = await this.invitations.networkOf(tx, invitation);
    const { networkId, role, expiresAt, madeBy, seatId, email, handedOver: byHolder } = invitation;
    const charter = await charterOf(tx, networkId);
    if (!charter) throw notFound();
    const invitedBy = (await personOf(tx, madeBy))?.name ?? '';
    const { name: networkName, purpose, stage, organiserType, organiserName } = network;
    const named = { networkId, networkName, purpose, stage, organiserType, organiserName };
    const handedOver = seatId !== null;
    const seesEarlier = beginsWithEverything(network, charter, handedOver);
    const asking = { decidedBy: charter.admission, stage, handedOver: byHolder, inLine: false };
    const how = { openLink: email === null, othersDecide: isAskedFirst(asking) };
    return { ...named, ...how, role, charter, handedOver, seesEarlier, invitedBy, expiresAt };
  }

  @Mutation(() => InvitationLink, {
    description:
      'A facilitator invites to a seat; the administrator who made an empty network appoints its first facilitator. Sent to an address it is for that address alone. It ends when its maker can no longer invite. BAD_INPUT `tooManyOpen` or `perDay` when there are too many. PROOF_REQUIRED for the role of facilitator.',
  })
  async invite(@Through() door: Door, @Args('input') input: InviteInput): Promise<InvitationLink> {
    const make = async (tx: Tx) => this.#sent(tx, await this.invitations.make(tx, input));
    return input.role === 'FACILITATOR' ? door.writeProved(make) : door.write(make);
  }

  @Mutation(() => Boolean)
  async revokeInvitation(@Through() door: Door, @Args('id', { type: () => ID }, AnId) id: string): Promise<boolean> {
    await door.write((tx) => this.invitations.revoke(tx, id));
    return true;
  }

  @Mutation(() => SeatTaken, {
    description:
      'Takes the seat the key opens, or asks for it where others decide. FULL when all seats are taken, NOT_FOUND as for `invitation`.',
  })
  async takeSeat(@Through() door: Door, @Args('input') input: TakeSeatInput): Promise<SeatTaken> {
    const networkId = await door.write((tx) => this.seats.take(tx, input));
    const { held } = await standingOf(await door.read(), networkId);
    const open = held?.charterVersion === held?.inForce && !held?.onLeaveAt;
    return { networkId, seatId: held?.id ?? null, open: held !== null && open };
  }

  @Mutation(() => Boolean, {
    description:
      "Ends the viewer's own seat; `vacant` keeps it for a successor. BAD_INPUT `lastFacilitator` for the last one. PROOF_REQUIRED of a facilitator.",
  })
  async leaveNetwork(
    @Through() door: Door,
    @Args('networkId', { type: () => ID }, AnId) id: string,
    @Args('vacant', { defaultValue: false }) vacant: boolean,
  ): Promise<boolean> {
    await door.write((tx) => this.seats.leave(tx, id, vacant ? 'VACANT' : 'ENDED'));
    return true;
  }

  @Mutation(() => InvitationLink, {
    description:
      "Ends the viewer's own seat and invites a successor to it by mail. Those who admit by the charter decide whether the successor gets it. BAD_INPUT `lastFacilitator` for the last one. PROOF_REQUIRED of a facilitator.",
  })
  async handOverSeat(@Through() door: Door, @Args('input') input: HandOverSeatInput): Promise<InvitationLink> {
    return door.write(async (tx) => this.#sent(tx, await this.seats.handOver(tx, input)));
  }

  @Mutation(() => Boolean, { description: 'Keeps the seat and closes the room to its holder until she comes back.' })
  async goOnLeave(@Through() door: Door, @Args('networkId', { type: () => ID }, AnId) id: string): Promise<boolean> {
    await door.write((tx) => this.seats.goOnLeave(tx, id));
    return true;
  }

  @Mutation(() => Boolean)
  async comeBack(@Through() door: Door, @Args('networkId', { type: () => ID }, AnId) id: string): Promise<boolean> {
    await door.write((tx) => this.seats.comeBack(tx, id));
    return true;
  }

  @Mutation(() => Network, { description: 'A vacant seat that nobody is to take over is given up.' })
  async giveUpSeat(@Through() door: Door, @Args('seatId', { type: () => ID }, AnId) seatId: string): Promise<Network> {
    const networkId = await door.write((tx) => this.seats.giveUp(tx, seatId));
    return this.networks.read(await door.read(), networkId);
  }

  @Mutation(() => Network, {
    description:
      "A facilitator ends another's seat; access ends with it, on open sockets too. PROOF_REQUIRED for another facilitator's.",
  })
  async endSeat(@Through() door: Door, @Args('seatId', { type: () => ID }, AnId) seatId: string): Promise<Network> {
    const networkId = await door.write((tx) => this.seats.end(tx, seatId));
    return this.networks.read(await door.read(), networkId);
  }

  async #language(tx: Tx): Promise<Language> {
    return (await ownAccount(tx))?.language ?? languages[0];
  }

  async #sent(tx: Tx, { invitation, key }: Made): Promise<InvitationLink> {
    const link = `${this.config.publicUrl}/invitation#${key}`;
    const { email } = invitation;
    if (email) await tx.mail(invitationLetter(email, key, await this.#language(tx)));
    return { invitation, link };
  }
}
