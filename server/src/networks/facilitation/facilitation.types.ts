import type { Rotation } from '@krets/shared/kinds';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Day } from '../../platform/graphql/fields.js';
import { RotationEnum } from '../charter/charter.entity.js';
import { SeatWithPerson } from '../membership/seat.entity.js';

@ObjectType({ description: 'A member proposed as facilitator by the members themselves.' })
export class Election {
  @Field(() => ID)
  id: string;
  @Field({ description: 'Who is proposed.' })
  seat: SeatWithPerson;
  @Field({ description: 'Who proposed it.' })
  proposedBy: SeatWithPerson;
  @Field(() => Int, { description: 'How many have said yes. Who they are nobody is told.' })
  yes: number;
  @Field(() => Int, { description: 'How many it takes: more than half of the open seats.' })
  needed: number;
  @Field(() => Boolean, { nullable: true, description: "The viewer's own word; null until it is said." })
  mine: boolean | null;
}

@ObjectType({ description: 'Whose turn it is to facilitate, as the charter lets the task go round.' })
export class FacilitatorTurn {
  @Field(() => RotationEnum)
  rotation: Rotation;
  @Field(() => SeatWithPerson, {
    nullable: true,
    description: 'Who has gone longest without the task, or never had it. Null where the task does not go round.',
  })
  next: SeatWithPerson | null;
  @Field(() => Day, { nullable: true, description: 'When it goes on; null when no day is known.' })
  on: string | null;
  @Field(() => SeatWithPerson, { nullable: true, description: 'To whom the task is offered now.' })
  offeredTo: SeatWithPerson | null;
  @Field({ description: 'It is offered to the viewer.' })
  offeredToMe: boolean;
  @Field({ description: 'The viewer may offer it, and make others facilitator.' })
  mayOffer: boolean;
  @Field({ description: 'The viewer has the task and may lay it down: somebody else has it too.' })
  mayStepDown: boolean;
}
