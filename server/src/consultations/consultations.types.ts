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

@ObjectType({ description: 'The same text in the three languages; show the reader’s.' })
export class LocalizedText {
  @Field()
  nn: string;
  @Field()
  nb: string;
  @Field()
  en: string;
}

@ObjectType({ description: 'A planned phase.' })
export class ConsultationPhase {
  @Field(() => Int, { description: 'Its number in the consultation, from 1.' })
  seq: number;
  @Field(() => PhaseKeyEnum)
  key: PhaseKey;
  @Field()
  title: LocalizedText;
  @Field()
  purpose: LocalizedText;
  @Field({ description: 'May be skipped with the owner’s consent.' })
  optional: boolean;
  @Field(() => Int)
  liveSeconds: number;
  @Field(() => Int, { description: 'Working days. 0: skipped when asynchronous.' })
  asyncWorkdays: number;
  @Field(() => [ConsultationRoleEnum], { description: 'The roles that only listen.' })
  silent: ConsultationRole[];
  @Field({ description: 'Others’ posts are visible after one’s own post or pass, or when the phase is over.' })
  hiddenUntilOwnPost: boolean;
}

@ObjectType({ description: 'A protocol that can be chosen.' })
export class Protocol {
  @Field(() => ProtocolEnum)
  key: ProtocolKey;
  @Field()
  title: LocalizedText;
  @Field()
  description: LocalizedText;
  @Field(() => Int, { description: 'Includes the owner.' })
  peopleMin: number;
  @Field(() => Int)
  peopleMax: number;
  @Field(() => Int, { description: 'Without optional phases.' })
  liveMinutes: number;
  @Field(() => Int, { description: 'Without optional phases.' })
  asyncWorkdays: number;
  @Field({ description: 'Suitable for a challenge whose owner only wants to be heard.' })
  fitsOnlyHeard: boolean;
  @Field(() => [ConsultationPhase])
  phases: ConsultationPhase[];
}

@ObjectType({ description: 'A person who is invited to take part.' })
export class ConsultationParticipant {
  @Field()
  seat: SeatWithPerson;
  @Field(() => ConsultationRoleEnum, { nullable: true, description: 'Null for a person who has not joined.' })
  role: ConsultationRole | null;
  @Field(() => ParticipationEnum)
  participation: Participation;
}

@ObjectType({
  description: 'What those in another role do in this phase, in general words: never who, and never what they post.',
})
export class OthersPart {
  @Field(() => ConsultationRoleEnum)
  role: ConsultationRole;
  @Field({ description: 'They only listen.' })
  silent: boolean;
  @Field({ description: 'One sentence about them: «Kollegaene stiller spørsmål.»' })
  doing: LocalizedText;
}

@ObjectType({ description: 'A kind of post that is allowed now, and its limits.' })
export class AllowedPost {
  @Field(() => ConsultationKindEnum)
  kind: ConsultationKind;
  @Field(() => Int, { nullable: true, description: 'How many more of them the viewer may post; null: no limit.' })
  left: number | null;
  @Field(() => Int)
  maxChars: number;
  @Field({ description: 'False.', deprecationReason: 'No kind demands a question mark.' })
  question: boolean;
}

@ObjectType({ description: 'The viewer’s own part, now.' })
export class MyPart {
  @Field(() => ConsultationRoleEnum, { nullable: true, description: 'Null for a viewer who does not take part.' })
  role: ConsultationRole | null;
  @Field(() => ParticipationEnum, { nullable: true, description: 'Null for a viewer who is not invited.' })
  participation: Participation | null;
  @Field(() => LocalizedText, { nullable: true, description: 'What the viewer is asked to do in this phase.' })
  prompt: LocalizedText | null;
  @Field(() => [AllowedPost], { description: 'What the viewer may post now; empty while listening.' })
  open: AllowedPost[];
  @Field({ description: 'Has posted or passed in this phase.' })
  heard: boolean;
  @Field({ description: 'Has finished in this phase: has passed, or posted as much as is allowed.' })
  done: boolean;
  @Field({ description: 'Others’ posts are still hidden from the viewer.' })
  othersHidden: boolean;
}

@ObjectType({ description: 'What the viewer may do with this consultation now.' })
export class ConsultationRights {
  @Field({ description: 'Change who is invited.' })
  ask: boolean;
  @Field()
  join: boolean;
  @Field({ description: 'Decline, or leave.' })
  decline: boolean;
  @Field()
  schedule: boolean;
  @Field({ description: 'Also false while there are too few people.' })
  start: boolean;
  @Field({ description: 'End the phase: the facilitator, or the owner in the owner’s own phases.' })
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
  @Field(() => SeatWithPerson, { nullable: true, description: 'Null when a deadline moved it.' })
  by: SeatWithPerson | null;
}

@ObjectType({
  description: 'A raised hand. Those not yet heard in this phase first, then the one raised longest.',
})
export class RaisedHand {
  @Field()
  seat: SeatWithPerson;
  @Field()
  raisedAt: Date;
}

@ObjectType('ConsultationPost', { description: 'A post in a consultation, or a pass.' })
export class ConsultationPostView extends ConsultationPost {
  @Field()
  author: SeatWithPerson;
  @Field({ description: 'An ANSWER that declines the question.' })
  declines: boolean;
  @Field({ description: 'The viewer may withdraw it.' })
  mayWithdraw: boolean;
}

@ObjectType()
export class ConsultationPostConnection {
  @Field(() => [ConsultationPostView])
  nodes: ConsultationPostView[];
  @Field(() => [SeatWithPerson], { description: 'The authors on the page, each seat once.' })
  authors: SeatWithPerson[];
  @Field()
  pageInfo: PageInfo;
}

@ObjectType('Consultation', {
  description:
    'A challenge taken through the phases of a protocol. The network sees that it exists and its result; the posts are for those who take part.',
})
export class ConsultationView extends Consultation {
  @Field({ description: 'The server’s time of this answer.' })
  serverTime: Date;
  @Field(() => Protocol)
  protocolUsed: Protocol;
  @Field(() => [ConsultationPhase], {
    description: 'In order, without the follow-up, which comes after the end.',
  })
  phases: ConsultationPhase[];
  @Field(() => ConsultationPhase, { nullable: true, description: 'Null before the start and after the end.' })
  phase: ConsultationPhase | null;
  @Field(() => ConsultationPhase, { nullable: true, description: 'The next phase; null in the last one.' })
  nextPhase: ConsultationPhase | null;
  @Field(() => SeatWithPerson, { nullable: true })
  owner: SeatWithPerson | null;
  @Field(() => SeatWithPerson, {
    nullable: true,
    description: 'Null when there is no facilitator: then a peer may claim the task.',
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
      'Who the phase waits for. Null for a viewer who does not take part, and while others’ posts are hidden.',
  })
  notYetPosted: SeatWithPerson[] | null;
  @Field({ description: 'The facilitator has asked the owner to skip this phase.' })
  skipAsked: boolean;
  @Field()
  viewerMay: ConsultationRights;
}

@ObjectType({ description: 'The result on one page: for the whole network after the end.' })
export class ConsultationOutcome {
  @Field(() => ID)
  consultationId: string;
  @Field(() => [ConsultationPostView], { description: 'The owner’s next step; more than one when it was changed.' })
  commitments: ConsultationPostView[];
  @Field(() => [ConsultationPostView], { description: 'What each learned; the owner’s first.' })
  takeaways: ConsultationPostView[];
  @Field(() => [ConsultationPostView], { description: 'The follow-up.' })
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
