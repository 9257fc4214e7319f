import type { Rotation } from '@krets/shared/kinds';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Day } from '../../platform/graphql/fields.js';
import { RotationEnum } from '../charter/charter.entity.js';
import { SeatWithPerson } from '../membership/seat.entity.js';

@ObjectType({ description: 'A member proposed as facilitator by other members.' })
export class Election {
  @Field(() => ID)
  id: string;
  @Field({ description: 'Who is proposed.' })
  seat: SeatWithPerson;
  @Field({ description: 'Who proposed it.' })
  proposedBy: SeatWithPerson;
  @Field(() => Int, { description: 'How many have voted yes. Nobody learns who they are.' })
  yes: number;
  @Field(() => Int, { description: 'How many votes are needed: more than half of the open seats.' })
  needed: number;
  @Field(() => Boolean, { nullable: true, description: "The viewer's own vote; null before they vote." })
  mine: boolean | null;
}

@ObjectType({ description: 'Whose turn it is to facilitate, where the charter rotates the role.' })
export class FacilitatorTurn {
  @Field(() => RotationEnum)
  rotation: Rotation;
  @Field(() => SeatWithPerson, {
    nullable: true,
    description:
      'The member who has gone longest without the role, or never had it. Null where the role does not rotate.',
  })
  next: SeatWithPerson | null;
  @Field(() => Day, { nullable: true, description: 'When the role passes on; null when no day is set.' })
  on: string | null;
  @Field(() => SeatWithPerson, { nullable: true, description: 'The member who is offered the role now.' })
  offeredTo: SeatWithPerson | null;
  @Field({ description: 'Whether it is offered to the viewer.' })
  offeredToMe: boolean;
  @Field({ description: 'Whether the viewer may offer the role and make others facilitator.' })
  mayOffer: boolean;
  @Field({ description: 'Whether the viewer has the role and may give it up because another facilitator remains.' })
  mayStepDown: boolean;
}
