import { type Language, languages } from '@krets/shared/kinds';
import { codeIn } from '@krets/shared/text';
import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import { badInput, unauthenticated } from '../../platform/errors.js';
import { Context, IdPipe, type RequestContext } from '../../platform/graphql/context.js';
import { AddressPipe } from '../../platform/graphql/fields.js';
import { RateLimits } from '../../platform/rate-limits/rate-limits.js';
import { LanguageEnum } from '../identity.inputs.js';
import { Me, meOf } from '../me.types.js';
import { signInEmail } from './sign-in.email.js';
import { SignInService } from './sign-in.service.js';
import { browserRequester, SignInCodeService } from './sign-in-codes.service.js';

@Resolver()
export class SignInResolver {
  constructor(
    private readonly signInService: SignInService,
    private readonly signInCodeService: SignInCodeService,
    private readonly limits: RateLimits,
  ) {}

  @Mutation(() => Boolean, {
    description:
      'For anybody: sends a code that signs in only the browser that asked for it. Always true, whether or not the address is known. TOO_MANY for one client network or in total, for browsers the person has not signed in with.',
  })
  async requestSignInCode(
    @Context() { db, browserHash, clientNetwork }: RequestContext,
    @Args('email', AddressPipe) email: string,
    @Args('language', { type: () => LanguageEnum }) language: Language,
  ): Promise<boolean> {
    const asker = browserRequester(browserHash());
    const known = await this.signInCodeService.isKnown(await db.readAsAnyone(), email, asker);
    await db.close();
    if (!known && !(await this.#strangerMayAsk(clientNetwork, email))) return true;
    await db.writeAsAnyone(async (tx) => {
      const code = await this.signInCodeService.make(tx, email, asker);
      if (code) tx.codeEmails.push(signInEmail(email, code, language));
    });
    return true;
  }

  @Mutation(() => Me, {
    description:
      'For anybody: signs in with the code, and ends the session this browser had. BAD_INPUT on `code` when it is wrong, used, too old, tried too often or was requested in another browser; its limit is how many tries are left. TOO_MANY for one client network or in total. A new account gets `language`.',
  })
  async signIn(
    @Context() caller: RequestContext,
    @Args('email', AddressPipe) email: string,
    @Args('code') text: string,
    @Args('language', { type: () => LanguageEnum, nullable: true }) language?: Language,
  ): Promise<Me> {
    // Text without a code is a try like any other: it is counted and noted.
    const tried = {
      ...{ email, code: codeIn(text) ?? '', language: language ?? languages[0] },
      ...{ device: caller.device, browserHash: caller.browserHash() },
    };
    await this.limits.assertAllows('triesPerClient', caller.clientNetwork);
    await this.limits.assertAllows('triesOverAll', '');
    const answer = await caller.db.writeAsAnyone((tx) => this.signInService.tryCode(tx, tried));
    if (!('token' in answer)) throw badInput({ field: 'code', rule: 'wrong', limit: answer.triesLeft });
    caller.setSessionCookie(answer.token);
    return meOf(await caller.db.readAsAnyone());
  }

  /** Refusals that depend on the address are not told. @throws TOO_MANY */
  async #strangerMayAsk(clientNetwork: string, address: string): Promise<boolean> {
    await this.limits.assertAllows('codesPerClient', clientNetwork);
    await this.limits.assertAllows('codesOverAll', '');
    return this.limits.allows('codesPerClientAndAddress', `${clientNetwork} ${address}`);
  }

  @Mutation(() => Boolean, {
    description: 'For anybody signed in: ends this session and its sockets. UNAUTHENTICATED.',
  })
  async signOut(@Context() caller: RequestContext): Promise<boolean> {
    await caller.db.write(async (tx) => {
      await tx.authenticated();
      return this.signInService.endSession(tx, tx.sessionId ?? tx.me);
    });
    caller.clearSessionCookie();
    return true;
  }

  @Mutation(() => Me, {
    description:
      "For anybody signed in: ends one of the viewer's own sessions and its sockets. NOT_FOUND for another's. UNAUTHENTICATED.",
  })
  async endSession(@Context() { db }: RequestContext, @Args('id', { type: () => ID }, IdPipe) id: string): Promise<Me> {
    await db.write((tx) => this.signInService.endSession(tx, id));
    const tx = await db.readAsAnyone();
    if (!tx.personId) throw unauthenticated();
    return meOf(tx);
  }
}
