import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { mayKeepThread, mayRaiseConcern } from '../facilitation/facilitation.policy.js';
import { Network, networkOf } from '../networks/network.entity.js';
import { Readers } from '../networks/networks.types.js';
import { allSeatsOf, HeldSeat } from '../networks/seat.entity.js';
import { standingOf } from '../networks/standing.js';
import { Organisation, organisationOf } from '../people/organisation.entity.js';
import type { Door } from '../platform/door.js';
import { notFound } from '../platform/errors.js';
import { AnId, type RequestContext, Through } from '../platform/graphql/context.js';
import { Challenge } from './challenge.entity.js';
import { kindsFor, mayRestoreChallenge, mayRevise, mayWithdrawChallenge } from './challenge.policy.js';
import { ChallengeVersion } from './challenge-version.entity.js';
import { PostChallengeInput, ReviseChallengeInput } from './challenges.inputs.js';
import { ChallengeConnection, ChallengeRights, FirstUnread, PageOfChallenges } from './challenges.types.js';
import { PostingChallenges } from './posting.service.js';
import { ReadingChallenges, type ThreadState } from './reading.service.js';

/** A list has brought along what a single challenge has fetched when asked for. */
type Met = Challenge & Partial<ThreadState> & { owner?: HeldSeat };

@Resolver(() => Challenge)
export class ChallengesResolver {
  constructor(
    private readonly reading: ReadingChallenges,
    private readonly posting: PostingChallenges,
  ) {}

  @Query(() => Challenge)
  async challenge(@Through() door: Door, @Args('id', { type: () => ID }, AnId) id: string): Promise<Challenge> {
    return this.reading.read(await door.read(), id);
  }

  @Mutation(() => Challenge)
  async postChallenge(@Through() door: Door, @Args('input') input: PostChallengeInput): Promise<Challenge> {
    return door.write((tx) => this.posting.post(tx, input));
  }

  @Mutation(() => Challenge, { description: 'By its owner; the earlier text stays readable.' })
  async reviseChallenge(@Through() door: Door, @Args('input') input: ReviseChallengeInput): Promise<Challenge> {
    await door.write((tx) => this.posting.revise(tx, input));
    return this.reading.read(await door.read(), input.id);
  }

  @Mutation(() => Challenge, { description: 'By its owner; hidden from all others at once, its thread with it.' })
  async withdrawChallenge(@Through() door: Door, @Args('id', { type: () => ID }, AnId) id: string): Promise<Challenge> {
    await door.write((tx) => this.posting.withdraw(tx, id));
    return this.reading.read(await door.read(), id);
  }

  @Mutation(() => Challenge)
  async restoreChallenge(@Through() door: Door, @Args('id', { type: () => ID }, AnId) id: string): Promise<Challenge> {
    await door.write((tx) => this.posting.restore(tx, id));
    return this.reading.read(await door.read(), id);
  }

  @Mutation(() => Challenge, { description: "Moves the viewer's own read mark forward; it never moves back." })
  async markRead(
    @Through() door: Door,
    @Args('challengeId', { type: () => ID }, AnId) challengeId: string,
    @Args('seq', { type: () => Int }) seq: number,
  ): Promise<Challenge> {
    await door.write((tx) => this.reading.markRead(tx, challengeId, seq));
    return this.reading.read(await door.read(), challengeId);
  }

  @ResolveField(() => Network)
  async network({ networkId }: Challenge, _: unknown, { door }: RequestContext): Promise<Network> {
    const network = await networkOf(await door.read(), networkId);
    if (!network) throw notFound();
    return network;
  }

  @ResolveField(() => HeldSeat)
  owner(challenge: Met, _: unknown, { door }: RequestContext): HeldSeat | Promise<HeldSeat> {
    return challenge.owner ?? this.#owner(challenge, door);
  }

  @ResolveField(() => Organisation, {
    nullable: true,
    description: 'Members who sit for this agency do not see the challenge.',
  })
  async closedTo({ closedTo }: Challenge, _: unknown, { door }: RequestContext): Promise<Organisation | null> {
    return closedTo ? ((await organisationOf(await door.read(), closedTo)) ?? null) : null;
  }

  @ResolveField(() => Readers, { description: 'The seats that can read it now.' })
  async readers(challenge: Challenge, _: unknown, { door }: RequestContext): Promise<Readers> {
    return this.reading.readersOf(await door.read(), challenge);
  }

  @ResolveField(() => Int, { description: 'Contributions by others than the owner, withdrawn ones not counted.' })
  answers(challenge: Met, _: unknown, { door }: RequestContext) {
    return this.#state(challenge, door, 'answers');
  }

  @ResolveField(() => Int, { description: 'All contributions, withdrawn ones included.' })
  contributionCount(challenge: Met, _: unknown, { door }: RequestContext) {
    return this.#state(challenge, door, 'contributionCount');
  }

  @ResolveField(() => Date)
  lastActivityAt(challenge: Met, _: unknown, { door }: RequestContext) {
    return this.#state(challenge, door, 'lastActivityAt');
  }

  @ResolveField(() => Int, { description: 'Unread contributions by others; at most 100 are counted.' })
  newToMe(challenge: Met, _: unknown, { door }: RequestContext) {
    return this.#state(challenge, door, 'newToMe');
  }

  @ResolveField(() => Boolean, { description: "Never opened by the viewer, and not the viewer's own." })
  neverOpened(challenge: Met, _: unknown, { door }: RequestContext) {
    return this.#state(challenge, door, 'neverOpened');
  }

  @ResolveField(() => Int, { description: "The viewer's own read mark: the last journal number seen here." })
  myReadSeq(challenge: Met, _: unknown, { door }: RequestContext) {
    return this.#state(challenge, door, 'myReadSeq');
  }

  @ResolveField(() => FirstUnread, {
    nullable: true,
    description: 'The first unread contribution by somebody else, in reading order.',
  })
  async firstUnread({ id }: Challenge, _: unknown, { door }: RequestContext): Promise<FirstUnread | null> {
    return this.reading.firstUnread(await door.read(), id);
  }

  @ResolveField(() => [ChallengeVersion], { description: 'Earlier texts, oldest first; at most 100.' })
  async earlier(challenge: Challenge, _: unknown, { door }: RequestContext): Promise<ChallengeVersion[]> {
    return this.reading.earlier(await door.read(), challenge);
  }

  @ResolveField(() => ChallengeRights)
  async viewerMay(challenge: Challenge, _: unknown, { door }: RequestContext): Promise<ChallengeRights> {
    const standing = await standingOf(await door.read(), challenge.networkId);
    return {
      contribute: kindsFor(standing, challenge),
      revise: mayRevise(standing, challenge),
      withdraw: mayWithdrawChallenge(standing, challenge),
      restore: mayRestoreChallenge(standing, challenge),
      keep: mayKeepThread(standing, challenge),
      raiseConcern: mayRaiseConcern(standing, challenge, challenge.ownerId),
    };
  }

  #state<K extends keyof ThreadState>(challenge: Met, door: Door, what: K): ThreadState[K] | Promise<ThreadState[K]> {
    return (challenge[what] as ThreadState[K] | undefined) ?? this.#fetched(challenge, door, what);
  }

  /** Found among the seats of the room: they are asked for anyway, to say who can read. */
  async #owner({ networkId, seatId }: Pick<Challenge, 'networkId' | 'seatId'>, door: Door): Promise<HeldSeat> {
    const seat = (await allSeatsOf(await door.read(), networkId)).find(({ id }) => id === seatId);
    if (!seat) throw notFound();
    return seat;
  }

  async #fetched<K extends keyof ThreadState>({ id }: Met, door: Door, what: K): Promise<ThreadState[K]> {
    return (await this.reading.stateOf(await door.read(), id))[what];
  }
}

/** What challenges add to a network. */
@Resolver(() => Network)
export class NetworkChallengesResolver {
  constructor(private readonly reading: ReadingChallenges) {}

  @ResolveField(() => ChallengeConnection, {
    description:
      'The most recently answered first; at most 100 a page. Before the first page stand those that are pinned, at most 3.',
  })
  async challenges(
    @Through() door: Door,
    @Parent() { id }: Network,
    @Args() page: PageOfChallenges,
  ): Promise<ChallengeConnection> {
    return this.reading.list(await door.read(), id, page);
  }

  @ResolveField(() => Int, { description: 'How many challenges hold something new to the viewer.' })
  async newToMe({ id }: Network, _: unknown, { door }: RequestContext): Promise<number> {
    return this.reading.newIn(await door.read(), id);
  }
}
