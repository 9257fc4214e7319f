import type { FrontPageQuery } from '../generated/graphql.js';

export type Waiting = FrontPageQuery['waiting'][number];

/** These ask for nothing: they are told in a line of their own. */
const quietReasons: readonly Waiting['reason'][] = ['CHAT', 'MINUTES_TO_CORRECT', 'OWN_APPLICATION'];
export const isQuiet = ({ reason }: Waiting) => quietReasons.includes(reason);

const inRoom = (page: string) => (item: Waiting) => `/rooms/${item.networkId}${page}`;
const challenge = ({ subjectId }: Waiting) => `/challenges/${subjectId}`;
const consultation = ({ subjectId }: Waiting) => `/consultations/${subjectId}`;
const meeting = ({ subjectId }: Waiting) => `/meetings/${subjectId}`;

const places: Record<Waiting['reason'], (item: Waiting) => string> = {
  ANSWERS_TO_YOUR_CHALLENGE: challenge,
  REPLIES_TO_YOU: challenge,
  UNANSWERED: challenge,
  YOUR_WORDS_ASKED_FOR: inRoom('/chat'),
  CONSULTATION_INVITATION: consultation,
  CONSULTATION_READY: consultation,
  CONSULTATION_PAUSED: consultation,
  YOUR_TURN: consultation,
  FOLLOW_UP: consultation,
  MEETING_INVITATION: meeting,
  CHOOSE_AGENDA: meeting,
  MEETING_SOON: meeting,
  MEETING_UNDER_WAY: meeting,
  DATE_POLL: inRoom('/meetings'),
  NO_DATE: inRoom('/meetings'),
  MINUTES_TO_CORRECT: meeting,
  APPLICATIONS: inRoom('/admission'),
  CLOSING_VOTE: inRoom('/form'),
  ELECTION: inRoom('/about'),
  TURN_OFFERED: inRoom('/about'),
  SPLIT_CHOICE: inRoom('/split'),
  REPORTS: inRoom('/concerns'),
  CHARTER_TO_ACCEPT: inRoom(''),
  CHARTER_CHANGED: inRoom(''),
  MENTIONED: ({ networkId, subjectId }) => `/rooms/${networkId}/chat#m-${subjectId}`,
  MENTIONED_IN_THREAD: challenge,
  CHAT: inRoom('/chat'),
  NEED_ASKED: () => '/oversyn/behov/mitt',
  OWN_APPLICATION: ({ networkId }) => `/apply/${networkId}`,
};

/** Where the reader does what waits. */
export const placeOf = (item: Waiting) => places[item.reason](item);
/** The server renders these pages: a link to them leaves the web. */
export const isRendered = (place: string) => place.startsWith('/oversyn');
