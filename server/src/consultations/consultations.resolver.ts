import { protocols } from '@krets/shared/protocols';
import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Challenge, challengeOf } from '../challenges/challenge.entity.js';
import { networkOf } from '../networks/network.entity.js';
import type { Door } from '../platform/door.js';
import { notFound } from '../platform/errors.js';
import { AnId, type RequestContext, Through } from '../platform/graphql/context.js';
import {
  ConsultationConnection,
  ConsultationOutcome,
  ConsultationPostConnection,
  HandUp,
  PageOfConsultations,
  PageOfPosts,
  Protocol,
  ShownConsultation,
  ShownTransition,
} from './consultations.types.js';
import { Steering } from './form/steering.service.js';
import { aProtocol, ReadingConsultations } from './reading.service.js';
import { Listening } from './talk/listening.service.js';

@Resolver(() => ShownConsultation)
export class ConsultationsResolver {
  constructor(
    private readonly reading: ReadingConsultations,
    private readonly listening: Listening,
    private readonly steering: Steering,
  ) {}

  @Query(() => [Protocol], { description: 'The forms a consultation can take; the first is the usual one.' })
  async protocols(@Through() door: Door): Promise<Protocol[]> {
    await door.read();
    return protocols.map(aProtocol);
  }

  @Query(() => ShownConsultation)
  async consultation(
    @Through() door: Door,
    @Args('id', { type: () => ID }, AnId) id: string,
  ): Promise<ShownConsultation> {
    const tx = await door.read();
    const session = await this.reading.session(tx, id);
    // What is shown is what the clock has done. Who reads waits for nobody to write it down.
    if (this.reading.isBehind(tx, session)) door.writeAfterwards(id, (writing) => this.steering.settle(writing, id));
    // What is shown beside it is asked for in the same packet.
    const [shown] = await Promise.all([
      this.reading.read(tx, id),
      challengeOf(tx, session.challengeId),
      networkOf(tx, session.networkId),
    ]);
    return shown;
  }

  @Query(() => ConsultationConnection, { description: 'All of a room, the newest first; at most 100 a page.' })
  async consultations(@Through() door: Door, @Args() page: PageOfConsultations): Promise<ConsultationConnection> {
    return this.reading.list(await door.read(), page);
  }

  @ResolveField(() => Challenge)
  async challenge({ challengeId }: ShownConsultation, _: unknown, { door }: RequestContext): Promise<Challenge> {
    const challenge = await challengeOf(await door.read(), challengeId);
    if (!challenge) throw notFound();
    return challenge;
  }

  @ResolveField(() => ConsultationPostConnection, {
    description:
      'What has been said, in order; at most 100 a page. Empty for who does not take part, but for what came out of it when the talk is over.',
  })
  async posts(
    @Through() door: Door,
    @Parent() { id }: ShownConsultation,
    @Args() page: PageOfPosts,
  ): Promise<ConsultationPostConnection> {
    return this.listening.page(await door.read(), id, page);
  }

  @ResolveField(() => ConsultationOutcome)
  async outcome({ id }: ShownConsultation, _: unknown, { door }: RequestContext): Promise<ConsultationOutcome> {
    const tx = await door.read();
    return this.listening.outcome(tx, await this.reading.session(tx, id));
  }

  @ResolveField(() => [HandUp], { description: 'Empty for who does not take part.' })
  async hands({ id }: ShownConsultation, _: unknown, { door }: RequestContext): Promise<HandUp[]> {
    const tx = await door.read();
    return this.listening.hands(tx, await this.reading.session(tx, id));
  }

  @ResolveField(() => [ShownTransition], { description: 'When and why it moved, oldest first; the last 100.' })
  async transitions({ id }: ShownConsultation, _: unknown, { door }: RequestContext): Promise<ShownTransition[]> {
    const tx = await door.read();
    return this.listening.transitions(tx, await this.reading.session(tx, id));
  }

  @ResolveField(() => String, { nullable: true, description: 'The viewer’s own note, which nobody else can read.' })
  async myNote({ id }: ShownConsultation, _: unknown, { door }: RequestContext): Promise<string | null> {
    const tx = await door.read();
    return this.listening.note(tx, await this.reading.session(tx, id));
  }
}

/** What consultations add to a challenge. */
@Resolver(() => Challenge)
export class ChallengeConsultationsResolver {
  constructor(private readonly reading: ReadingConsultations) {}

  @ResolveField(() => [ShownConsultation], { description: 'The newest first; at most one of them is under way.' })
  async consultations({ id }: Challenge, _: unknown, { door }: RequestContext): Promise<ShownConsultation[]> {
    return this.reading.ofChallenge(await door.read(), id);
  }
}
