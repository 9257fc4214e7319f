import type { SeatRole } from '@krets/shared/kinds';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Invitation } from './invitation.entity.js';
import { SeatRoleEnum } from './seat.entity.js';

@ObjectType({ description: 'How many can read a room, and from how many organisations.' })
export class Readers {
  @Field(() => Int)
  people: number;
  @Field(() => Int)
  organisations: number;
}

@ObjectType({ description: 'What the viewer may do in this network.' })
export class NetworkRights {
  @Field()
  invite: boolean;
  @Field()
  describe: boolean;
  @Field({ description: "End others' seats." })
  endSeats: boolean;
  @Field({ description: 'False for the last facilitator.' })
  leave: boolean;
  @Field()
  postChallenge: boolean;
}

@ObjectType({ description: 'The link holds the only copy of the key: it is shown once and stored hashed.' })
export class InvitationLink {
  @Field()
  invitation: Invitation;
  @Field()
  link: string;
}

@ObjectType({ description: 'What the bearer of an unused invitation link sees before taking the seat.' })
export class InvitationPreview {
  @Field(() => ID)
  networkId: string;
  @Field()
  networkName: string;
  @Field()
  purpose: string;
  @Field(() => SeatRoleEnum)
  role: SeatRole;
  @Field({ description: 'The name of the person who made the invitation.' })
  invitedBy: string;
  @Field()
  expiresAt: Date;
}

@ObjectType({
  description:
    'A network the viewer has made and that waits for its first facilitator. After that its door is closed to the maker.',
})
export class FoundedNetwork {
  @Field(() => ID)
  id: string;
  @Field()
  name: string;
  @Field()
  purpose: string;
  @Field()
  createdAt: Date;
}
