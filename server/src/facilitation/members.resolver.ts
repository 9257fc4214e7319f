import { Args, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Network } from '../networks/network.entity.js';
import { standingOf } from '../networks/standing.js';
import type { Door } from '../platform/door.js';
import { notFound } from '../platform/errors.js';
import { AnId, type RequestContext, Through } from '../platform/graphql/context.js';
import { Concern } from './concern.entity.js';
import { Concerns } from './concerns.service.js';
import { RaiseConcernInput, SettleConcernInput, WriteWelcomeInput } from './facilitation.inputs.js';
import { maySettle } from './facilitation.policy.js';
import { Welcome } from './welcome.entity.js';
import { Welcomes } from './welcomes.service.js';

/** What goes between a member and the facilitators: a welcome, a concern and the word back. */
@Resolver(() => Network)
export class MembersResolver {
  constructor(
    private readonly allConcerns: Concerns,
    private readonly welcomes: Welcomes,
  ) {}

  @Mutation(() => Concern, {
    description: "About somebody else's words. The room's facilitators are told, and not who raised it.",
  })
  async raiseConcern(@Through() door: Door, @Args('input') input: RaiseConcernInput): Promise<Concern> {
    const { id } = await door.write((tx) => this.allConcerns.raise(tx, input));
    return this.allConcerns.read(await door.read(), id);
  }

  @Mutation(() => Concern, {
    description: 'A facilitator whose own words it is not about settles it, with a word back.',
  })
  async settleConcern(@Through() door: Door, @Args('input') input: SettleConcernInput): Promise<Concern> {
    await door.write((tx) => this.allConcerns.settle(tx, input));
    return this.allConcerns.read(await door.read(), input.concernId);
  }

  @Mutation(() => Welcome, { description: 'A facilitator writes what newcomers read first.' })
  async writeWelcome(@Through() door: Door, @Args('input') input: WriteWelcomeInput): Promise<Welcome> {
    await door.write((tx) => this.welcomes.write(tx, input));
    const welcome = await this.welcomes.of(await door.read(), input.networkId);
    if (!welcome) throw notFound();
    return welcome;
  }

  @Mutation(() => Boolean, { description: 'The viewer has read the welcome. Nobody else is told.' })
  async putWelcomeAway(
    @Through() door: Door,
    @Args('networkId', { type: () => ID }, AnId) networkId: string,
  ): Promise<boolean> {
    await door.write((tx) => this.welcomes.putAway(tx, networkId));
    return true;
  }

  @ResolveField(() => Welcome, { nullable: true })
  async welcome({ id }: Network, _: unknown, { door }: RequestContext): Promise<Welcome | null> {
    return this.welcomes.of(await door.read(), id);
  }

  @ResolveField(() => [Concern], {
    description:
      "The viewer's own, and as a facilitator those about others' words than her own; open ones first; at most 100.",
  })
  async concerns(@Through() door: Door, @Parent() { id }: Network): Promise<Concern[]> {
    return this.allConcerns.list(await door.read(), id);
  }
}

@Resolver(() => Welcome)
export class WelcomeResolver {
  constructor(private readonly welcomes: Welcomes) {}

  @ResolveField(() => Boolean, { description: 'By the viewer, for herself.' })
  async putAway({ networkId }: Welcome, _: unknown, { door }: RequestContext): Promise<boolean> {
    return this.welcomes.isPutAway(await door.read(), networkId);
  }
}

@Resolver(() => Concern)
export class ConcernResolver {
  constructor(private readonly concerns: Concerns) {}

  @ResolveField(() => Boolean, { description: 'Raised by the viewer.' })
  async mine({ raisedBy }: Concern, _: unknown, { door }: RequestContext): Promise<boolean> {
    return raisedBy === (await door.read()).me;
  }

  @ResolveField(() => Boolean)
  async maySettle(concern: Concern, _: unknown, { door }: RequestContext): Promise<boolean> {
    return maySettle(await standingOf(await door.read(), concern.networkId), concern);
  }

  @ResolveField(() => Boolean, { description: 'False when the only facilitator has written what it is about.' })
  async heard(concern: Concern, _: unknown, { door }: RequestContext): Promise<boolean> {
    return (await this.concerns.reaches(await door.read(), concern)) > 0;
  }

  @ResolveField(() => ID, { description: 'The challenge it is about, or that the contribution stands in.' })
  async challengeId(concern: Concern, _: unknown, { door }: RequestContext): Promise<string> {
    return (await this.concerns.challenge(await door.read(), concern)).id;
  }

  @ResolveField(() => String)
  async challengeTitle(concern: Concern, _: unknown, { door }: RequestContext): Promise<string> {
    return (await this.concerns.challenge(await door.read(), concern)).title;
  }
}
