/** The closed lists of the domain, in the order they are shown. */
export const languages = ['nn', 'nb', 'en'] as const;
export const seatRoles = ['MEMBER', 'FACILITATOR'] as const;
export const helpWanted = ['QUESTIONS', 'EXPERIENCES', 'IDEAS', 'CHALLENGE_ME', 'LISTEN'] as const;
export const reshares = ['NO', 'ASK_ME', 'YES'] as const;
export const contributionKinds = [
  'EXPERIENCE',
  'QUESTION',
  'ANSWER',
  'PERSPECTIVE',
  'IDEA',
  'RESOURCE',
  'REPLY',
  'THANKS',
] as const;

/** What is said in a consultation. PASS is taking part too; said after words of one's own it means: I have said mine. */
export const consultationKinds = [
  'STATEMENT',
  'QUESTION',
  'ANSWER',
  'MIRROR',
  'PERSPECTIVE',
  'EXPERIENCE',
  'IDEA',
  'RESOURCE',
  'REPLY',
  'COMMITMENT',
  'FOLLOW_UP',
  'TAKEAWAY',
  'CHECK_IN',
  'PROPOSAL',
  'VOTE',
  'THANKS',
  'PROCESS_NOTE',
  'PASS',
] as const;
/** What somebody is in one consultation: not in the room, and only for as long as it lasts. */
export const sessionRoles = ['OWNER', 'PEER', 'FACILITATOR'] as const;
export const consultationModes = ['LIVE', 'ASYNC'] as const;
export const consultationStages = [
  'PROPOSED',
  'SCHEDULED',
  'RUNNING',
  'PAUSED',
  'CLOSED',
  'FOLLOW_UP_DUE',
  'DONE',
  'WITHDRAWN',
] as const;
/** Where somebody stands towards a consultation she has been asked to take part in. */
export const participations = ['INVITED', 'JOINED', 'DECLINED'] as const;
/** Why a consultation went from one phase or stage to the next. */
export const transitionReasons = [
  'PROPOSED',
  'SCHEDULED',
  'STARTED',
  'ALL_DONE',
  'OWNER_DONE',
  'FACILITATOR',
  'DEADLINE',
  'SKIPPED',
  'NO_TIME_SET',
  'PAUSED',
  'OWNER_AWAY',
  'RESUMED',
  'EXTENDED',
  'TURNED',
  'CLOSED',
  'FOLLOW_UP_DUE',
  'FOLLOWED_UP',
  'LET_BE',
  'WITHDRAWN',
] as const;

/** What an entry of a network's journal can be about. */
export const topics = [
  'NETWORK',
  'SEAT',
  'INVITATION',
  'APPLICATION',
  'CHARTER',
  'CONCERN',
  'CHALLENGE',
  'CONTRIBUTION',
  'CONSULTATION',
  'MESSAGE',
  'RESOURCE',
] as const;

export type Topic = (typeof topics)[number];
export type Language = (typeof languages)[number];
export type SeatRole = (typeof seatRoles)[number];
export type HelpWanted = (typeof helpWanted)[number];
export type Reshare = (typeof reshares)[number];
export type ContributionKind = (typeof contributionKinds)[number];
export type ConsultationKind = (typeof consultationKinds)[number];
export type SessionRole = (typeof sessionRoles)[number];
export type ConsultationMode = (typeof consultationModes)[number];
export type ConsultationStage = (typeof consultationStages)[number];
export type Participation = (typeof participations)[number];
export type TransitionReason = (typeof transitionReasons)[number];
