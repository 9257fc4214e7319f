import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Organisation, organisationOf } from '../../identity/organisation.entity.js';
import { membershipOf } from '../../networks/membership/membership.js';
import { allSeatsOf, SeatWithPerson } from '../../networks/membership/seat.entity.js';
import { Network, networkOf } from '../../networks/network.entity.js';
import { Readers } from '../../networks/networks.types.js';
import type { RequestDatabase } from '../../platform/database/request-database.js';
import { notFound } from '../../platform/errors.js';
import { Db, IdPipe, type RequestContext } from '../../platform/graphql/context.js';
import { mayPinAndLock, mayReport } from '../moderation/moderation.policy.js';
import { Challenge } from './challenge.entity.js';
import {
  contributionKindsFor,
  mayMark,
  mayRestoreChallenge,
  mayRevise,
  mayWithdrawChallenge,
} from './challenge.policy.js';
import { ChallengeQueries, type ThreadState } from './challenge-queries.service.js';
import { ChallengeVersion } from './challenge-version.entity.js';
import { MarkChallengeInput, PostChallengeInput, ReviseChallengeInput } from './challenges.inputs.js';
import { ChallengeService } from './challenges.service.js';
import { ChallengeConnection, ChallengeRights, FirstUnread, PageOfChallenges } from './challenges.types.js';

/** A list loads these fields in advance; a single challenge loads them when they are selected. */
type ViewedChallenge = Challenge & Partial<ThreadState> & { owner?: SeatWithPerson };

@Resolver(() => Challenge)
export class ChallengesResolver {
  constructor(
    private readonly challengeQueries: ChallengeQueries,
    private readonly challengeService: ChallengeService,
  ) {}

  @Query(() => Challenge, {
    description:
      'For members of the network. Not for those it is hidden from, and a withdrawn one only for its owner. NOT_FOUND.',
  })
  async challenge(@Db() db: RequestDatabase, @Args('id', { type: () => ID }, IdPipe) id: string): Promise<Challenge> {
    return this.challengeQueries.read(await db.read(), id);
  }

  @Query(() => [Challenge], {
    description: "Unanswered challenges of others in the viewer's rooms, oldest first; at most 10.",
  })
  async unansweredChallenges(@Db() db: RequestDatabase): Promise<Challenge[]> {
    return this.challengeQueries.listUnanswered(await db.read());
  }

  @Mutation(() => Challenge, {
    description:
      'By any member of a network that is not read-only. A retry with the same `clientId` returns the first challenge.',
  })
  async postChallenge(@Db() db: RequestDatabase, @Args('input') input: PostChallengeInput): Promise<Challenge> {
    return db.write((tx) => this.challengeService.post(tx, input));
  }

  @Mutation(() => Challenge, { description: 'By its owner; the earlier text stays readable.' })
  async reviseChallenge(@Db() db: RequestDatabase, @Args('input') input: ReviseChallengeInput): Promise<Challenge> {
    await db.write((tx) => this.challengeService.revise(tx, input));
    return this.challengeQueries.read(await db.read(), input.id);
  }

  @Mutation(() => Challenge, { description: 'By its owner: how far they have come, for all who can read it.' })
  async markChallenge(@Db() db: RequestDatabase, @Args('input') input: MarkChallengeInput): Promise<Challenge> {
    await db.write((tx) => this.challengeService.mark(tx, input));
    return this.challengeQueries.read(await db.read(), input.id);
  }

  @Mutation(() => Challenge, { description: 'By its owner; hides it and its thread from all others at once.' })
  async withdrawChallenge(
    @Db() db: RequestDatabase,
    @Args('id', { type: () => ID }, IdPipe) id: string,
  ): Promise<Challenge> {
    await db.write((tx) => this.challengeService.withdraw(tx, id));
    return this.challengeQueries.read(await db.read(), id);
  }

  @Mutation(() => Challenge, { description: 'By its owner: shows a withdrawn challenge and its thread again.' })
  async restoreChallenge(
    @Db() db: RequestDatabase,
    @Args('id', { type: () => ID }, IdPipe) id: string,
  ): Promise<Challenge> {
    await db.write((tx) => this.challengeService.restore(tx, id));
    return this.challengeQueries.read(await db.read(), id);
  }

  @Mutation(() => Challenge, { description: "Moves the viewer's own read mark forward; it never moves back." })
  async markRead(
    @Db() db: RequestDatabase,
    @Args('challengeId', { type: () => ID }, IdPipe) challengeId: string,
    @Args('seq', { type: () => Int }) seq: number,
  ): Promise<Challenge> {
    await db.write((tx) => this.challengeQueries.markRead(tx, challengeId, seq));
    return this.challengeQueries.read(await db.read(), challengeId);
  }

  @Mutation(() => Network, {
    description:
      "For members of the network: moves the viewer's own read marks of all its threads to this journal number. NOT_FOUND for everybody else.",
  })
  async markRoomRead(
    @Db() db: RequestDatabase,
    @Args('networkId', { type: () => ID }, IdPipe) networkId: string,
    @Args('seq', { type: () => Int }) seq: number,
  ): Promise<Network> {
    await db.write((tx) => this.challengeQueries.markRoomRead(tx, networkId, seq));
    const network = await networkOf(await db.read(), networkId);
    if (!network) throw notFound();
    return network;
  }

  @ResolveField(() => Network)
  async network({ networkId }: Challenge, _: unknown, { db }: RequestContext): Promise<Network> {
    const network = await networkOf(await db.read(), networkId);
    if (!network) throw notFound();
    return network;
  }

  @ResolveField(() => SeatWithPerson)
  owner(challenge: ViewedChallenge, _: unknown, { db }: RequestContext): SeatWithPerson | Promise<SeatWithPerson> {
    return challenge.owner ?? this.#owner(challenge, db);
  }

  @ResolveField(() => Organisation, {
    nullable: true,
    description: 'Members of this organisation do not see the challenge.',
  })
  async closedTo({ closedTo }: Challenge, _: unknown, { db }: RequestContext): Promise<Organisation | null> {
    return closedTo ? ((await organisationOf(await db.read(), closedTo)) ?? null) : null;
  }

  @ResolveField(() => Readers, { description: 'The seats that can read it now.' })
  async readers(challenge: Challenge, _: unknown, { db }: RequestContext): Promise<Readers> {
    return this.challengeQueries.readersOf(await db.read(), challenge);
  }

  @ResolveField(() => Int, { description: 'Contributions by others than the owner, without withdrawn ones.' })
  answers(challenge: ViewedChallenge, _: unknown, { db }: RequestContext) {
    return this.#state(challenge, db, 'answers');
  }

  @ResolveField(() => Int, { description: 'All contributions, including withdrawn ones.' })
  contributionCount(challenge: ViewedChallenge, _: unknown, { db }: RequestContext) {
    return this.#state(challenge, db, 'contributionCount');
  }

  @ResolveField(() => Date)
  lastActivityAt(challenge: ViewedChallenge, _: unknown, { db }: RequestContext) {
    return this.#state(challenge, db, 'lastActivityAt');
  }

  @ResolveField(() => Int, { description: 'Unread contributions by others; at most 100 are counted.' })
  newToMe(challenge: ViewedChallenge, _: unknown, { db }: RequestContext) {
    return this.#state(challenge, db, 'newToMe');
  }

  @ResolveField(() => Boolean, { description: "Never opened by the viewer, and not the viewer's own." })
  neverOpened(challenge: ViewedChallenge, _: unknown, { db }: RequestContext) {
    return this.#state(challenge, db, 'neverOpened');
  }

  @ResolveField(() => Int, { description: "The viewer's own read mark: the last journal number read here." })
  myReadSeq(challenge: ViewedChallenge, _: unknown, { db }: RequestContext) {
    return this.#state(challenge, db, 'myReadSeq');
  }

  @ResolveField(() => FirstUnread, {
    nullable: true,
    description: 'The first unread contribution by somebody else, in reading order.',
  })
  async firstUnread({ id }: Challenge, _: unknown, { db }: RequestContext): Promise<FirstUnread | null> {
    return this.challengeQueries.firstUnread(await db.read(), id);
  }

  @ResolveField(() => [ChallengeVersion], { description: 'Earlier texts, oldest first; at most 100.' })
  async earlier(challenge: Challenge, _: unknown, { db }: RequestContext): Promise<ChallengeVersion[]> {
    return this.challengeQueries.earlier(await db.read(), challenge);
  }

  @ResolveField(() => ChallengeRights)
  async viewerMay(challenge: Challenge, _: unknown, { db }: RequestContext): Promise<ChallengeRights> {
    const membership = await membershipOf(await db.read(), challenge.networkId);
    return {
      contribute: contributionKindsFor(membership, challenge),
      revise: mayRevise(membership, challenge),
      mark: mayMark(membership, challenge),
      withdraw: mayWithdrawChallenge(membership, challenge),
      restore: mayRestoreChallenge(membership, challenge),
      moderate: mayPinAndLock(membership, challenge),
      reportContent: mayReport(membership, challenge, challenge.ownerId),
    };
  }

  #state<K extends keyof ThreadState>(
    challenge: ViewedChallenge,
    db: RequestDatabase,
    what: K,
  ): ThreadState[K] | Promise<ThreadState[K]> {
    return (challenge[what] as ThreadState[K] | undefined) ?? this.#fetched(challenge, db, what);
  }

  /** Found among the seats of the network, which are loaded anyway to show who can read. */
  async #owner(
    { networkId, seatId }: Pick<Challenge, 'networkId' | 'seatId'>,
    db: RequestDatabase,
  ): Promise<SeatWithPerson> {
    const seat = (await allSeatsOf(await db.read(), networkId)).find(({ id }) => id === seatId);
    if (!seat) throw notFound();
    return seat;
  }

  async #fetched<K extends keyof ThreadState>(
    { id }: ViewedChallenge,
    db: RequestDatabase,
    what: K,
  ): Promise<ThreadState[K]> {
    return (await this.challengeQueries.stateOf(await db.read(), id))[what];
  }
}

/** Challenges as fields of a network. */
@Resolver(() => Network)
export class NetworkChallengesResolver {
  constructor(private readonly challengeQueries: ChallengeQueries) {}

  @ResolveField(() => ChallengeConnection, {
    description:
      'By latest answer, newest first; at most 100 a page. Pinned ones, at most 3, come before the first page.',
  })
  async challenges(
    @Db() db: RequestDatabase,
    @Parent() { id }: Network,
    @Args() page: PageOfChallenges,
  ): Promise<ChallengeConnection> {
    return this.challengeQueries.list(await db.read(), id, page);
  }

  @ResolveField(() => Int, { description: 'How many challenges hold something new for the viewer.' })
  async newToMe({ id }: Network, _: unknown, { db }: RequestContext): Promise<number> {
    return this.challengeQueries.countNewIn(await db.read(), id);
  }
}
