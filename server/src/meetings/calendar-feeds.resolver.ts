import { limits } from '@krets/shared/limits';
import { Args, Field, InputType, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { RequestDatabase } from '../platform/database/request-database.js';
import { unauthenticated } from '../platform/errors.js';
import { Db } from '../platform/graphql/context.js';
import { Line } from '../platform/graphql/fields.js';
import { CalendarFeed, type CalendarWay, CalendarWayEnum, wayOf } from './calendar-feed.entity.js';
import { CalendarFeedService } from './calendar-feeds.service.js';

@InputType()
export class MakeCalendarFeedInput {
  @Line(limits.calendarLabel, { description: 'What each meeting is called in the calendar; others may read it.' })
  label: string;
}

@InputType()
export class ChooseCalendarInput extends MakeCalendarFeedInput {
  @Field({ description: 'By mail; otherwise not at all.' })
  invitations: boolean;
}

@Resolver(() => CalendarFeed)
export class CalendarFeedsResolver {
  constructor(private readonly calendarFeedService: CalendarFeedService) {}

  @Query(() => CalendarFeed, { nullable: true, description: 'For anybody signed in. UNAUTHENTICATED.' })
  async calendarFeed(@Db() db: RequestDatabase): Promise<CalendarFeed | null> {
    return (await this.calendarFeedService.own(await db.read())) ?? null;
  }

  @Mutation(() => String, {
    description:
      'For anybody signed in: a new secret address, which is told this once, instead of invitations. An earlier one ends. UNAUTHENTICATED.',
  })
  async makeCalendarFeed(@Db() db: RequestDatabase, @Args('input') { label }: MakeCalendarFeedInput): Promise<string> {
    return db.write((tx) => this.calendarFeedService.make(tx, label));
  }

  @Mutation(() => CalendarFeed, {
    description: 'For anybody signed in: an address they have made answers nobody any longer. UNAUTHENTICATED.',
  })
  async chooseCalendar(
    @Db() db: RequestDatabase,
    @Args('input') { invitations, label }: ChooseCalendarInput,
  ): Promise<CalendarFeed> {
    await db.write((tx) => this.calendarFeedService.choose(tx, invitations, label));
    const chosen = await this.calendarFeedService.own(await db.read());
    if (!chosen) throw unauthenticated();
    return chosen;
  }

  @ResolveField(() => CalendarWayEnum)
  way(@Parent() own: CalendarFeed): CalendarWay {
    return wayOf(own);
  }
}
