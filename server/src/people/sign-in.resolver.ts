import { type Language, languages } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import { isEmail } from 'class-validator';
import { badInput, unauthenticated } from '../platform/errors.js';
import { AnId, Caller, type RequestContext } from '../platform/graphql/context.js';
import { RateLimits } from '../platform/limiting/rate-limits.js';
import { Me, meOf } from './me.js';
import { LanguageEnum } from './people.inputs.js';
import { signInLetter } from './sign-in.letter.js';
import { SignIn } from './sign-in.service.js';
import { browserAsker, SignInCodes } from './sign-in-codes.service.js';

function addressIn(text: string): string {
  const email = text.trim().toLowerCase();
  if (email.length > limits.email || !isEmail(email)) throw badInput({ field: 'email', rule: 'email' });
  return email;
}

@Resolver()
export class SignInResolver {
  constructor(
    private readonly signIns: SignIn,
    private readonly codes: SignInCodes,
    private readonly limits: RateLimits,
  ) {}

  @Mutation(() => Boolean, {
    description:
      'For anybody: sends a code that signs in with the browser that asked for it, and no other. Always true, whether or not the address is known. TOO_MANY from one network, or over all, for browsers the person has not signed in with.',
  })
  async requestSignInCode(
    @Caller() { door, browserHash, clientNetwork }: RequestContext,
    @Args('email') email: string,
    @Args('language', { type: () => LanguageEnum }) language: Language,
  ): Promise<boolean> {
    const to = addressIn(email);
    const asker = browserAsker(browserHash());
    const known = await this.codes.isKnown(await door.readAsAnyone(), to, asker);
    await door.close();
    if (!known && !(await this.#strangerMayAsk(clientNetwork, to))) return true;
    await door.writeAsAnyone(async (tx) => {
      const code = await this.codes.make(tx, to, asker);
      if (code) tx.letters.push(signInLetter(to, code, language));
    });
    return true;
  }

  @Mutation(() => Me, {
    description:
      'For anybody: signs in with the code, and ends the session this browser had. BAD_INPUT on `code` when it is wrong, used, too old, tried too often or asked for in another browser. TOO_MANY from one network, or over all. A new account keeps `language`.',
  })
  async signIn(
    @Caller() caller: RequestContext,
    @Args('email') email: string,
    @Args('code') code: string,
    @Args('language', { type: () => LanguageEnum, nullable: true }) language?: Language,
  ): Promise<Me> {
    const tried = {
      ...{ email: addressIn(email), code: code.trim(), language: language ?? languages[0] },
      ...{ device: caller.device, browserHash: caller.browserHash() },
    };
    await this.limits.demand('triesPerClient', caller.clientNetwork);
    await this.limits.demand('triesOverAll', '');
    const token = await caller.door.writeAsAnyone((tx) => this.signIns.tryCode(tx, tried));
    if (!token) throw badInput({ field: 'code', rule: 'wrong' });
    caller.keepSession(token);
    return meOf(await caller.door.readAsAnyone());
  }

  /** What depends on the address is not told. @throws TOO_MANY */
  async #strangerMayAsk(clientNetwork: string, address: string): Promise<boolean> {
    await this.limits.demand('codesPerClient', clientNetwork);
    await this.limits.demand('codesOverAll', '');
    return this.limits.allows('codesPerClientAndAddress', `${clientNetwork} ${address}`);
  }

  @Mutation(() => Boolean)
  async signOut(@Caller() caller: RequestContext): Promise<boolean> {
    await caller.door.write(async (tx) => {
      await tx.entered();
      return this.signIns.endSession(tx, tx.sessionId ?? tx.me);
    });
    caller.dropSession();
    return true;
  }

  @Mutation(() => Me, { description: "Ends one of the viewer's own sessions." })
  async endSession(@Caller() { door }: RequestContext, @Args('id', { type: () => ID }, AnId) id: string): Promise<Me> {
    await door.write((tx) => this.signIns.endSession(tx, id));
    const tx = await door.readAsAnyone();
    if (!tx.personId) throw unauthenticated();
    return meOf(tx);
  }
}
