import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { RequestDatabase } from '../../platform/database/request-database.js';
import { Db, IdPipe } from '../../platform/graphql/context.js';
import { Draft } from './draft.entity.js';
import { SaveDraftInput } from './drafts.inputs.js';
import { DraftService } from './drafts.service.js';

@Resolver()
export class DraftsResolver {
  constructor(private readonly draftService: DraftService) {}

  @Query(() => Draft, { nullable: true, description: "The viewer's own; null when there is none." })
  async draft(
    @Db() db: RequestDatabase,
    @Args('networkId', { type: () => ID }, IdPipe) networkId: string,
    @Args('place') place: string,
  ): Promise<Draft | null> {
    return (await this.draftService.read(await db.read(), networkId, place)) ?? null;
  }

  @Mutation(() => Draft, {
    description:
      "Stores the viewer's draft for one place in a network, replacing the earlier one. Needs a seat in the network. BAD_INPUT `tooMany` on `place`.",
  })
  async saveDraft(@Db() db: RequestDatabase, @Args('input') input: SaveDraftInput): Promise<Draft> {
    return db.write((tx) => this.draftService.save(tx, input));
  }

  @Mutation(() => Boolean, {
    description:
      "Deletes the viewer's draft for one place. Needs a seat in the network. True also when there was none.",
  })
  async discardDraft(
    @Db() db: RequestDatabase,
    @Args('networkId', { type: () => ID }, IdPipe) networkId: string,
    @Args('place') place: string,
  ): Promise<boolean> {
    await db.write((tx) => this.draftService.discard(tx, networkId, place));
    return true;
  }
}
