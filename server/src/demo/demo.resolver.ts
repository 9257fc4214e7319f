import { type DemoPart, demoParts } from '@krets/shared/kinds';
import { Inject } from '@nestjs/common';
import { Args, Field, ID, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { Me, meOf } from '../identity/me.types.js';
import { Name } from '../identity/organisation.entity.js';
import { SignInService } from '../identity/sign-in/sign-in.service.js';
import { CONFIG, type ServerConfig } from '../platform/config/config.token.js';
import { notFound } from '../platform/errors.js';
import { Context, IdPipe, type RequestContext } from '../platform/graphql/context.js';
import { enumOf } from '../platform/graphql/fields.js';
import { castList } from './cast-list.js';
import { demoPages } from './demo-pages.js';

const DemoPartEnum = enumOf('DemoPart', demoParts);

@ObjectType()
export class Site {
  @Field({ description: 'Everything is invented and anybody may sign in as a demo person.' })
  demo: boolean;
  @Field(() => String, {
    nullable: true,
    description: 'Where the viewer reads the mail that would have come to them. Null outside the demo.',
  })
  mailPage: string | null;
}

@ObjectType({ description: 'An invented person anybody may sign in as, in the demo only.' })
export class DemoPerson {
  @Field(() => ID)
  id: string;
  @Field()
  name: string;
  @Field()
  roleTitle: string;
  @Field()
  organisation: Name;
  @Field(() => [String], { description: 'Names of the networks the person sits in.' })
  networks: string[];
  @Field()
  isAdministrator: boolean;
  @Field(() => DemoPartEnum, { nullable: true, description: 'Only for the four people who are shown first.' })
  triesAs: DemoPart | null;
}

@Resolver()
export class DemoResolver {
  constructor(
    private readonly signInService: SignInService,
    @Inject(CONFIG) private readonly config: ServerConfig,
  ) {}

  @Query(() => Site, { description: 'For everyone, also without signing in.' })
  site(): Site {
    return { demo: this.config.demo, mailPage: demoPages.mail };
  }

  @Query(() => [DemoPerson], { description: 'Empty outside the demo.' })
  demoPeople(): DemoPerson[] {
    return this.config.demo ? castList() : [];
  }

  @Mutation(() => Me, { description: 'NOT_FOUND outside the demo.' })
  async signInAsDemo(
    @Context() caller: RequestContext,
    @Args('personId', { type: () => ID }, IdPipe) id: string,
  ): Promise<Me> {
    if (!this.config.demo || !castList().some((person) => person.id === id)) throw notFound();
    const token = await caller.db.writeAsAnyone((tx) => this.signInService.startSession(tx, id, caller.device));
    caller.setSessionCookie(token);
    return meOf(await caller.db.readAsAnyone());
  }
}
