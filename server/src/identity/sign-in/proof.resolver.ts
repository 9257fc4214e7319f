import { codeIn } from '@krets/shared/text';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { RequestDatabase } from '../../platform/database/request-database.js';
import { badInput } from '../../platform/errors.js';
import { Db } from '../../platform/graphql/context.js';
import { signInEmail } from './sign-in.email.js';
import { SignInService } from './sign-in.service.js';

/** Proves again who uses the session, for operations that answer PROOF_REQUIRED. */
@Resolver()
export class ProofResolver {
  constructor(private readonly signInService: SignInService) {}

  @Mutation(() => Boolean, {
    description:
      "For anybody signed in: sends a code to the viewer's own address, for `prove`. Always true, also when there have been too many. UNAUTHENTICATED.",
  })
  async requestProof(@Db() db: RequestDatabase): Promise<boolean> {
    await db.write(async (tx) => {
      const found = await this.signInService.codeForProof(tx);
      if (found) tx.codeEmails.push(signInEmail(found.email, found.code, found.language));
    });
    return true;
  }

  @Mutation(() => Boolean, {
    description:
      'For anybody signed in: gives this session a fresh proof for ten minutes. BAD_INPUT on `code` when it is wrong, used, too old, tried too often or was requested by another session; its limit is how many tries are left. UNAUTHENTICATED.',
  })
  async prove(@Db() db: RequestDatabase, @Args('code') text: string): Promise<boolean> {
    const wrong = await db.write((tx) => this.signInService.prove(tx, codeIn(text) ?? ''));
    if (wrong) throw badInput({ field: 'code', rule: 'wrong', limit: wrong.triesLeft });
    return true;
  }
}
