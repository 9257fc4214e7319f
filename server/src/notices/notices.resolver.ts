import { Args, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Challenge } from '../discussion/challenges/challenge.entity.js';
import { Me } from '../identity/me.types.js';
import { Network } from '../networks/network.entity.js';
import type { RequestDatabase } from '../platform/database/request-database.js';
import { Db, type RequestContext } from '../platform/graphql/context.js';
import { NoticeChoiceService } from './notice-choices.service.js';
import type { NoticeLevel, ThreadChoice } from './notice-rules.js';
import {
  ChooseNoticeMailInput,
  ChooseRoomNoticesInput,
  ChooseThreadNoticesInput,
  NoticeIds,
} from './notices.inputs.js';
import { NoticeService } from './notices.service.js';
import { Notice, NoticeChoices, NoticeLevelEnum, ThreadChoiceEnum } from './notices.types.js';

@Resolver(() => Me)
export class NoticesResolver {
  constructor(private readonly noticeService: NoticeService) {}

  @Query(() => [Notice], {
    description: 'For anybody signed in: what the viewer is told of, the newest first; at most 100. UNAUTHENTICATED.',
  })
  async notices(@Db() db: RequestDatabase): Promise<Notice[]> {
    return this.noticeService.list(await db.read());
  }

  @ResolveField(() => [Notice], { description: 'The newest first; at most 100.' })
  async unreadNotices(_: Me, __: unknown, { db }: RequestContext): Promise<Notice[]> {
    return this.noticeService.unread(await db.read());
  }

  @Mutation(() => [Notice], {
    description: "Marks the viewer's own notices as read; other ids are ignored. Answers with those left unread.",
  })
  async markNoticesRead(@Db() db: RequestDatabase, @Args() { ids }: NoticeIds): Promise<Notice[]> {
    await db.write((tx) => this.noticeService.markRead(tx, ids));
    return this.noticeService.unread(await db.read());
  }

  @Mutation(() => [Notice], {
    description: 'Marks all that came until then as read. Answers with those left unread.',
  })
  async markAllNoticesRead(
    @Db() db: RequestDatabase,
    @Args('until', { type: () => Date }) until: Date,
  ): Promise<Notice[]> {
    await db.write((tx) => this.noticeService.markAllRead(tx, until));
    return this.noticeService.unread(await db.read());
  }
}

@Resolver(() => Network)
export class NoticeChoicesResolver {
  constructor(private readonly noticeChoiceService: NoticeChoiceService) {}

  @Query(() => NoticeChoices, {
    description: 'For anybody signed in: all choices of the viewer about notices. UNAUTHENTICATED.',
  })
  async noticeChoices(@Db() db: RequestDatabase): Promise<NoticeChoices> {
    return this.noticeChoiceService.all(await db.read());
  }

  @ResolveField(() => NoticeLevelEnum, {
    nullable: true,
    description: 'What the viewer wants to be told of here; null until they have chosen.',
  })
  async myNoticeLevel({ id }: Network, _: unknown, { db }: RequestContext): Promise<NoticeLevel | null> {
    return this.noticeChoiceService.levelOf(await db.read(), id);
  }

  @Mutation(() => NoticeChoices, {
    description: 'For anybody signed in: what the viewer gets by mail. UNAUTHENTICATED.',
  })
  async chooseNoticeMail(
    @Db() db: RequestDatabase,
    @Args('input') input: ChooseNoticeMailInput,
  ): Promise<NoticeChoices> {
    await db.write((tx) => this.noticeChoiceService.chooseMail(tx, input));
    return this.noticeChoiceService.all(await db.read());
  }

  @Mutation(() => NoticeChoices, {
    description: 'For any member: what the viewer wants to be told of in this room. NOT_FOUND for everybody else.',
  })
  async chooseRoomNotices(
    @Db() db: RequestDatabase,
    @Args('input') { networkId, level, threadsToo }: ChooseRoomNoticesInput,
  ): Promise<NoticeChoices> {
    await db.write((tx) => this.noticeChoiceService.chooseRoom(tx, networkId, level, threadsToo));
    return this.noticeChoiceService.all(await db.read());
  }

  @Mutation(() => NoticeChoices, {
    description: 'For whoever reads the challenge: follows or mutes its thread. NOT_FOUND for everybody else.',
  })
  async chooseThreadNotices(
    @Db() db: RequestDatabase,
    @Args('input') { challengeId, choice }: ChooseThreadNoticesInput,
  ): Promise<NoticeChoices> {
    await db.write((tx) => this.noticeChoiceService.chooseThread(tx, challengeId, choice));
    return this.noticeChoiceService.all(await db.read());
  }
}

@Resolver(() => Challenge)
export class ThreadNoticesResolver {
  constructor(private readonly noticeChoiceService: NoticeChoiceService) {}

  @ResolveField(() => ThreadChoiceEnum, { description: 'Whether the viewer follows or mutes the thread.' })
  async myNotices({ id }: Challenge, _: unknown, { db }: RequestContext): Promise<ThreadChoice> {
    return this.noticeChoiceService.choiceOf(await db.read(), id);
  }
}
