import type { OrganiserType, SizeBand, Stage } from '@krets/shared/kinds';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { OrganiserTypeEnum, SizeBandEnum, StageEnum } from '../networks/network.entity.js';

@ObjectType({ description: 'What anybody signed in may know of a network that lets itself be found.' })
export class ListedNetwork {
  @Field(() => ID)
  id: string;
  @Field()
  name: string;
  @Field()
  purpose: string;
  @Field(() => StageEnum)
  stage: Stage;
  @Field(() => OrganiserTypeEnum, { nullable: true })
  organiserType: OrganiserType | null;
  @Field(() => String, { nullable: true })
  organiserName: string | null;
  @Field()
  seatsFor: string;
  @Field(() => Int, { nullable: true, description: 'Weeks between meetings.' })
  everyWeeks: number | null;
  @Field(() => Int, { nullable: true, description: "Null for a trade union's network." })
  seatsTaken: number | null;
  @Field(() => Int, { nullable: true, description: "Null for a trade union's network." })
  seatsFree: number | null;
  @Field(() => SizeBandEnum)
  sizeBand: SizeBand;
}

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
