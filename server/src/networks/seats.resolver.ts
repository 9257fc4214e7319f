import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { ownAccount } from '../people/account.entity.js';
import { personOf } from '../people/person.entity.js';
import { CONFIG, type ServerConfig } from '../platform/config.token.js';
import type { Door } from '../platform/door.js';
import { AnId, Through } from '../platform/graphql/context.js';
import { Mail } from '../platform/mail/mail.js';
import { invitationLetter } from './invitation.letter.js';
import { Invitations } from './invitations.service.js';
import { Network } from './network.entity.js';
import { InviteInput, TakeSeatInput } from './networks.inputs.js';
import { Networks } from './networks.service.js';
import { InvitationLink, InvitationPreview } from './networks.types.js';
import { Seats } from './seats.service.js';

@Resolver()
export class SeatsResolver {
  constructor(
    private readonly seats: Seats,
    private readonly networks: Networks,
    private readonly invitations: Invitations,
    private readonly mail: Mail,
    @Inject(CONFIG) private readonly config: ServerConfig,
  ) {}

  @Query(() => InvitationPreview, { description: 'NOT_FOUND for a key that is unknown, used, revoked or too old.' })
  async invitation(@Through() door: Door, @Args('key') key: string): Promise<InvitationPreview> {
    const tx = await door.read();
    const invitation = await this.invitations.hold(tx, key);
    const network = await this.invitations.networkOf(tx, invitation);
    const { networkId, role, expiresAt, madeBy } = invitation;
    const invitedBy = (await personOf(tx, madeBy))?.name ?? '';
    return { networkId, networkName: network.name, purpose: network.purpose, role, invitedBy, expiresAt };
  }

  @Mutation(() => InvitationLink, {
    description: 'A facilitator invites to a seat; the maker of an empty network appoints its first facilitator.',
  })
  async invite(@Through() door: Door, @Args('input') input: InviteInput): Promise<InvitationLink> {
    const { invitation, key, network, account } = await door.write(async (tx) => {
      const made = await this.invitations.make(tx, input);
      const [network, account] = await Promise.all([this.invitations.networkOf(tx, made.invitation), ownAccount(tx)]);
      return { ...made, network, account };
    });
    const link = `${this.config.publicUrl}/invitation#${key}`;
    if (invitation.email) {
      await this.mail.send(invitationLetter(invitation.email, network.name, link, account?.language ?? 'nn'));
    }
    return { invitation, link };
  }

  @Mutation(() => Boolean)
  async revokeInvitation(@Through() door: Door, @Args('id', { type: () => ID }, AnId) id: string): Promise<boolean> {
    await door.write((tx) => this.invitations.revoke(tx, id));
    return true;
  }

  @Mutation(() => Network, { description: 'Takes the seat the key opens. FULL when all seats are taken.' })
  async takeSeat(@Through() door: Door, @Args('input') input: TakeSeatInput): Promise<Network> {
    const networkId = await door.write((tx) => this.seats.take(tx, input));
    return this.networks.read(await door.read(), networkId);
  }

  @Mutation(() => Boolean, { description: "Ends the viewer's own seat. BAD_INPUT for the last facilitator." })
  async leaveNetwork(@Through() door: Door, @Args('networkId', { type: () => ID }, AnId) id: string): Promise<boolean> {
    await door.write((tx) => this.seats.leave(tx, id));
    return true;
  }

  @Mutation(() => Network, {
    description: "A facilitator ends another's seat; access ends with it, on open sockets too.",
  })
  async endSeat(@Through() door: Door, @Args('seatId', { type: () => ID }, AnId) seatId: string): Promise<Network> {
    const networkId = await door.write((tx) => this.seats.end(tx, seatId));
    return this.networks.read(await door.read(), networkId);
  }
}
