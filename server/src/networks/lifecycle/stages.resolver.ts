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

  @Mutation(() => Network, { description: 'A facilitator fills in the form of the network.' })
  async updateNetworkSettings(@Db() db: RequestDatabase, @Args('input') input: NetworkSettingsInput): Promise<Network> {
    return this.#written(db, input.networkId, (tx) => this.settingsService.update(tx, input));
  }

  @Mutation(() => Network, { description: 'From DRAFT to FORMING: others can be invited.' })
  async announceNetwork(
    @Db() db: RequestDatabase,
    @Args('networkId', aNetworkId, IdPipe) id: string,
  ): Promise<Network> {
    return this.#taken(db, id, 'announce');
  }

  @Mutation(() => Network, {
    description: 'From FORMING to ACTIVE; BAD_INPUT `form` while a form requirement is not met.',
  })
  async activateNetwork(
    @Db() db: RequestDatabase,
    @Args('networkId', aNetworkId, IdPipe) id: string,
  ): Promise<Network> {
    return this.#taken(db, id, 'activate');
  }

  @Mutation(() => Network, { description: 'A paused network can be read and not written in.' })
  async pauseNetwork(@Db() db: RequestDatabase, @Args('networkId', aNetworkId, IdPipe) id: string): Promise<Network> {
    return this.#taken(db, id, 'pause');
  }

  @Mutation(() => Network, { description: 'The members look at the network anew.' })
  async reviewNetwork(@Db() db: RequestDatabase, @Args('networkId', aNetworkId, IdPipe) id: string): Promise<Network> {
    return this.#taken(db, id, 'review');
  }

  @Mutation(() => Network, {
    description: 'Back to ACTIVE from a pause or a review; BAD_INPUT `form` as for activating.',
  })
  async continueNetwork(
    @Db() db: RequestDatabase,
    @Args('networkId', aNetworkId, IdPipe) id: string,
  ): Promise<Network> {
    return this.#taken(db, id, 'goOn');
  }

  @Mutation(() => Boolean, { description: 'A draft is closed and its seat ended: nobody sees it any more.' })
  async discardNetwork(@Db() db: RequestDatabase, @Args('networkId', aNetworkId, IdPipe) id: string): Promise<boolean> {
    await db.write((tx) => this.stageService.change(tx, id, 'discard'));
    return true;
  }

  @Mutation(() => Network, { description: 'A member proposes to close the network, and says yes to it.' })
  async proposeClosing(@Db() db: RequestDatabase, @Args('networkId', aNetworkId, IdPipe) id: string): Promise<Network> {
    return this.#written(db, id, (tx) => this.closingService.propose(tx, id));
  }

  @Mutation(() => Network, { description: 'More than half of the open seats close the network.' })
  async voteOnClosing(
    @Db() db: RequestDatabase,
    @Args('networkId', aNetworkId, IdPipe) id: string,
    @Args('yes') yes: boolean,
  ): Promise<Network> {
    return this.#written(db, id, (tx) => this.closingService.vote(tx, id, yes));
  }

  @Mutation(() => Network, { description: 'Who proposed it takes it back.' })
  async dropClosing(@Db() db: RequestDatabase, @Args('networkId', aNetworkId, IdPipe) id: string): Promise<Network> {
    return this.#written(db, id, (tx) => this.closingService.drop(tx, id));
  }

  @ResolveField(() => Programme, { nullable: true, description: 'The leadership effort it is a part of.' })
  async programme({ programmeId }: Network, _: unknown, { db }: RequestContext): Promise<Programme | null> {
    if (!programmeId) return null;
    return (await (await db.read()).one(Programme, 'WHERE t.id = $1', [programmeId])) ?? null;
  }

  @ResolveField(() => Boolean, { description: 'Whether those who made it have looked at the ones alike.' })
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
    description: 'The open proposal to close the network, when there is one.',
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
