import { Args, ID, Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import type { RequestDatabase } from '../../platform/database/request-database.js';
import type { Tx } from '../../platform/database/tx.js';
import { notFound } from '../../platform/errors.js';
import { Db, IdPipe, type RequestContext } from '../../platform/graphql/context.js';
import { ClosingService } from '../governance/closings.service.js';
import { membershipOf } from '../membership/membership.js';
import { Network, networkOf } from '../network.entity.js';
import { NetworkSettingsInput } from './lifecycle.inputs.js';
import { mayChangeStage, mayDecideClosing, type StageChange } from './lifecycle.policy.js';
import { Closing, StageRights } from './lifecycle.types.js';
import { Programme } from './programme.entity.js';
import { SettingsService } from './settings.service.js';
import { StageService } from './stages.service.js';

const aNetworkId = { type: () => ID } as const;

@Resolver(() => Network)
export class StagesResolver {
  constructor(
    private readonly settingsService: SettingsService,
    private readonly stageService: StageService,
    private readonly closingService: ClosingService,
  ) {}

  @Mutation(() => Network, {
    description:
      'For a facilitator: changes the settings of the network; fields that are left out do not change. BAD_INPUT on the field at fault, FULL with fewer seats than are taken. NOT_FOUND for everybody else.',
  })
  async updateNetworkSettings(@Db() db: RequestDatabase, @Args('input') input: NetworkSettingsInput): Promise<Network> {
    return this.#written(db, input.networkId, (tx) => this.settingsService.update(tx, input));
  }

  @Mutation(() => Network, {
    description:
      'For a facilitator: from DRAFT to FORMING, so that others can be invited. NOT_FOUND for everybody else and at other stages.',
  })
  async announceNetwork(
    @Db() db: RequestDatabase,
    @Args('networkId', aNetworkId, IdPipe) id: string,
  ): Promise<Network> {
    return this.#taken(db, id, 'announce');
  }

  @Mutation(() => Network, {
    description:
      'For a facilitator: from FORMING to ACTIVE. BAD_INPUT `form` while a form requirement is not met. NOT_FOUND for everybody else and at other stages.',
  })
  async activateNetwork(
    @Db() db: RequestDatabase,
    @Args('networkId', aNetworkId, IdPipe) id: string,
  ): Promise<Network> {
    return this.#taken(db, id, 'activate');
  }

  @Mutation(() => Network, {
    description:
      'For a facilitator: pauses an active network, which can then be read but not written in. NOT_FOUND for everybody else and at other stages.',
  })
  async pauseNetwork(@Db() db: RequestDatabase, @Args('networkId', aNetworkId, IdPipe) id: string): Promise<Network> {
    return this.#taken(db, id, 'pause');
  }

  @Mutation(() => Network, {
    description:
      'For a facilitator: from ACTIVE or PAUSED to UNDER_REVIEW, in which the members review the network. NOT_FOUND for everybody else and at other stages.',
  })
  async reviewNetwork(@Db() db: RequestDatabase, @Args('networkId', aNetworkId, IdPipe) id: string): Promise<Network> {
    return this.#taken(db, id, 'review');
  }

  @Mutation(() => Network, {
    description:
      'For a facilitator: back to ACTIVE from a pause or a review. BAD_INPUT `form` as for `activateNetwork`. NOT_FOUND for everybody else and at other stages.',
  })
  async continueNetwork(
    @Db() db: RequestDatabase,
    @Args('networkId', aNetworkId, IdPipe) id: string,
  ): Promise<Network> {
    return this.#taken(db, id, 'goOn');
  }

  @Mutation(() => Boolean, {
    description:
      'For the initiator: closes a draft and ends its seat. Nobody can see it afterwards. NOT_FOUND for everybody else and at other stages.',
  })
  async discardNetwork(@Db() db: RequestDatabase, @Args('networkId', aNetworkId, IdPipe) id: string): Promise<boolean> {
    await db.write((tx) => this.stageService.change(tx, id, 'discard'));
    return true;
  }

  @Mutation(() => Network, {
    description: 'For any member: proposes to close the network, and votes yes. NOT_FOUND for everybody else.',
  })
  async proposeClosing(@Db() db: RequestDatabase, @Args('networkId', aNetworkId, IdPipe) id: string): Promise<Network> {
    return this.#written(db, id, (tx) => this.closingService.propose(tx, id));
  }

  @Mutation(() => Network, {
    description:
      'For any member: votes on closing the network, which more than half of the open seats decide. NOT_FOUND for everybody else and without a proposal.',
  })
  async voteOnClosing(
    @Db() db: RequestDatabase,
    @Args('networkId', aNetworkId, IdPipe) id: string,
    @Args('yes') yes: boolean,
  ): Promise<Network> {
    return this.#written(db, id, (tx) => this.closingService.vote(tx, id, yes));
  }

  @Mutation(() => Network, {
    description:
      'For the member who proposed it: withdraws the proposal to close the network. NOT_FOUND for everybody else.',
  })
  async dropClosing(@Db() db: RequestDatabase, @Args('networkId', aNetworkId, IdPipe) id: string): Promise<Network> {
    return this.#written(db, id, (tx) => this.closingService.drop(tx, id));
  }

  @ResolveField(() => Programme, { nullable: true, description: 'The programme it is a part of.' })
  async programme({ programmeId }: Network, _: unknown, { db }: RequestContext): Promise<Programme | null> {
    if (!programmeId) return null;
    return (await (await db.read()).one(Programme, 'WHERE t.id = $1', [programmeId])) ?? null;
  }

  @ResolveField(() => Boolean, { description: 'Whether the initiator has looked at similar networks.' })
  similarSeen({ similarSeenAt }: Network): boolean {
    return similarSeenAt !== null;
  }

  @ResolveField(() => StageRights)
  async stageRights({ id }: Network, _: unknown, { db }: RequestContext): Promise<StageRights> {
    const membership = await membershipOf(await db.read(), id);
    const may = (step: StageChange) => mayChangeStage(membership, step);
    return {
      announce: may('announce'),
      activate: may('activate'),
      pause: may('pause'),
      review: may('review'),
      goOn: may('goOn'),
      discard: may('discard'),
      close: mayDecideClosing(membership),
    };
  }

  @ResolveField(() => Closing, {
    nullable: true,
    description: 'The open proposal to close the network; null without one.',
  })
  async closing({ id }: Network, _: unknown, { db }: RequestContext): Promise<Closing | null> {
    const tx = await db.read();
    return this.closingService.openProposalIn(tx, await membershipOf(tx, id));
  }

  #taken(db: RequestDatabase, id: string, step: StageChange): Promise<Network> {
    return this.#written(db, id, (tx) => this.stageService.change(tx, id, step));
  }

  async #written(db: RequestDatabase, id: string, does: (tx: Tx) => Promise<void>): Promise<Network> {
    await db.write(does);
    const network = await networkOf(await db.read(), id);
    if (!network) throw notFound();
    return network;
  }
}
