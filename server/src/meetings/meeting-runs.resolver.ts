import { Args, ID, Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import type { RequestDatabase } from '../platform/database/request-database.js';
import type { Tx } from '../platform/database/tx.js';
import { Db, IdPipe, type RequestContext } from '../platform/graphql/context.js';
import { Meeting } from './meeting.entity.js';
import { MeetingQueries } from './meeting-queries.service.js';
import { MeetingRunQueries } from './meeting-run-queries.service.js';
import {
  ConsentToAgendaInput,
  HandOverMeetingInput,
  MoveMeetingOnInput,
  VoteOnTimeInput,
} from './meeting-runs.inputs.js';
import { MeetingRunService } from './meeting-runs.service.js';
import { MeetingComing, MeetingRunView } from './meeting-runs.types.js';

const theId = { type: () => ID };

/** A meeting under way. */
@Resolver(() => Meeting)
export class MeetingRunsResolver {
  constructor(
    private readonly meetingQueries: MeetingQueries,
    private readonly runQueries: MeetingRunQueries,
    private readonly runService: MeetingRunService,
  ) {}

  @Mutation(() => Meeting, {
    description:
      'By who facilitates it, from half an hour before; by any member, when it is time. Tells that they are there. It begins, and its order is fixed, when two are.',
  })
  async startMeeting(@Db() db: RequestDatabase, @Args('id', theId, IdPipe) id: string): Promise<Meeting> {
    return this.#answer(db, id, (tx) => this.runService.start(tx, id));
  }

  @Mutation(() => Meeting, {
    description:
      'By any member, when the time of a part is up and the members have answered what they want: more time for it, or the next part. Before that by who facilitates and by the owner of the item: to the next part.',
  })
  async moveMeetingOn(@Db() db: RequestDatabase, @Args('input') input: MoveMeetingOnInput): Promise<Meeting> {
    return this.#answer(db, input.id, (tx) => this.runService.moveOn(tx, input));
  }

  @Mutation(() => Meeting, {
    description: 'By a member, when the time of a part is up. What each wants is told to nobody.',
  })
  async voteOnTime(@Db() db: RequestDatabase, @Args('input') input: VoteOnTimeInput): Promise<Meeting> {
    return this.#answer(db, input.id, (tx) => this.runService.vote(tx, input));
  }

  @Mutation(() => Meeting, {
    description:
      'By a member, from half an hour before until it is over: that they are there. Told to nobody, and gone when it is over.',
  })
  async joinMeeting(@Db() db: RequestDatabase, @Args('id', theId, IdPipe) id: string): Promise<Meeting> {
    return this.#answer(db, id, (tx) => this.runService.join(tx, id));
  }

  @Mutation(() => Meeting, {
    description:
      'By a member, in the part where the order of the agenda is shown. When more than half of those who are there want to choose again, they have two minutes to.',
  })
  async consentToAgenda(@Db() db: RequestDatabase, @Args('input') input: ConsentToAgendaInput): Promise<Meeting> {
    return this.#answer(db, input.id, (tx) => this.runService.consent(tx, input));
  }

  @Mutation(() => Meeting, {
    description: 'By who facilitates; without one, by any member for themselves. BAD_INPUT `seat` on `seatId`.',
  })
  async handOverMeeting(@Db() db: RequestDatabase, @Args('input') input: HandOverMeetingInput): Promise<Meeting> {
    return this.#answer(db, input.id, (tx) => this.runService.handOver(tx, input));
  }

  @Mutation(() => Meeting, { description: 'By who facilitates. What was not reached waits for the next meeting.' })
  async endMeeting(@Db() db: RequestDatabase, @Args('id', theId, IdPipe) id: string): Promise<Meeting> {
    return this.#answer(db, id, (tx) => this.runService.end(tx, id));
  }

  @ResolveField(() => MeetingRunView, { nullable: true, description: 'While it is under way.' })
  async run(meeting: Meeting, _: unknown, { db }: RequestContext): Promise<MeetingRunView | null> {
    return this.runQueries.run(await db.read(), meeting);
  }

  @ResolveField(() => MeetingComing, {
    nullable: true,
    description: 'Null earlier, when it has begun, and for those who may not write in the room.',
  })
  async coming(meeting: Meeting, _: unknown, { db }: RequestContext): Promise<MeetingComing | null> {
    return this.runQueries.coming(await db.read(), meeting);
  }

  @ResolveField(() => Boolean)
  async viewerMayStart(meeting: Meeting, _: unknown, { db }: RequestContext): Promise<boolean> {
    return this.runQueries.mayStart(await db.read(), meeting);
  }

  async #answer(db: RequestDatabase, id: string, act: (tx: Tx) => Promise<void>): Promise<Meeting> {
    await db.write(act);
    return this.meetingQueries.meeting(await db.read(), id);
  }
}
