import { Args, Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import { Network, networkOf } from '../networks/network.entity.js';
import type { RequestDatabase } from '../platform/database/request-database.js';
import { notFound } from '../platform/errors.js';
import { Db, type RequestContext } from '../platform/graphql/context.js';
import { LeaveWordInput } from './agenda-words.inputs.js';
import { AgendaWordService } from './agenda-words.service.js';
import { AgendaWord } from './agenda-words.types.js';
import { MeetingStepView } from './meeting-runs.types.js';
import { AgendaItemView } from './meetings.types.js';

@Resolver(() => AgendaItemView)
export class AgendaWordsResolver {
  constructor(private readonly wordService: AgendaWordService) {}

  @Mutation(() => Network, {
    description:
      'By a member, until a meeting has had time for the item: a word for those who come. The members see it.',
  })
  async leaveWord(@Db() db: RequestDatabase, @Args('input') input: LeaveWordInput): Promise<Network> {
    const id = await db.write((tx) => this.wordService.leave(tx, input));
    const network = await networkOf(await db.read(), id);
    if (!network) throw notFound();
    return network;
  }

  @ResolveField(() => [AgendaWord], { description: 'Written beforehand.' })
  async words({ id }: AgendaItemView, _: unknown, { db }: RequestContext): Promise<AgendaWord[]> {
    return this.wordService.ofItem(await db.read(), id);
  }
}

@Resolver(() => MeetingStepView)
export class MeetingStepWordsResolver {
  constructor(private readonly wordService: AgendaWordService) {}

  @ResolveField(() => [AgendaWord], { description: 'Written beforehand to the item.' })
  async words({ itemId }: MeetingStepView, _: unknown, { db }: RequestContext): Promise<AgendaWord[]> {
    return itemId ? this.wordService.ofItem(await db.read(), itemId) : [];
  }
}
