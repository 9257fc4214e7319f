import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { personOf } from '../../identity/person.entity.js';
import type { RequestDatabase } from '../../platform/database/request-database.js';
import type { Tx } from '../../platform/database/tx.js';
import { notFound } from '../../platform/errors.js';
import { Db, IdPipe } from '../../platform/graphql/context.js';
import { charterOf } from '../charter/charter.entity.js';
import { InviteInput } from '../networks.inputs.js';
import { InvitationGreeting, InvitationLink, InvitationPreview } from '../networks.types.js';
import { needsAdmission } from './admission/admission.policy.js';
import { InvitationService } from './invitations.service.js';
import { seesEarlier } from './reading-start.policy.js';

@Resolver()
export class InvitationsResolver {
  constructor(private readonly invitationService: InvitationService) {}

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
    const make = async (tx: Tx) => this.invitationService.send(tx, await this.invitationService.invite(tx, input));
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
}
