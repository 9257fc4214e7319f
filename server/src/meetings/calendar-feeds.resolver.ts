import { limits } from '@krets/shared/limits';
import { Args, InputType, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { RequestDatabase } from '../platform/database/request-database.js';
import { Db } from '../platform/graphql/context.js';
import { Line } from '../platform/graphql/fields.js';
import { CalendarFeed } from './calendar-feed.entity.js';
import { CalendarFeedService } from './calendar-feeds.service.js';

@InputType()
export class MakeCalendarFeedInput {
  @Line(limits.calendarLabel, { description: 'What each meeting is called in the calendar; others may read it.' })
  label: string;
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
      'For anybody signed in: a new secret address, which is told this once. An earlier one ends. UNAUTHENTICATED.',
  })
  async makeCalendarFeed(@Db() db: RequestDatabase, @Args('input') { label }: MakeCalendarFeedInput): Promise<string> {
    return db.write((tx) => this.calendarFeedService.make(tx, label));
  }

  @Mutation(() => Boolean, {
    description: 'For anybody signed in: their address answers nobody any longer. UNAUTHENTICATED.',
  })
  async dropCalendarFeed(@Db() db: RequestDatabase): Promise<boolean> {
    await db.write((tx) => this.calendarFeedService.drop(tx));
    return true;
  }
}
