import type { Side } from '@krets/shared/kinds';
import { Args, ID, Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import { Network } from '../networks/network.entity.js';
import { mySeats, standingOf } from '../networks/standing.js';
import type { Door } from '../platform/door.js';
import { AnId, type RequestContext, Through } from '../platform/graphql/context.js';
import { SideEnum, Split } from './split.entity.js';
import { mayChooseSide, mayDropSplit, mayLeaveTheRest } from './split.policy.js';
import { ProposeSplitInput } from './splitting.inputs.js';
import { Splitting } from './splitting.service.js';
import { SeatSide, SplitRights } from './splitting.types.js';

@Resolver(() => Split)
export class SplittingResolver {
  constructor(private readonly splitting: Splitting) {}

  @Mutation(() => Split, {
    description: 'A facilitator proposes two names. BAD_INPUT `open` when a split is on its way.',
  })
  async proposeSplit(@Through() door: Door, @Args('input') input: ProposeSplitInput): Promise<Split> {
    return door.write((tx) => this.splitting.propose(tx, input));
  }

  @Mutation(() => Split, {
    description: "The viewer's own choice. When all have chosen and more than half want it, the network is split.",
  })
  async chooseSide(
    @Through() door: Door,
    @Args('splitId', { type: () => ID }, AnId) splitId: string,
    @Args('side', { type: () => SideEnum }) side: Side,
  ): Promise<Split> {
    return door.write((tx) => this.splitting.choose(tx, splitId, side));
  }

  @Mutation(() => Split, {
    description:
      'After 14 days: goes on without those who have not chosen, at once when more than half of all want it.',
  })
  async leaveTheRest(
    @Through() door: Door,
    @Args('splitId', { type: () => ID }, AnId) splitId: string,
  ): Promise<Split> {
    return door.write((tx) => this.splitting.leaveTheRest(tx, splitId));
  }

  @Mutation(() => Boolean, { description: 'A facilitator takes the proposal back.' })
  async dropSplit(@Through() door: Door, @Args('splitId', { type: () => ID }, AnId) splitId: string): Promise<boolean> {
    await door.write((tx) => this.splitting.drop(tx, splitId));
    return true;
  }

  @ResolveField(() => Boolean, { description: 'False when it has been carried out.' })
  async open(split: Split, _: unknown, { door }: RequestContext): Promise<boolean> {
    return this.splitting.isOpen(await door.read(), split);
  }

  @ResolveField(() => [SeatSide], { description: 'Every seat that has not ended; at most 25.' })
  async sides(split: Split, _: unknown, { door }: RequestContext): Promise<SeatSide[]> {
    return this.splitting.sidesOf(await door.read(), split);
  }

  @ResolveField(() => ID, { nullable: true, description: 'The new network in which the viewer holds a seat.' })
  async myNetworkId({ networkA, networkB }: Split, _: unknown, { door }: RequestContext): Promise<string | null> {
    const own = await mySeats(await door.read());
    return own.find(({ networkId }) => networkId === networkA || networkId === networkB)?.networkId ?? null;
  }

  @ResolveField(() => SplitRights)
  async viewerMay(split: Split, _: unknown, { door }: RequestContext): Promise<SplitRights> {
    const tx = await door.read();
    const [standing, open] = await Promise.all([standingOf(tx, split.networkId), this.splitting.isOpen(tx, split)]);
    return {
      choose: mayChooseSide(standing, open),
      leaveTheRest: mayLeaveTheRest(standing, split, open, tx.at),
      drop: mayDropSplit(standing, open),
    };
  }
}

/** What splitting adds to a network. */
@Resolver(() => Network)
export class NetworkSplitResolver {
  constructor(private readonly splitting: Splitting) {}

  @ResolveField(() => Split, { nullable: true, description: 'The split that is proposed or has been carried out.' })
  async split({ id }: Network, _: unknown, { door }: RequestContext): Promise<Split | null> {
    return (await this.splitting.newest(await door.read(), id)) ?? null;
  }
}
