import type { Side } from '@krets/shared/kinds';
import { Args, ID, Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import type { RequestDatabase } from '../../../platform/database/request-database.js';
import { Db, IdPipe, type RequestContext } from '../../../platform/graphql/context.js';
import { membershipOf, mySeats } from '../../membership/membership.js';
import { Network } from '../../network.entity.js';
import { SideEnum, Split } from './split.entity.js';
import { ProposeSplitInput } from './split.inputs.js';
import { mayChooseSide, mayCloseSplitChoices, mayDropSplit } from './split.policy.js';
import { SplitService } from './split.service.js';
import { SeatSide, SplitRights } from './split.types.js';

@Resolver(() => Split)
export class SplitResolver {
  constructor(private readonly splitService: SplitService) {}

  @Mutation(() => Split, {
    description:
      'For a facilitator: proposes a split into two networks with these names. BAD_INPUT `open` when a split is open already. NOT_FOUND for everybody else.',
  })
  async proposeSplit(@Db() db: RequestDatabase, @Args('input') input: ProposeSplitInput): Promise<Split> {
    return db.write((tx) => this.splitService.propose(tx, input));
  }

  @Mutation(() => Split, {
    description:
      "For any member: the viewer's own choice, which can be changed. The network is split when all have chosen and more than half want it. NOT_FOUND for everybody else.",
  })
  async chooseSide(
    @Db() db: RequestDatabase,
    @Args('splitId', { type: () => ID }, IdPipe) splitId: string,
    @Args('side', { type: () => SideEnum }) side: Side,
  ): Promise<Split> {
    return db.write((tx) => this.splitService.choose(tx, splitId, side));
  }

  @Mutation(() => Split, {
    description:
      'For a facilitator, 14 days after the proposal: stops waiting for members who have not chosen. Splits at once when more than half of all seats want it. NOT_FOUND for everybody else, and earlier.',
  })
  async closeSplitChoices(
    @Db() db: RequestDatabase,
    @Args('splitId', { type: () => ID }, IdPipe) splitId: string,
  ): Promise<Split> {
    return db.write((tx) => this.splitService.closeChoices(tx, splitId));
  }

  @Mutation(() => Boolean, { description: 'For a facilitator: withdraws the proposal. NOT_FOUND for everybody else.' })
  async dropSplit(
    @Db() db: RequestDatabase,
    @Args('splitId', { type: () => ID }, IdPipe) splitId: string,
  ): Promise<boolean> {
    await db.write((tx) => this.splitService.drop(tx, splitId));
    return true;
  }

  @ResolveField(() => Boolean, { description: 'False when it has been carried out.' })
  async open(split: Split, _: unknown, { db }: RequestContext): Promise<boolean> {
    return this.splitService.isOpen(await db.read(), split);
  }

  @ResolveField(() => [SeatSide], { description: 'Every seat that has not ended; at most 25.' })
  async sides(split: Split, _: unknown, { db }: RequestContext): Promise<SeatSide[]> {
    return this.splitService.sidesOf(await db.read(), split);
  }

  @ResolveField(() => ID, { nullable: true, description: 'The new network in which the viewer holds a seat.' })
  async myNetworkId({ networkA, networkB }: Split, _: unknown, { db }: RequestContext): Promise<string | null> {
    const own = await mySeats(await db.read());
    return own.find(({ networkId }) => networkId === networkA || networkId === networkB)?.networkId ?? null;
  }

  @ResolveField(() => SplitRights)
  async viewerMay(split: Split, _: unknown, { db }: RequestContext): Promise<SplitRights> {
    const tx = await db.read();
    const [membership, open] = await Promise.all([
      membershipOf(tx, split.networkId),
      this.splitService.isOpen(tx, split),
    ]);
    return {
      choose: mayChooseSide(membership, open),
      closeSplitChoices: mayCloseSplitChoices(membership, split, open, tx.at),
      drop: mayDropSplit(membership, open),
    };
  }
}

/** Adds the split to a network. */
@Resolver(() => Network)
export class NetworkSplitResolver {
  constructor(private readonly splitService: SplitService) {}

  @ResolveField(() => Split, { nullable: true, description: 'The split that is proposed or has been carried out.' })
  async split({ id }: Network, _: unknown, { db }: RequestContext): Promise<Split | null> {
    return (await this.splitService.newest(await db.read(), id)) ?? null;
  }
}
