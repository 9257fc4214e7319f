import { Args, Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import { AccessCheck } from '../../platform/access-check.js';
import type { RequestDatabase } from '../../platform/database/request-database.js';
import { notFound } from '../../platform/errors.js';
import { Db, type RequestContext } from '../../platform/graphql/context.js';
import { membershipOf } from '../membership/membership.js';
import { Network, networkOf } from '../network.entity.js';
import { AnswerReviewInput } from './lifecycle.inputs.js';
import { mayAnswerReview } from './lifecycle.policy.js';
import { ReviewQuestion } from './lifecycle.types.js';

@Resolver(() => Network)
export class ReviewQuestionResolver {
  constructor(private readonly accessCheck: AccessCheck) {}

  @Mutation(() => Network, {
    description:
      'For any member while the network is under review: answers once, and a second answer changes nothing. Nobody can find out who has answered what. NOT_FOUND for everybody else and at other stages.',
  })
  async answerReview(@Db() db: RequestDatabase, @Args('input') input: AnswerReviewInput): Promise<Network> {
    const { networkId, answer } = input;
    await db.write(async (tx) => {
      this.accessCheck.assertAllowed(mayAnswerReview(await membershipOf(tx, networkId)));
      const row = await tx.row<{ done: boolean }>('SELECT app.answer_review($1, $2) AS done', [networkId, answer]);
      if (!row?.done) throw notFound();
    });
    const network = await networkOf(await db.read(), networkId);
    if (!network) throw notFound();
    return network;
  }

  @ResolveField(() => ReviewQuestion)
  async reviewQuestion({ id }: Network, _: unknown, { db }: RequestContext): Promise<ReviewQuestion> {
    const tx = await db.read();
    const isAsked = mayAnswerReview(await membershipOf(tx, id));
    const row = await tx.row<{ review: { answered?: boolean; average?: number | null } }>(
      'SELECT app.review_of($1) AS review',
      [id],
    );
    const { answered = false, average = null } = row?.review ?? {};
    return { open: isAsked && !answered, answered, average };
  }
}
