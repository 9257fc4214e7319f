import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Door } from '../platform/door.js';
import { AnId, Through } from '../platform/graphql/context.js';
import { Draft } from './draft.entity.js';
import { SaveDraftInput } from './drafts.inputs.js';
import { Drafts } from './drafts.service.js';

@Resolver()
export class DraftsResolver {
  constructor(private readonly drafts: Drafts) {}

  @Query(() => Draft, { nullable: true, description: "The viewer's own; null when there is none." })
  async draft(
    @Through() door: Door,
    @Args('networkId', { type: () => ID }, AnId) networkId: string,
    @Args('place') place: string,
  ): Promise<Draft | null> {
    return (await this.drafts.read(await door.read(), networkId, place)) ?? null;
  }

  @Mutation(() => Draft)
  async saveDraft(@Through() door: Door, @Args('input') input: SaveDraftInput): Promise<Draft> {
    return door.write((tx) => this.drafts.save(tx, input));
  }

  @Mutation(() => Boolean)
  async discardDraft(
    @Through() door: Door,
    @Args('networkId', { type: () => ID }, AnId) networkId: string,
    @Args('place') place: string,
  ): Promise<boolean> {
    await door.write((tx) => this.drafts.discard(tx, networkId, place));
    return true;
  }
}
