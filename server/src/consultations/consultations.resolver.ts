import { protocols } from '@krets/shared/protocols';
import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Challenge, challengeOf } from '../discussion/challenges/challenge.entity.js';
import { networkOf } from '../networks/network.entity.js';
import type { RequestDatabase } from '../platform/database/request-database.js';
import { notFound } from '../platform/errors.js';
import { Db, IdPipe, type RequestContext } from '../platform/graphql/context.js';
import { ConsultationQueries, toProtocol } from './consultation-queries.service.js';
import {
  ConsultationConnection,
  ConsultationOutcome,
  ConsultationPostConnection,
  ConsultationView,
  PageOfConsultations,
  PageOfPosts,
  Protocol,
  RaisedHand,
  TransitionView,
} from './consultations.types.js';
import { PhaseControlService } from './engine/phase-control.service.js';
import { PostQueries } from './posts/post-queries.service.js';

@Resolver(() => ConsultationView)
export class ConsultationsResolver {
  constructor(
    private readonly consultationQueries: ConsultationQueries,
    private readonly postQueries: PostQueries,
    private readonly phaseControlService: PhaseControlService,
  ) {}

  @Query(() => [Protocol], { description: 'The protocols a consultation can use; the default first.' })
  async protocols(@Db() db: RequestDatabase): Promise<Protocol[]> {
    await db.read();
    return protocols.map(toProtocol);
  }

  @Query(() => ConsultationView, {
    description: 'For members of the network. A withdrawn consultation is visible only to its owner. NOT_FOUND.',
  })
  async consultation(
    @Db() db: RequestDatabase,
    @Args('id', { type: () => ID }, IdPipe) id: string,
  ): Promise<ConsultationView> {
    const tx = await db.read();
    const state = await this.consultationQueries.state(tx, id);
    // Passed deadlines are applied to the answer. A reader does not wait for them to be stored.
    if (this.consultationQueries.isOverdue(tx, state))
      db.writeAfterAnswer(id, (writing) => this.phaseControlService.applyDeadlines(writing, id));
    // Queried in the same packet.
    const [shown] = await Promise.all([
      this.consultationQueries.read(tx, id),
      challengeOf(tx, state.challengeId),
      networkOf(tx, state.networkId),
    ]);
    return shown;
  }

  @Query(() => ConsultationConnection, {
    description: 'All consultations of a network, newest first; at most 100 a page.',
  })
  async consultations(@Db() db: RequestDatabase, @Args() page: PageOfConsultations): Promise<ConsultationConnection> {
    return this.consultationQueries.list(await db.read(), page);
  }

  @ResolveField(() => Challenge)
  async challenge({ challengeId }: ConsultationView, _: unknown, { db }: RequestContext): Promise<Challenge> {
    const challenge = await challengeOf(await db.read(), challengeId);
    if (!challenge) throw notFound();
    return challenge;
  }

  @ResolveField(() => ConsultationPostConnection, {
    description:
      'The posts, in order; at most 100 a page. Those who do not take part see nothing, except the result when the consultation is over.',
  })
  async posts(
    @Db() db: RequestDatabase,
    @Parent() { id }: ConsultationView,
    @Args() page: PageOfPosts,
  ): Promise<ConsultationPostConnection> {
    return this.postQueries.page(await db.read(), id, page);
  }

  @ResolveField(() => ConsultationOutcome)
  async outcome({ id }: ConsultationView, _: unknown, { db }: RequestContext): Promise<ConsultationOutcome> {
    const tx = await db.read();
    return this.postQueries.outcome(tx, await this.consultationQueries.state(tx, id));
  }

  @ResolveField(() => [RaisedHand], { description: 'Empty for those who do not take part.' })
  async hands({ id }: ConsultationView, _: unknown, { db }: RequestContext): Promise<RaisedHand[]> {
    const tx = await db.read();
    return this.postQueries.hands(tx, await this.consultationQueries.state(tx, id));
  }

  @ResolveField(() => [TransitionView], { description: 'When and why it moved, oldest first; the last 100.' })
  async transitions({ id }: ConsultationView, _: unknown, { db }: RequestContext): Promise<TransitionView[]> {
    const tx = await db.read();
    return this.postQueries.transitions(tx, await this.consultationQueries.state(tx, id));
  }

  @ResolveField(() => String, { nullable: true, description: 'The viewer’s own note, which nobody else can read.' })
  async myNote({ id }: ConsultationView, _: unknown, { db }: RequestContext): Promise<string | null> {
    const tx = await db.read();
    return (await this.postQueries.note(tx, await this.consultationQueries.state(tx, id)))?.content ?? null;
  }

  @ResolveField(() => Date, { nullable: true, description: 'When the viewer’s own note was saved.' })
  async myNoteSavedAt({ id }: ConsultationView, _: unknown, { db }: RequestContext): Promise<Date | null> {
    const tx = await db.read();
    return (await this.postQueries.note(tx, await this.consultationQueries.state(tx, id)))?.savedAt ?? null;
  }
}

/** Consultations as fields of a challenge. */
@Resolver(() => Challenge)
export class ChallengeConsultationsResolver {
  constructor(private readonly consultationQueries: ConsultationQueries) {}

  @ResolveField(() => [ConsultationView], { description: 'Newest first; at most one of them is under way.' })
  async consultations({ id }: Challenge, _: unknown, { db }: RequestContext): Promise<ConsultationView[]> {
    return this.consultationQueries.ofChallenge(await db.read(), id);
  }
}
