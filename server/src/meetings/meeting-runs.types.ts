import { type MeetingStepKind, meetingStepKinds } from '@krets/shared/kinds';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { SeatWithPerson } from '../networks/membership/seat.entity.js';
import { enumOf } from '../platform/graphql/fields.js';
import { type TrioPhase, trioPhases } from './trios.policy.js';

const MeetingStepKindEnum = enumOf('MeetingStepKind', meetingStepKinds);

@ObjectType({ description: 'One part of a meeting under way.' })
export class MeetingStepView {
  @Field(() => MeetingStepKindEnum)
  kind: MeetingStepKind;
  @Field(() => Int)
  minutes: number;
  @Field(() => ID, { nullable: true })
  itemId: string | null;
  @Field(() => String, { nullable: true, description: 'Of the item; null when it is withdrawn.' })
  title: string | null;
  @Field(() => ID, { nullable: true })
  challengeId: string | null;
  @Field(() => ID, { nullable: true, description: 'A consultation of the challenge that is not over.' })
  consultationId: string | null;
  @Field(() => SeatWithPerson, { nullable: true, description: 'The owner of the item.' })
  owner: SeatWithPerson | null;
  @Field({ description: 'Passed over when there is no time for it.' })
  ifTime: boolean;
}

const TrioPhaseEnum = enumOf(
  'TrioPhase',
  trioPhases,
  'Of whoever asks: TELL their situation, RESPOND and close. Of the others: CLARIFY facts, REFLECT together.',
);

@ObjectType({ description: 'What goes on in all groups of three at once.' })
export class MeetingTrioMoment {
  @Field(() => Int, { description: 'From 1. In it, whoever has this place in `MeetingTrios.mine` asks.' })
  round: number;
  @Field(() => TrioPhaseEnum)
  phase: TrioPhase;
  @Field({ description: 'Count down to it from `serverTime`.' })
  endsAt: Date;
}

@ObjectType({
  description: 'Those who are there, in groups of three, drawn by lot. Nobody sees another group than their own.',
})
export class MeetingTrios {
  @Field(() => [MeetingTrioMoment], { description: 'One after the other, the same for all groups.' })
  moments: MeetingTrioMoment[];
  @Field(() => [SeatWithPerson], {
    description: 'The viewer’s own group in the order they ask; empty for whoever has not told that they are there.',
  })
  mine: SeatWithPerson[];
}

@ObjectType({ description: 'From half an hour before a meeting until it begins.' })
export class MeetingComing {
  @Field({ description: 'Whether the viewer has told that they are there (`joinMeeting`, `startMeeting`).' })
  viewerIsThere: boolean;
  @Field({ description: 'Whether fewer than two are there, so that it cannot begin. Nobody is told how many, or who.' })
  waitsForAnother: boolean;
}

@ObjectType({ description: 'What the viewer may do now.' })
export class MeetingRunRights {
  @Field({ description: 'Before its time is up: say that this part is done.' })
  finishStep: boolean;
  @Field({ description: 'Say whether to hold on to the order of the agenda.' })
  consent: boolean;
  @Field({ description: 'Choose again what is taken up (`chooseAgenda`).' })
  chooseAgain: boolean;
  @Field()
  handOver: boolean;
  @Field()
  takeOver: boolean;
  @Field()
  end: boolean;
}

@ObjectType('MeetingRun', { description: 'Where a meeting under way is; the same for all.' })
export class MeetingRunView {
  @Field(() => Int)
  version: number;
  @Field(() => [MeetingStepView])
  steps: MeetingStepView[];
  @Field(() => Int, { description: 'The place of the present part among them, from 0.' })
  step: number;
  @Field({ description: 'Count down to it from `serverTime`.' })
  stepEndsAt: Date;
  @Field(() => Date, {
    nullable: true,
    description: 'Until when the members say whether they want more time; null: no more.',
  })
  votesUntil: Date | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether the viewer wants more time; null: not answered.' })
  wantsMore: boolean | null;
  @Field(() => Date, {
    nullable: true,
    description: 'Until when those who are there choose the order again; null: they have not wanted to.',
  })
  choosingUntil: Date | null;
  @Field({ description: 'Whether the viewer has told that they are there. Nobody lists the others.' })
  viewerIsThere: boolean;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the viewer holds on to the order; null: not answered.',
  })
  holds: boolean | null;
  @Field(() => MeetingTrios, { nullable: true, description: 'While the part in groups of three goes on.' })
  trios: MeetingTrios | null;
  @Field(() => SeatWithPerson, { nullable: true })
  facilitator: SeatWithPerson | null;
  @Field()
  serverTime: Date;
  @Field()
  viewerMay: MeetingRunRights;
}
