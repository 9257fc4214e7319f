import type { ConsultationKind, ConsultationRole, Participation, ProtocolKey } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { type PhaseKey, phaseKeys } from '@krets/shared/protocols';
import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { ProtocolEnum } from '../networks/charter/charter.entity.js';
import { SeatWithPerson } from '../networks/membership/seat.entity.js';
import { enumOf } from '../platform/graphql/fields.js';
import { PageInfo } from '../platform/graphql/paging.js';
import { Consultation } from './consultation.entity.js';
import { ConsultationKindEnum, ConsultationPost, ConsultationRoleEnum } from './consultation-post.entity.js';
import { ParticipationEnum } from './participant.entity.js';
import { Transition } from './transition.entity.js';

const PhaseKeyEnum = enumOf('PhaseKey', phaseKeys);

@ObjectType({ description: 'The same words in the three languages; show the reader’s.' })
export class LocalizedText {
  @Field()
  nn: string;
  @Field()
  nb: string;
  @Field()
  en: string;
}

@ObjectType({ description: 'A phase as it is planned.' })
export class ConsultationPhase {
  @Field(() => Int, { description: 'Its number in the consultation, from 1.' })
  seq: number;
  @Field(() => PhaseKeyEnum)
  key: PhaseKey;
  @Field()
  title: LocalizedText;
  @Field()
  purpose: LocalizedText;
  @Field({ description: 'May be skipped with the owner’s yes.' })
  optional: boolean;
  @Field(() => Int)
  liveSeconds: number;
  @Field(() => Int, { description: 'Working days. 0: passed at once when asynchronous.' })
  asyncWorkdays: number;
  @Field(() => [ConsultationRoleEnum], { description: 'Those who listen.' })
  silent: ConsultationRole[];
  @Field({ description: 'Others’ words are seen after one’s own or a pass, or when the phase is over.' })
  hiddenUntilOwnPost: boolean;
}

@ObjectType({ description: 'A form of talk, as it can be chosen.' })
export class Protocol {
  @Field(() => ProtocolEnum)
  key: ProtocolKey;
  @Field()
  title: LocalizedText;
  @Field()
  description: LocalizedText;
  @Field(() => Int, { description: 'The owner counted.' })
  peopleMin: number;
  @Field(() => Int)
  peopleMax: number;
  @Field(() => Int, { description: 'Optional phases not counted.' })
  liveMinutes: number;
  @Field(() => Int, { description: 'Optional phases not counted.' })
  asyncWorkdays: number;
  @Field({ description: 'Can be used for a challenge whose owner only wants to be heard.' })
  fitsOnlyHeard: boolean;
  @Field(() => [ConsultationPhase])
  phases: ConsultationPhase[];
}

@ObjectType({ description: 'Somebody who has been asked to take part.' })
export class ConsultationParticipant {
  @Field()
  seat: SeatWithPerson;
  @Field(() => ConsultationRoleEnum, { nullable: true, description: 'Null for who has not joined.' })
  role: ConsultationRole | null;
  @Field(() => ParticipationEnum)
  participation: Participation;
}

@ObjectType({
  description: 'What those in another role do in this phase, in general words: never who, and never what.',
})
export class OthersPart {
  @Field(() => ConsultationRoleEnum)
  role: ConsultationRole;
  @Field({ description: 'They only listen.' })
  silent: boolean;
  @Field({ description: 'One sentence about them: «Kollegaene stiller spørsmål.»' })
  doing: LocalizedText;
}

@ObjectType({ description: 'A kind one may say now, and its bounds.' })
export class AllowedPost {
  @Field(() => ConsultationKindEnum)
  kind: ConsultationKind;
  @Field(() => Int, { nullable: true, description: 'How many more of them the viewer may say; null: no bound.' })
  left: number | null;
  @Field(() => Int)
  maxChars: number;
  @Field({ description: 'Must end with a question mark.' })
  question: boolean;
}

@ObjectType({ description: 'The viewer’s own part, now.' })
export class MyPart {
  @Field(() => ConsultationRoleEnum, { nullable: true, description: 'Null for who does not take part.' })
  role: ConsultationRole | null;
  @Field(() => ParticipationEnum, { nullable: true, description: 'Null for who has not been asked.' })
  participation: Participation | null;
  @Field(() => LocalizedText, { nullable: true, description: 'What the viewer is asked to do in this phase.' })
  prompt: LocalizedText | null;
  @Field(() => [AllowedPost], { description: 'What the viewer may say now; empty while listening.' })
  open: AllowedPost[];
  @Field({ description: 'Has said something or passed in this phase.' })
  heard: boolean;
  @Field({ description: 'Has said hers in this phase: has passed, or said as much as one may.' })
  done: boolean;
  @Field({ description: 'Others’ words are still hidden from the viewer.' })
  othersHidden: boolean;
}

@ObjectType({ description: 'What the viewer may do with this consultation now.' })
export class ConsultationRights {
  @Field({ description: 'Ask more people, or others.' })
  ask: boolean;
  @Field()
  join: boolean;
  @Field({ description: 'Say no, or leave.' })
  decline: boolean;
  @Field()
  schedule: boolean;
  @Field({ description: 'False too while there are too few people.' })
  start: boolean;
  @Field({ description: 'End the phase: the facilitator, or the owner where the phase is the owner’s.' })
  advance: boolean;
  @Field()
  skip: boolean;
  @Field()
  askToSkip: boolean;
  @Field()
  extend: boolean;
  @Field()
  pause: boolean;
  @Field()
  resume: boolean;
  @Field({ description: 'Between live and asynchronous.' })
  changeMode: boolean;
  @Field()
  appointFacilitator: boolean;
  @Field()
  claimFacilitator: boolean;
  @Field()
  stepDown: boolean;
  @Field()
  raiseHand: boolean;
  @Field()
  note: boolean;
  @Field()
  close: boolean;
  @Field()
  withdraw: boolean;
}

@ObjectType('ConsultationTransition')
export class TransitionView extends Transition {
  @Field(() => SeatWithPerson, { nullable: true, description: 'Null when it was the clock.' })
  by: SeatWithPerson | null;
}

@ObjectType({
  description: 'A hand up, the one not yet heard in this phase before the others, then the one up longest.',
})
export class RaisedHand {
  @Field()
  seat: SeatWithPerson;
  @Field()
  raisedAt: Date;
}

@ObjectType('ConsultationPost', { description: 'Something said in a consultation, or a pass.' })
export class ConsultationPostView extends ConsultationPost {
  @Field()
  author: SeatWithPerson;
  @Field({ description: 'An ANSWER that says: I will not go into that.' })
  declines: boolean;
  @Field({ description: 'The viewer may take it back.' })
  mayWithdraw: boolean;
}

@ObjectType()
export class ConsultationPostConnection {
  @Field(() => [ConsultationPostView])
  nodes: ConsultationPostView[];
  @Field(() => [SeatWithPerson], { description: 'Who said what is on the page, each seat once.' })
  authors: SeatWithPerson[];
  @Field()
  pageInfo: PageInfo;
}

@ObjectType('Consultation', {
  description:
    'A challenge taken through the phases of a protocol. The room knows that it is there and what came out of it; what is said is for those who take part.',
})
export class ConsultationView extends Consultation {
  @Field({ description: 'The server’s clock when this was answered.' })
  serverTime: Date;
  @Field(() => Protocol)
  protocolUsed: Protocol;
  @Field(() => [ConsultationPhase], {
    description: 'In order; the follow-up, which comes when the talk is over, left out.',
  })
  phases: ConsultationPhase[];
  @Field(() => ConsultationPhase, { nullable: true, description: 'Null before the start and when the talk is over.' })
  phase: ConsultationPhase | null;
  @Field(() => ConsultationPhase, { nullable: true, description: 'What comes next; null in the last phase.' })
  nextPhase: ConsultationPhase | null;
  @Field(() => SeatWithPerson, { nullable: true })
  owner: SeatWithPerson | null;
  @Field(() => SeatWithPerson, {
    nullable: true,
    description: 'Null when nobody has the task: then a peer may claim it.',
  })
  facilitator: SeatWithPerson | null;
  @Field(() => [ConsultationParticipant])
  participants: ConsultationParticipant[];
  @Field()
  me: MyPart;
  @Field(() => [OthersPart])
  others: OthersPart[];
  @Field(() => [SeatWithPerson], {
    nullable: true,
    description:
      'Who is waited for in this phase. Null for who does not take part, and as long as others’ words are hidden.',
  })
  notYetPosted: SeatWithPerson[] | null;
  @Field({ description: 'The facilitator has asked the owner to skip this phase.' })
  skipAsked: boolean;
  @Field()
  viewerMay: ConsultationRights;
}

@ObjectType({ description: 'What came out of it, on one page: for the whole room when the talk is over.' })
export class ConsultationOutcome {
  @Field(() => ID)
  consultationId: string;
  @Field(() => [ConsultationPostView], { description: 'The owner’s next step; more than one when it was said anew.' })
  commitments: ConsultationPostView[];
  @Field(() => [ConsultationPostView], { description: 'What each takes along; the owner’s first.' })
  takeaways: ConsultationPostView[];
  @Field(() => [ConsultationPostView], { description: 'How it went.' })
  followUps: ConsultationPostView[];
}

@ArgsType()
export class PageOfPosts {
  @Field(() => Int, { defaultValue: limits.pageDefault })
  first: number;
  @Field(() => String, { nullable: true })
  after?: string | null;
  @Field(() => Int, { nullable: true, description: 'Of this phase only.' })
  phaseSeq?: number | null;
}

@ArgsType()
export class PageOfConsultations {
  @Field(() => ID)
  networkId: string;
  @Field(() => Int, { defaultValue: limits.pageDefault })
  first: number;
  @Field(() => String, { nullable: true })
  after?: string | null;
}

@ObjectType()
export class ConsultationConnection {
  @Field(() => [ConsultationView])
  nodes: ConsultationView[];
  @Field()
  pageInfo: PageInfo;
}
