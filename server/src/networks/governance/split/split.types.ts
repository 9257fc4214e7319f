import type { Side } from '@krets/shared/kinds';
import { Field, ObjectType } from '@nestjs/graphql';
import { SeatWithPerson } from '../../membership/seat.entity.js';
import { SideEnum } from './split.entity.js';

@ObjectType({ description: 'One seat and its choice; null before it has chosen.' })
export class SeatSide {
  @Field()
  seat: SeatWithPerson;
  @Field(() => SideEnum, { nullable: true })
  side: Side | null;
}

@ObjectType({ description: 'What the viewer may do with a split.' })
export class SplitRights {
  @Field()
  choose: boolean;
  @Field({ description: 'Close the choices of members who have not chosen, 14 days after the proposal.' })
  closeSplitChoices: boolean;
  @Field()
  drop: boolean;
}
