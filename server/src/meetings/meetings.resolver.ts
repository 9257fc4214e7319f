import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { SeatWithPerson, seatOf } from '../networks/membership/seat.entity.js';
import { Network, networkOf } from '../networks/network.entity.js';
import type { RequestDatabase } from '../platform/database/request-database.js';
import type { Tx } from '../platform/database/tx.js';
import { notFound } from '../platform/errors.js';
import { Db, IdPipe, type RequestContext } from '../platform/graphql/context.js';
import { AgendaService } from './agenda.service.js';
import { AgendaQueries } from './agenda-queries.service.js';
import { type CalendarRefusal, CalendarRefusalEnum } from './calendar-feed.entity.js';
import { Meeting } from './meeting.entity.js';
import { MeetingQueries } from './meeting-queries.service.js';
import {
  AnswerMeetingInput,
  CallMeetingInput,
  CancelMeetingInput,
  ChooseAgendaInput,
  ProposeAgendaItemInput,
  ReviseMeetingInput,
} from './meetings.inputs.js';
import { MeetingService } from './meetings.service.js';
import { Agenda, MeetingProposal, MeetingReply, MeetingRights } from './meetings.types.js';

@Resolver(() => Meeting)
export class MeetingsResolver {
  constructor(
    private readonly meetingQueries: MeetingQueries,
    private readonly meetingService: MeetingService,
    private readonly agendaQueries: AgendaQueries,
    private readonly agendaService: AgendaService,
  ) {}

  @Query(() => Meeting, { description: 'For members of the network. NOT_FOUND.' })
  async meeting(@Db() db: RequestDatabase, @Args('id', { type: () => ID }, IdPipe) id: string): Promise<Meeting> {
    const tx = await db.read();
    const meeting = await this.meetingQueries.meeting(tx, id);
    await endAfterAnswer(this.meetingQueries, db, meeting.networkId);
    return meeting;
  }

  @Mutation(() => Meeting, {
    description:
      'By a facilitator. BAD_INPUT: `past` on `day`, `overlaps` on `time`, `required` on `place`, `seat` on `facilitatorSeatId`, `tooMany` on `networkId`.',
  })
  async callMeeting(@Db() db: RequestDatabase, @Args('input') input: CallMeetingInput): Promise<Meeting> {
    const id = await db.write((tx) => this.meetingService.call(tx, input));
    return this.meetingQueries.meeting(await db.read(), id);
  }

  @Mutation(() => Meeting, {
    description:
      'By a facilitator, before it begins. Another time asks everybody again whether they come. BAD_INPUT as for `callMeeting`, and `stale` on `replaces`.',
  })
  async reviseMeeting(@Db() db: RequestDatabase, @Args('input') input: ReviseMeetingInput): Promise<Meeting> {
    return this.#answer(db, input.id, (tx) => this.meetingService.revise(tx, input));
  }

  @Mutation(() => Meeting, { description: 'By a facilitator, before it begins. The reason is for the members alone.' })
  async cancelMeeting(@Db() db: RequestDatabase, @Args('input') input: CancelMeetingInput): Promise<Meeting> {
    return this.#answer(db, input.id, (tx) => this.meetingService.cancel(tx, input));
  }

  @Mutation(() => Meeting, {
    description: 'By a member, until it is over: whether they come. A later answer replaces it.',
  })
  async answerMeeting(@Db() db: RequestDatabase, @Args('input') input: AnswerMeetingInput): Promise<Meeting> {
    return this.#answer(db, input.id, (tx) => this.meetingService.answer(tx, input));
  }

  @Mutation(() => Network, {
    description:
      'By a member: what they want to take up in the next meeting. BAD_INPUT: `tooMany` on `title`, `trios` on `minutes` when they are too few for groups of three, `challenge` or `closed` on `challengeId`.',
  })
  async proposeAgendaItem(@Db() db: RequestDatabase, @Args('input') input: ProposeAgendaItemInput): Promise<Network> {
    await db.write((tx) => this.agendaService.propose(tx, input));
    return network(db, input.networkId);
  }

  @Mutation(() => Network, { description: 'By its owner, until a meeting has had time for it.' })
  async withdrawAgendaItem(
    @Db() db: RequestDatabase,
    @Args('id', { type: () => ID }, IdPipe) id: string,
  ): Promise<Network> {
    return network(db, await db.write((tx) => this.agendaService.withdraw(tx, id)));
  }

  @Mutation(() => Meeting, {
    description:
      'By a member, while the members choose. What each has chosen is told to nobody. BAD_INPUT on `itemIds`: `max`, `own` with more than one of their own, `gone`.',
  })
  async chooseAgenda(@Db() db: RequestDatabase, @Args('input') input: ChooseAgendaInput): Promise<Meeting> {
    return this.#answer(db, input.meetingId, (tx) => this.agendaService.choose(tx, input));
  }

  @ResolveField(() => Network)
  async network({ networkId }: Meeting, _: unknown, { db }: RequestContext): Promise<Network> {
    return network(db, networkId);
  }

  @ResolveField(() => SeatWithPerson, { nullable: true, description: 'Who facilitates this meeting.' })
  async facilitator({ facilitatorId }: Meeting, _: unknown, { db }: RequestContext): Promise<SeatWithPerson | null> {
    const seat = facilitatorId ? await seatOf(await db.read(), facilitatorId) : undefined;
    return seat && !seat.endedAt ? seat : null;
  }

  @ResolveField(() => [MeetingReply], { description: 'Who has answered what, until the meeting is over.' })
  async answers(meeting: Meeting, _: unknown, { db }: RequestContext): Promise<MeetingReply[]> {
    return this.meetingQueries.replies(await db.read(), meeting);
  }

  @ResolveField(() => CalendarRefusalEnum, {
    nullable: true,
    description: 'Why the last answer of the viewer’s calendar was not taken; null when it was. Nobody else reads it.',
  })
  async calendarRefusal({ id }: Meeting, _: unknown, { db }: RequestContext): Promise<CalendarRefusal | null> {
    return this.meetingQueries.calendarRefusal(await db.read(), id);
  }

  @ResolveField(() => Agenda)
  async agenda(meeting: Meeting, _: unknown, { db }: RequestContext): Promise<Agenda> {
    return this.agendaQueries.agendaOf(await db.read(), meeting);
  }

  @ResolveField(() => MeetingRights)
  async viewerMay(meeting: Meeting, _: unknown, { db }: RequestContext): Promise<MeetingRights> {
    return this.meetingQueries.rights(await db.read(), meeting);
  }

  async #answer(db: RequestDatabase, id: string, act: (tx: Tx) => Promise<void>): Promise<Meeting> {
    await db.write(act);
    return this.meetingQueries.meeting(await db.read(), id);
  }
}

/** Meetings as fields of a network. */
@Resolver(() => Network)
export class NetworkMeetingsResolver {
  constructor(private readonly meetingQueries: MeetingQueries) {}

  @ResolveField(() => Meeting, { nullable: true, description: 'The next one that is called, or the one under way.' })
  async nextMeeting({ id }: Network, _: unknown, { db }: RequestContext): Promise<Meeting | null> {
    return this.meetingQueries.next(await db.read(), id);
  }

  @ResolveField(() => [Meeting], {
    description:
      'Those to come, the next one first; then the last twenty that were, were not held or are cancelled, the last one first.',
  })
  async meetings(@Db() db: RequestDatabase, @Parent() { id }: Network): Promise<Meeting[]> {
    await endAfterAnswer(this.meetingQueries, db, id);
    return this.meetingQueries.ofNetwork(await db.read(), id);
  }

  @ResolveField(() => [MeetingProposal], {
    description: 'For those who call meetings: what the rhythm of the charter gives until the next two are called.',
  })
  async meetingProposals({ id }: Network, _: unknown, { db }: RequestContext): Promise<MeetingProposal[]> {
    return this.meetingQueries.proposals(await db.read(), id);
  }

  @ResolveField(() => Boolean)
  async viewerMayCallMeeting({ id }: Network, _: unknown, { db }: RequestContext): Promise<boolean> {
    return this.meetingQueries.mayCall(await db.read(), id);
  }
}

/** A reader does not wait for a meeting that is over to be ended, or found not to have been held. */
async function endAfterAnswer(meetingQueries: MeetingQueries, db: RequestDatabase, networkId: string): Promise<void> {
  const tx = await db.read();
  if (await meetingQueries.hasPast(tx, networkId))
    db.writeAfterAnswer(`meetings ${networkId}`, (writing) => meetingQueries.endPast(writing, networkId));
}

async function network(db: RequestDatabase, id: string): Promise<Network> {
  const found = await networkOf(await db.read(), id);
  if (!found) throw notFound();
  return found;
}
