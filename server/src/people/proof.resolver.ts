import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Door } from '../platform/door.js';
import { badInput } from '../platform/errors.js';
import { Through } from '../platform/graphql/context.js';
import { signInLetter } from './sign-in.letter.js';
import { SignIn } from './sign-in.service.js';

/** Proves anew who is at the keyboard, for what is refused with PROOF_REQUIRED. */
@Resolver()
export class ProofResolver {
  constructor(private readonly signIns: SignIn) {}

  @Mutation(() => Boolean, {
    description:
      "For anybody signed in: sends a code to the viewer's own address, to prove with. Always true, also when there have been too many. UNAUTHENTICATED.",
  })
  async requestProof(@Through() door: Door): Promise<boolean> {
    await door.write(async (tx) => {
      const found = await this.signIns.codeForProof(tx);
      if (found) tx.letters.push(signInLetter(found.email, found.code, found.language));
    });
    return true;
  }

  @Mutation(() => Boolean, {
    description:
      'For anybody signed in: what asks for a fresh proof is open to this session for ten minutes. BAD_INPUT on `code` when it is wrong, used, too old, tried too often or asked for by another session. UNAUTHENTICATED.',
  })
  async prove(@Through() door: Door, @Args('code') code: string): Promise<boolean> {
    const proved = await door.write((tx) => this.signIns.prove(tx, code.trim()));
    if (!proved) throw badInput({ field: 'code', rule: 'wrong' });
    return true;
  }
}
