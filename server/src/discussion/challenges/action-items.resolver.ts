import { Query, Resolver } from '@nestjs/graphql';
import type { RequestDatabase } from '../../platform/database/request-database.js';
import { Db } from '../../platform/graphql/context.js';
import { ActionItemService } from './action-items.service.js';
import { Challenge } from './challenge.entity.js';
import { ActionItem } from './challenges.types.js';

@Resolver()
export class ActionItemResolver {
  constructor(private readonly actionItemService: ActionItemService) {}

  @Query(() => [ActionItem], { description: 'At most three, the most urgent first.' })
  async actionItems(@Db() db: RequestDatabase): Promise<ActionItem[]> {
    return this.actionItemService.list(await db.read());
  }

  @Query(() => [Challenge], {
    description: "Unanswered challenges of others in the viewer's rooms, oldest first; at most 10.",
  })
  async unansweredChallenges(@Db() db: RequestDatabase): Promise<Challenge[]> {
    return this.actionItemService.listUnanswered(await db.read());
  }
}
