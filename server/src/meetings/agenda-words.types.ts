import { Field, ObjectType } from '@nestjs/graphql';
import { SeatWithPerson } from '../networks/membership/seat.entity.js';

@ObjectType({ description: 'What one member has written beforehand to an item.' })
export class AgendaWord {
  @Field(() => SeatWithPerson)
  seat: SeatWithPerson;
  @Field()
  body: string;
}
