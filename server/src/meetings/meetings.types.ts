import { type AgendaReason, agendaReasons, type MeetingAnswer, type ProtocolKey } from '@krets/shared/kinds';
import { Field, Int, ObjectType } from '@nestjs/graphql';
import { ProtocolEnum } from '../networks/charter/charter.entity.js';
import { SeatWithPerson } from '../networks/membership/seat.entity.js';
import { Day, enumOf } from '../platform/graphql/fields.js';
import { AgendaItem } from './agenda-item.entity.js';
import { MeetingAnswerEnum } from './meeting.entity.js';

const agendaStages = ['WAITING', 'COLLECTING', 'CHOOSING', 'ORDERED', 'DONE'] as const;
export type AgendaStage = (typeof agendaStages)[number];
const AgendaStageEnum = enumOf(
  'AgendaStage',
  agendaStages,
  'WAITING: an earlier meeting comes first. COLLECTING: members propose. CHOOSING: they choose, too. ORDERED: the choices have made the order.',
);
const AgendaReasonEnum = enumOf(
  'AgendaReason',
  agendaReasons,
  'CHOSEN: by the choices of the members. WAITED: there was no time for it before. TURN: its owner has waited longest.',
);

@ObjectType({ description: 'What one member has answered about coming. Gone when the meeting is over.' })
export class MeetingReply {
  @Field(() => SeatWithPerson)
  seat: SeatWithPerson;
  @Field(() => MeetingAnswerEnum)
  answer: MeetingAnswer;
}

@ObjectType('AgendaItem', { description: 'What a member wants to take up. How many have chosen it is told to nobody.' })
export class AgendaItemView extends AgendaItem {
  @Field(() => SeatWithPerson)
  owner: SeatWithPerson;
  @Field({ description: 'Whether the viewer has chosen it.' })
  chosenByMe: boolean;
  @Field({ description: 'Proposed after the choosing: it waits for the meeting after this.' })
  forLater: boolean;
  @Field(() => Boolean, { nullable: true, description: 'Whether there is time for it; null until the order is made.' })
  hasTime: boolean | null;
  @Field(() => AgendaReasonEnum, { nullable: true, description: 'What decided its place.' })
  reason: AgendaReason | null;
  @Field()
  viewerMayWithdraw: boolean;
  @Field()
  viewerMayLeaveWord: boolean;
}

@ObjectType()
export class Agenda {
  @Field(() => AgendaStageEnum)
  stage: AgendaStage;
  @Field(() => [AgendaItemView], {
    description: 'In the order they are taken up when it is made, before that in the order they were proposed.',
  })
  items: AgendaItemView[];
  @Field(() => Int, { description: 'How many items each member may choose.' })
  choices: number;
  @Field(() => Int, { description: 'Minutes there are for items.' })
  minutes: number;
  @Field({ description: 'SHA-256 of the seed that decides lots.' })
  seedHash: string;
  @Field(() => String, { nullable: true, description: 'The seed, when the order is made.' })
  seed: string | null;
}

@ObjectType({ description: 'What the viewer may do now.' })
export class MeetingRights {
  @Field()
  change: boolean;
  @Field()
  answer: boolean;
  @Field()
  propose: boolean;
  @Field()
  choose: boolean;
}

@ObjectType({ description: 'A meeting that the rhythm of the charter gives, to be called.' })
export class MeetingProposal {
  @Field(() => Day)
  day: string;
  @Field()
  time: string;
  @Field(() => Int)
  minutes: number;
  @Field()
  place: string;
  @Field(() => String, { nullable: true })
  link: string | null;
  @Field(() => ProtocolEnum, { nullable: true })
  protocol: ProtocolKey | null;
  @Field()
  preparation: string;
  @Field(() => SeatWithPerson, { nullable: true, description: 'Whose turn it is to facilitate.' })
  facilitator: SeatWithPerson | null;
}
