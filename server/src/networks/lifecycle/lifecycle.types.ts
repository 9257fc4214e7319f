import { Field, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'The steps in the life of the network that the viewer may take now.' })
export class StageRights {
  @Field()
  announce: boolean;
  @Field({ description: 'The gate may still refuse: BAD_INPUT `form` when a form requirement is not met.' })
  activate: boolean;
  @Field()
  pause: boolean;
  @Field()
  review: boolean;
  @Field({ description: 'To be active again; the gate looks at the form anew.' })
  goOn: boolean;
  @Field()
  discard: boolean;
  @Field({ description: 'Propose to close the network, and say yes or no to it.' })
  close: boolean;
}

@ObjectType({ description: 'A proposal to close the network. Who says what is told to nobody.' })
export class Closing {
  @Field(() => Int)
  yes: number;
  @Field(() => Int, { description: 'More than half of these carry it.' })
  seats: number;
  @Field(() => Boolean, { nullable: true, description: "The viewer's own yes or no; null before she has said it." })
  mine: boolean | null;
  @Field({ description: 'True for who proposed it.' })
  mayDrop: boolean;
}
