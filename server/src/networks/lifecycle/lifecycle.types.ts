import { Field, Float, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'Changes of stage that the viewer may make now.' })
export class StageRights {
  @Field()
  announce: boolean;
  @Field({ description: 'Fails with BAD_INPUT `form` while a form requirement is not met.' })
  activate: boolean;
  @Field()
  pause: boolean;
  @Field()
  review: boolean;
  @Field({ description: 'Make it active again; fails with BAD_INPUT `form` while a form requirement is not met.' })
  goOn: boolean;
  @Field()
  discard: boolean;
  @Field({ description: 'Propose to close the network, and vote on it.' })
  close: boolean;
}

@ObjectType({ description: 'A proposal to close the network. Nobody learns how others voted.' })
export class Closing {
  @Field(() => Int)
  yes: number;
  @Field(() => Int, { description: 'The number of open seats; more than half of them must vote yes.' })
  seats: number;
  @Field(() => Boolean, { nullable: true, description: "The viewer's own vote; null before they vote." })
  mine: boolean | null;
  @Field({ description: 'Whether the viewer may withdraw it: true for who proposed it.' })
  mayDrop: boolean;
}

@ObjectType({
  description: 'The one question to the members in a review: "I feel obliged to take part and contribute".',
})
export class ReviewQuestion {
  @Field({ description: 'Whether the viewer can answer now: the network is under review, and they have not answered.' })
  open: boolean;
  @Field({ description: 'Whether the viewer has answered in the review under way. Nobody else is told.' })
  answered: boolean;
  @Field(() => Float, {
    nullable: true,
    description:
      'The average of the last review that is over, from 1 to 5 in halves; null with fewer than five answers, and before the first.',
  })
  average: number | null;
}
