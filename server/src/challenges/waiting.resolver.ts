import { Query, Resolver } from '@nestjs/graphql';
import type { Door } from '../platform/door.js';
import { Through } from '../platform/graphql/context.js';
import { Challenge } from './challenge.entity.js';
import { Waiting } from './challenges.types.js';
import { WaitingForMe } from './waiting.service.js';

@Resolver()
export class WaitingResolver {
  constructor(private readonly waitingForMe: WaitingForMe) {}

  @Query(() => [Waiting], { description: 'At most three things, the most pressing first.' })
  async waiting(@Through() door: Door): Promise<Waiting[]> {
    return this.waitingForMe.list(await door.read());
  }

  @Query(() => [Challenge], {
    description: "Unanswered challenges of others in the viewer's rooms, oldest first; at most 10.",
  })
  async unanswered(@Through() door: Door): Promise<Challenge[]> {
    return this.waitingForMe.unanswered(await door.read());
  }
}
