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

export const resourceKinds = ['FILE', 'LINK', 'NOTE'] as const;

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
export type ResourceKind = (typeof resourceKinds)[number];
export type ContributionKind = (typeof contributionKinds)[number];
