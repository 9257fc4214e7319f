import { Args, Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import { Challenge } from '../discussion/challenges/challenge.entity.js';
import type { RequestDatabase } from '../platform/database/request-database.js';
import { Db, type RequestContext } from '../platform/graphql/context.js';
import { Meeting } from './meeting.entity.js';
import { MeetingQueries } from './meeting-queries.service.js';
import { SaveMinutesInput, TakeNextStepInput } from './minutes.inputs.js';
import { MinutesService } from './minutes.service.js';
import { Minutes, MinutesBlockView } from './minutes.types.js';

@Resolver(() => Meeting)
export class MinutesResolver {
  constructor(
    private readonly minutesService: MinutesService,
    private readonly meetingQueries: MeetingQueries,
  ) {}

  @Mutation(() => Meeting, {
    description:
      'By any member, until seven days after the meeting. BAD_INPUT `stale` on `replaces`: somebody has written since, and nothing is replaced.',
  })
  async saveMinutes(@Db() db: RequestDatabase, @Args('input') input: SaveMinutesInput): Promise<Meeting> {
    await db.write((tx) => this.minutesService.save(tx, input));
    return this.meetingQueries.meeting(await db.read(), input.meetingId);
  }

  @Mutation(() => Meeting, { description: 'By any member, for themselves alone, until seven days after the meeting.' })
  async takeNextStep(@Db() db: RequestDatabase, @Args('input') input: TakeNextStepInput): Promise<Meeting> {
    await db.write((tx) => this.minutesService.takeNextStep(tx, input));
    return this.meetingQueries.meeting(await db.read(), input.meetingId);
  }

  @ResolveField(() => Minutes)
  async writtenMinutes(meeting: Meeting, _: unknown, { db }: RequestContext): Promise<Minutes> {
    return this.minutesService.of(await db.read(), meeting);
  }
}

/** Minutes as a field of a challenge. */
@Resolver(() => Challenge)
export class TakenUpResolver {
  constructor(private readonly minutesService: MinutesService) {}

  @ResolveField(() => [MinutesBlockView], {
    description: 'What meetings have written about it, the last one first. It is read from the minutes.',
  })
  async takenUp({ id }: Challenge, _: unknown, { db }: RequestContext): Promise<MinutesBlockView[]> {
    return this.minutesService.about(await db.read(), id);
  }
}
