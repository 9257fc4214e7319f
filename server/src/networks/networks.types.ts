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

@ObjectType({ description: 'One of the twelve requirements for a group to become an active network.' })
export class FormRequirement {
  @Field(() => FormCodeEnum)
  code: FormCode;
  @Field()
  met: boolean;
}

@ObjectType({
  description:
    'What the holder of a seat sees while the room is not open to them: before accepting the charter, or on leave.',
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
  @Field(() => Charter, { nullable: true, description: 'The version accepted last; null without one.' })
  accepted: Charter | null;
  @Field({ description: 'Whether the holder of the seat can see what was posted before it began.' })
  seesEarlier: boolean;
}

@ObjectType({ description: 'Who can read the room, and from how many organisations.' })
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
  @Field({ description: 'Change the settings: name, size, charter, stage.' })
  changeSettings: boolean;
  @Field({ description: 'End seats of others.' })
  endSeats: boolean;
  @Field({ description: 'Leave the network. False for the last facilitator.' })
  leave: boolean;
  @Field()
  postChallenge: boolean;
}

@ObjectType({ description: 'The link contains the only copy of the key: it is shown once and stored hashed.' })
export class InvitationLink {
  @Field()
  invitation: Invitation;
  @Field()
  link: string;
}

@ObjectType({
  description:
    'What the bearer of a valid invitation link is told before signing in. No names of a network that a trade union organises.',
})
export class InvitationGreeting {
  @Field(() => String, { nullable: true })
  networkName: string | null;
  @Field(() => String, { nullable: true, description: 'The name of the person who made the invitation.' })
  invitedBy: string | null;
  @Field(() => String, { nullable: true, description: 'The address it was sent to; null for an open link.' })
  email: string | null;
}

@ObjectType({ description: 'What the holder of an unused invitation link sees before taking the seat.' })
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
  @Field({ description: 'Whether it gives a seat that another member has handed over.' })
  handedOver: boolean;
  @Field({ description: 'Whether anybody who has the link can use it. Otherwise only the address it was sent to can.' })
  openLink: boolean;
  @Field({ description: 'Whether taking the seat is an application that others must approve.' })
  othersDecide: boolean;
  @Field({ description: 'Whether the holder of the seat will see what was posted before they took it.' })
  seesEarlier: boolean;
  @Field({ description: 'The name of the person who made the invitation.' })
  invitedBy: string;
  @Field()
  expiresAt: Date;
}

@ObjectType({
  description:
    'A network the viewer has founded and that waits for its first facilitator. After that the founder cannot see it.',
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
  @Field(() => ID, {
    nullable: true,
    description: 'Null where others must approve first: the invitation has become an application.',
  })
  seatId: string | null;
  @Field({ description: 'False while the room waits for the charter to be accepted.' })
  open: boolean;
}
