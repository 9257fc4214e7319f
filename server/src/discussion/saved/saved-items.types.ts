import { Field, ID, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'What the viewer has saved for later. Nobody else can see it.' })
export class SavedItem {
  @Field(() => ID, { description: 'Of the contribution, or else of the challenge.' })
  id: string;
  @Field(() => ID)
  networkId: string;
  @Field()
  networkName: string;
  @Field(() => ID)
  challengeId: string;
  @Field(() => ID, { nullable: true, description: 'Null when the challenge itself is saved.' })
  contributionId: string | null;
  @Field({ description: 'The title of the challenge.' })
  title: string;
  /** Id of the seat that wrote it. */
  seatId: string;
  @Field()
  savedAt: Date;
}
