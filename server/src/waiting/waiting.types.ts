import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Challenge } from '../discussion/challenges/challenge.entity.js';
import { enumOf } from '../platform/graphql/fields.js';

/** What a page can show that knows only these; `actionItems` answers it. */
export const formerReasons = [
  'ANSWERS_TO_YOUR_CHALLENGE',
  'YOUR_WORDS_ASKED_FOR',
  'REPLIES_TO_YOU',
  'UNANSWERED',
] as const;
type FormerReason = (typeof formerReasons)[number];
const ActionReasonEnum = enumOf('ActionReason', formerReasons);

const waitingReasons = [
  ...formerReasons,
  'CONSULTATION_INVITATION',
  'CONSULTATION_READY',
  'CONSULTATION_PAUSED',
  'YOUR_TURN',
  'FOLLOW_UP',
  'MEETING_INVITATION',
  'CHOOSE_AGENDA',
  'MEETING_SOON',
  'MEETING_UNDER_WAY',
  'DATE_POLL',
  'NO_DATE',
  'MINUTES_TO_CORRECT',
  'APPLICATIONS',
  'CLOSING_VOTE',
  'ELECTION',
  'SPLIT_CHOICE',
  'TURN_OFFERED',
  'REPORTS',
  'CHARTER_TO_ACCEPT',
  'CHARTER_CHANGED',
  'MENTIONED',
  'MENTIONED_IN_THREAD',
  'CHAT',
  'NEED_ASKED',
  'OWN_APPLICATION',
] as const;
export type WaitingReason = (typeof waitingReasons)[number];
const WaitingReasonEnum = enumOf(
  'WaitingReason',
  waitingReasons,
  'CHAT, MINUTES_TO_CORRECT and OWN_APPLICATION ask for nothing: what is new in a chat, minutes that are not frozen yet, and an application that others decide.',
);

@ObjectType({
  description: 'Something that awaits the viewer. Where it is follows from the reason: `subjectId` is the id there.',
})
export class WaitingItem {
  @Field(() => WaitingReasonEnum)
  reason: WaitingReason;
  @Field(() => ID)
  networkId: string;
  @Field()
  networkName: string;
  @Field(() => ID, {
    description: 'A challenge, a consultation, a meeting, a message, a question about a need, or the network.',
  })
  subjectId: string;
  @Field({ description: 'The title of the challenge, or the name of the network.' })
  title: string;
  /** Id of the seat it comes from. */
  bySeatId: string | null;
  @Field(() => Int, { description: 'How many posts, messages, applications or reports; the last two also 0.' })
  count: number;
  @Field(() => Date, { nullable: true, description: 'When it is too late, or when it starts.' })
  closesAt: Date | null;
}

@ObjectType({ description: 'What awaits the viewer in one room; the tabs show it.' })
export class WaitingInRoom {
  @Field(() => Int, { description: 'Consultations.' })
  consultations: number;
  @Field(() => Int, { description: 'Meetings to answer, or whose agenda or date to find.' })
  meetings: number;
  @Field(() => Int, { description: 'Applications, votes, reports and an offered turn as facilitator.' })
  decisions: number;
  @Field(() => Int, { description: 'Unread messages that mention the viewer.' })
  mentions: number;
  @Field(() => Int, { description: 'Unread messages; at most 100 are counted.' })
  messages: number;
}

@ObjectType({ description: 'What awaits the viewer in a challenge, for pages of an earlier build.' })
export class ActionItem {
  @Field(() => ActionReasonEnum)
  reason: FormerReason;
  @Field()
  challenge: Challenge;
  @Field(() => Int, { description: 'How many contributions or messages.' })
  count: number;
}
