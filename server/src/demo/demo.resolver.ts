import { Inject } from '@nestjs/common';
import { Args, Field, ID, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { Me, meOf } from '../people/me.js';
import { Name } from '../people/organisation.entity.js';
import { SignIn } from '../people/sign-in.service.js';
import { CONFIG, type ServerConfig } from '../platform/config.token.js';
import { notFound } from '../platform/errors.js';
import { AnId, Caller, type RequestContext } from '../platform/graphql/context.js';
import { castList } from './cast.js';

@ObjectType()
export class Site {
  @Field({ description: 'Everything is invented and anybody may sign in as a demo person.' })
  demo: boolean;
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
}

@Resolver()
export class DemoResolver {
  constructor(
    private readonly signIns: SignIn,
    @Inject(CONFIG) private readonly config: ServerConfig,
  ) {}

  @Query(() => Site)
  site(): Site {
    return { demo: this.config.demo };
  }

  @Query(() => [DemoPerson], { description: 'Empty outside the demo.' })
  demoPeople(): DemoPerson[] {
    return this.config.demo ? castList() : [];
  }

  @Mutation(() => Me, { description: 'NOT_FOUND outside the demo.' })
  async signInAsDemo(
    @Caller() caller: RequestContext,
    @Args('personId', { type: () => ID }, AnId) id: string,
  ): Promise<Me> {
    if (!this.config.demo || !castList().some((person) => person.id === id)) throw notFound();
    const token = await caller.door.writeAsAnyone((tx) => this.signIns.startSession(tx, id, caller.device));
    caller.keepSession(token);
    return meOf(await caller.door.readAsAnyone());
  }
}
