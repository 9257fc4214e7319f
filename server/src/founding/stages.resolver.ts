import { Args, ID, Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import { Effort } from '../networks/effort.entity.js';
import { Network, networkOf } from '../networks/network.entity.js';
import { standingOf } from '../networks/standing.js';
import type { Tx } from '../platform/database/tx.js';
import type { Door } from '../platform/door.js';
import { notFound } from '../platform/errors.js';
import { AnId, type RequestContext, Through } from '../platform/graphql/context.js';
import { Closings } from './closings.service.js';
import { ShapeNetworkInput } from './founding.inputs.js';
import { mayDecideClosing, mayTake, type Step } from './founding.policy.js';
import { Closing, StageRights } from './founding.types.js';
import { Shaping } from './shaping.service.js';
import { Stages } from './stages.service.js';

const aNetworkId = { type: () => ID } as const;

@Resolver(() => Network)
export class StagesResolver {
  constructor(
    private readonly shaping: Shaping,
    private readonly stages: Stages,
    private readonly closings: Closings,
  ) {}

  @Mutation(() => Network, { description: 'A facilitator fills in the form of the network.' })
  async shapeNetwork(@Through() door: Door, @Args('input') input: ShapeNetworkInput): Promise<Network> {
    return this.#written(door, input.networkId, (tx) => this.shaping.shape(tx, input));
  }

  @Mutation(() => Network, { description: 'From DRAFT to FORMING: others can be invited.' })
  async announceNetwork(@Through() door: Door, @Args('networkId', aNetworkId, AnId) id: string): Promise<Network> {
    return this.#taken(door, id, 'announce');
  }

  @Mutation(() => Network, {
    description: 'From FORMING to ACTIVE; BAD_INPUT `form` while a form requirement is not met.',
  })
  async activateNetwork(@Through() door: Door, @Args('networkId', aNetworkId, AnId) id: string): Promise<Network> {
    return this.#taken(door, id, 'activate');
  }

  @Mutation(() => Network, { description: 'A paused network can be read and not written in.' })
  async pauseNetwork(@Through() door: Door, @Args('networkId', aNetworkId, AnId) id: string): Promise<Network> {
    return this.#taken(door, id, 'pause');
  }

  @Mutation(() => Network, { description: 'The members look at the network anew.' })
  async reviewNetwork(@Through() door: Door, @Args('networkId', aNetworkId, AnId) id: string): Promise<Network> {
    return this.#taken(door, id, 'review');
  }

  @Mutation(() => Network, {
    description: 'Back to ACTIVE from a pause or a review; BAD_INPUT `form` as for activating.',
  })
  async continueNetwork(@Through() door: Door, @Args('networkId', aNetworkId, AnId) id: string): Promise<Network> {
    return this.#taken(door, id, 'goOn');
  }

  @Mutation(() => Boolean, { description: 'A draft is closed and its seat ended: nobody sees it any more.' })
  async discardNetwork(@Through() door: Door, @Args('networkId', aNetworkId, AnId) id: string): Promise<boolean> {
    await door.write((tx) => this.stages.take(tx, id, 'discard'));
    return true;
  }

  @Mutation(() => Network, { description: 'A member proposes to close the network, and says yes to it.' })
  async proposeClosing(@Through() door: Door, @Args('networkId', aNetworkId, AnId) id: string): Promise<Network> {
    return this.#written(door, id, (tx) => this.closings.propose(tx, id));
  }

  @Mutation(() => Network, { description: 'More than half of the open seats close the network.' })
  async voteOnClosing(
    @Through() door: Door,
    @Args('networkId', aNetworkId, AnId) id: string,
    @Args('yes') yes: boolean,
  ): Promise<Network> {
    return this.#written(door, id, (tx) => this.closings.say(tx, id, yes));
  }

  @Mutation(() => Network, { description: 'Who proposed it takes it back.' })
  async dropClosing(@Through() door: Door, @Args('networkId', aNetworkId, AnId) id: string): Promise<Network> {
    return this.#written(door, id, (tx) => this.closings.drop(tx, id));
  }

  @ResolveField(() => Effort, { nullable: true, description: 'The leadership effort it is a part of.' })
  async effort({ effortId }: Network, _: unknown, { door }: RequestContext): Promise<Effort | null> {
    if (!effortId) return null;
    return (await (await door.read()).one(Effort, 'WHERE t.id = $1', [effortId])) ?? null;
  }

  @ResolveField(() => Boolean, { description: 'Whether those who made it have looked at the ones alike.' })
  similarSeen({ similarSeenAt }: Network): boolean {
    return similarSeenAt !== null;
  }

  @ResolveField(() => StageRights)
  async stageRights({ id }: Network, _: unknown, { door }: RequestContext): Promise<StageRights> {
    const standing = await standingOf(await door.read(), id);
    const may = (step: Step) => mayTake(standing, step);
    return {
      announce: may('announce'),
      activate: may('activate'),
      pause: may('pause'),
      review: may('review'),
      goOn: may('goOn'),
      discard: may('discard'),
      close: mayDecideClosing(standing),
    };
  }

  @ResolveField(() => Closing, {
    nullable: true,
    description: 'The open proposal to close the network, when there is one.',
  })
  async closing({ id }: Network, _: unknown, { door }: RequestContext): Promise<Closing | null> {
    const tx = await door.read();
    return this.closings.standsIn(tx, await standingOf(tx, id));
  }

  #taken(door: Door, id: string, step: Step): Promise<Network> {
    return this.#written(door, id, (tx) => this.stages.take(tx, id, step));
  }

  async #written(door: Door, id: string, does: (tx: Tx) => Promise<void>): Promise<Network> {
    await door.write(does);
    const network = await networkOf(await door.read(), id);
    if (!network) throw notFound();
    return network;
  }
}
