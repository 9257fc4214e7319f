import type { WordsWish } from '@krets/shared/kinds';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Door } from '../platform/door.js';
import { AnId, Caller, type RequestContext, Through } from '../platform/graphql/context.js';
import { DataExport } from './data-export.entity.js';
import { DataExports } from './exports.service.js';
import { OwnData } from './owndata.service.js';
import { WordsWishEnum } from './owndata.types.js';
import { RoomCopies } from './room-copy.service.js';

@Resolver()
export class OwnDataResolver {
  constructor(
    private readonly ownData: OwnData,
    private readonly copies: RoomCopies,
    private readonly exports: DataExports,
  ) {}

  @Query(() => [DataExport], { description: 'What the viewer has asked to take home, and has not gone yet.' })
  async dataExports(@Through() door: Door): Promise<DataExport[]> {
    return this.exports.list(await door.read());
  }

  @Query(() => DataExport, {
    nullable: true,
    description: 'Asked just before it is fetched at /exports/{id}, which demands the same. PROOF_REQUIRED.',
  })
  async dataExport(
    @Through() door: Door,
    @Args('id', { type: () => ID }, AnId) id: string,
  ): Promise<DataExport | null> {
    return (await this.exports.one(await door.readProved(), id)) ?? null;
  }

  @Mutation(() => DataExport, {
    description:
      'Asks for everything that is kept about the viewer and everything they have said. A job makes it ready; until then it is WAITING. PROOF_REQUIRED.',
  })
  async prepareOwnData(@Through() door: Door): Promise<DataExport> {
    return door.writeProved(async (tx) => (await this.exports.waiting(tx, null)) ?? this.exports.ask(tx, null));
  }

  @Mutation(() => Boolean, {
    description:
      "Takes the viewer's words out of a room they hold or have held a seat in. It cannot be undone. PROOF_REQUIRED.",
  })
  async takeOutWords(
    @Through() door: Door,
    @Args('networkId', { type: () => ID }, AnId) networkId: string,
  ): Promise<boolean> {
    await door.writeProved((tx) => this.ownData.takeOut(tx, networkId));
    return true;
  }

  @Mutation(() => Boolean, {
    description: 'Ends every seat, forgets the person and signs out everywhere. It cannot be undone. PROOF_REQUIRED.',
  })
  async deleteAccount(
    @Caller() caller: RequestContext,
    @Args('words', { type: () => WordsWishEnum }) words: WordsWish,
  ): Promise<boolean> {
    await caller.door.writeProved((tx) => this.ownData.forget(tx, words));
    caller.dropSession();
    return true;
  }

  @Mutation(() => DataExport, {
    description:
      'For a facilitator, who reads it already. It stands in the log, every member gets a letter, and a job makes the copy ready. PROOF_REQUIRED, NOT_FOUND.',
  })
  async copyRoom(
    @Through() door: Door,
    @Args('networkId', { type: () => ID }, AnId) networkId: string,
  ): Promise<DataExport> {
    return door.writeProved((tx) => this.copies.take(tx, networkId));
  }
}
