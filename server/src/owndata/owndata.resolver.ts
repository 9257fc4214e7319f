import type { WordsWish } from '@krets/shared/kinds';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Door } from '../platform/door.js';
import { AnId, Caller, type RequestContext, Through } from '../platform/graphql/context.js';
import { logSecurityEvent } from '../platform/security-log.js';
import { OwnData } from './owndata.service.js';
import { Copy, WordsWishEnum } from './owndata.types.js';
import { roomCopyLetter } from './room-copy.letter.js';
import { RoomCopies } from './room-copy.service.js';

@Resolver()
export class OwnDataResolver {
  constructor(
    private readonly ownData: OwnData,
    private readonly copies: RoomCopies,
  ) {}

  @Query(() => Copy, {
    name: 'ownData',
    description: 'Everything the house keeps about the viewer, and everything they have said. PROOF_REQUIRED.',
  })
  async everything(@Through() door: Door): Promise<Copy> {
    const copy = await this.ownData.copy(await door.readProved());
    logSecurityEvent({ kind: 'DATA_EXPORTED', personId: door.personId });
    return copy;
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

  @Mutation(() => Copy, {
    description:
      'For a facilitator, who reads it already. It stands in the log, and every member gets a letter. PROOF_REQUIRED.',
  })
  async copyRoom(@Through() door: Door, @Args('networkId', { type: () => ID }, AnId) networkId: string): Promise<Copy> {
    return door.writeProved(async (tx) => {
      const { addresses, ...copy } = await this.copies.take(tx, networkId);
      await tx.mail(...addresses.map(({ email, language }) => roomCopyLetter(email, language, networkId)));
      tx.securityEvents.push({ kind: 'DATA_EXPORTED', personId: tx.me, networkId });
      return copy;
    });
  }
}
