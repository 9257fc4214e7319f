import { Args, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { SeatWithPerson, seatOf } from '../networks/membership/seat.entity.js';
import { Network, networkOf } from '../networks/network.entity.js';
import type { RequestDatabase } from '../platform/database/request-database.js';
import { notFound } from '../platform/errors.js';
import { Db, IdPipe, type RequestContext } from '../platform/graphql/context.js';
import { DatePoll } from './date-poll.entity.js';
import { DatePollQueries } from './date-poll-queries.service.js';
import { AnswerDatesInput, ProposeDatesInput } from './date-polls.inputs.js';
import { DatePollService } from './date-polls.service.js';
import { DatePollRights, DateSlot } from './date-polls.types.js';

@Resolver(() => DatePoll)
export class DatePollsResolver {
  constructor(
    private readonly datePollQueries: DatePollQueries,
    private readonly datePollService: DatePollService,
  ) {}

  @Mutation(() => Network, {
    description:
      'By a facilitator: asks the members which times suit. BAD_INPUT: `min`, `max`, `unique`, `past` or `overlaps` on `slots`, `required` on `place`, `seat` on `facilitatorSeatId`, `pollOpen` or `tooMany` on `networkId`.',
  })
  async proposeDates(@Db() db: RequestDatabase, @Args('input') input: ProposeDatesInput): Promise<Network> {
    await db.write((tx) => this.datePollService.propose(tx, input));
    return network(db, input.networkId);
  }

  @Mutation(() => Network, {
    description:
      'By a member, until it closes: whether each time suits. A later answer replaces it. When everybody has answered, the meeting is called. BAD_INPUT: `each` on `answers`.',
  })
  async answerDates(@Db() db: RequestDatabase, @Args('input') input: AnswerDatesInput): Promise<Network> {
    return network(db, await db.write((tx) => this.datePollService.answer(tx, input)));
  }

  @Mutation(() => Network, {
    description:
      'By a facilitator: no date is looked for any longer. Nobody reads the answers from then on; they are deleted within an hour.',
  })
  async withdrawDates(@Db() db: RequestDatabase, @Args('id', { type: () => ID }, IdPipe) id: string): Promise<Network> {
    return network(db, await db.write((tx) => this.datePollService.withdraw(tx, id)));
  }

  @ResolveField(() => [DateSlot], { description: 'The earliest first.' })
  async slots(poll: DatePoll, _: unknown, { db }: RequestContext): Promise<DateSlot[]> {
    return this.datePollQueries.slots(await db.read(), poll);
  }

  @ResolveField(() => SeatWithPerson, { nullable: true, description: 'Who facilitates the meeting, and must be able.' })
  async facilitator({ facilitatorId }: DatePoll, _: unknown, { db }: RequestContext): Promise<SeatWithPerson | null> {
    const seat = facilitatorId ? await seatOf(await db.read(), facilitatorId) : undefined;
    return seat && !seat.endedAt ? seat : null;
  }

  @ResolveField(() => DatePollRights)
  async viewerMay(poll: DatePoll, _: unknown, { db }: RequestContext): Promise<DatePollRights> {
    return this.datePollQueries.rights(await db.read(), poll);
  }
}

@Resolver(() => Network)
export class NetworkDatePollResolver {
  constructor(
    private readonly datePollQueries: DatePollQueries,
    private readonly datePollService: DatePollService,
  ) {}

  @ResolveField(() => DatePoll, {
    nullable: true,
    description: 'The open one, or one that has found no date until something is done about it.',
  })
  async datePoll(@Db() db: RequestDatabase, @Parent() { id }: Network): Promise<DatePoll | null> {
    const tx = await db.read();
    const poll = await this.datePollQueries.ofNetwork(tx, id);
    if (poll && (await this.datePollQueries.isOver(tx, poll)))
      db.writeAfterAnswer(`dates ${poll.id}`, (writing) => this.datePollService.closeOver(writing, poll.id));
    return poll ?? null;
  }
}

async function network(db: RequestDatabase, id: string): Promise<Network> {
  const found = await networkOf(await db.read(), id);
  if (!found) throw notFound();
  return found;
}
