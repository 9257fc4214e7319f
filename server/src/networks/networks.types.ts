import {
  type FormCode,
  formCodes,
  type OrganiserType,
  type SeatRole,
  type SeatState,
  type Stage,
} from '@krets/shared/kinds';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { enumOf } from '../platform/graphql/fields.js';
import { Charter } from './charter/charter.entity.js';
import { Invitation } from './membership/invitation.entity.js';
import { SeatRoleEnum, SeatStateEnum, SeatWithPerson } from './membership/seat.entity.js';
import { OrganiserTypeEnum, StageEnum } from './network.entity.js';

const FormCodeEnum = enumOf('FormCode', formCodes);

@ObjectType({ description: 'One of the twelve things that make a network of a group.' })
export class FormRequirement {
  @Field(() => FormCodeEnum)
  code: FormCode;
  @Field()
  met: boolean;
}

@ObjectType({
  description:
    'What the holder of a seat sees before the room is open to her: who waits for the charter, or is on leave.',
})
export class PendingMembership {
  @Field(() => ID)
  networkId: string;
  @Field()
  networkName: string;
  @Field(() => StageEnum)
  stage: Stage;
  @Field(() => OrganiserTypeEnum, { nullable: true })
  organiserType: OrganiserType | null;
  @Field(() => String, { nullable: true })
  organiserName: string | null;
  @Field(() => SeatRoleEnum)
  role: SeatRole;
  @Field(() => SeatStateEnum)
  seatState: SeatState;
  @Field({ description: 'The version in force.' })
  charter: Charter;
  @Field(() => Charter, { nullable: true, description: 'The version accepted last, when there is one.' })
  accepted: Charter | null;
  @Field({ description: 'Whether what was said before the seat began is there for its holder.' })
  seesEarlier: boolean;
}

@ObjectType({ description: 'Who can read, and from how many organisations.' })
export class Readers {
  @Field(() => Int)
  people: number;
  @Field(() => Int)
  organisations: number;
  @Field(() => [SeatWithPerson], { description: 'Facilitators first; at most 25.' })
  seats: SeatWithPerson[];
}

export const readersAmong = (seats: SeatWithPerson[]): Readers => ({
  people: seats.length,
  organisations: new Set(seats.map((seat) => seat.orgnr)).size,
  seats,
});

@ObjectType({ description: 'What the viewer may do in this network.' })
export class NetworkRights {
  @Field()
  invite: boolean;
  @Field({ description: 'Change the form: name, size, charter, stage.' })
  changeSettings: boolean;
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
  @Field(() => StageEnum)
  stage: Stage;
  @Field(() => OrganiserTypeEnum, { nullable: true })
  organiserType: OrganiserType | null;
  @Field(() => String, { nullable: true })
  organiserName: string | null;
  @Field()
  purpose: string;
  @Field(() => SeatRoleEnum)
  role: SeatRole;
  @Field()
  charter: Charter;
  @Field({ description: 'Whether it opens a seat that somebody has handed over.' })
  handedOver: boolean;
  @Field({ description: 'Whether whoever has the link can use it. Otherwise only the address it was sent to can.' })
  openLink: boolean;
  @Field({ description: 'Whether taking the seat is asking for it: those who admit by the charter say yes first.' })
  othersDecide: boolean;
  @Field({ description: 'Whether what is said before the seat is taken will be there for its holder.' })
  seesEarlier: boolean;
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

@ObjectType()
export class SeatTaken {
  @Field(() => ID)
  networkId: string;
  @Field(() => ID, { nullable: true, description: 'Null where others decide first: it has become an application.' })
  seatId: string | null;
  @Field({ description: 'False while the seat waits for the charter to be accepted.' })
  open: boolean;
}
