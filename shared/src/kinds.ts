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

/** What one can say to a message without words. A closed list, never counted and never sorted by. */
export const nodKinds = ['THANKS', 'RECOGNISE', 'THINKING'] as const;
/** How many days a room keeps its messages. */
export const keptDays = [30, 90, 180, 365] as const;
export const liftAnswers = ['ASKED', 'AGREED', 'REFUSED'] as const;

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
export type NodKind = (typeof nodKinds)[number];
export type LiftAnswer = (typeof liftAnswers)[number];
