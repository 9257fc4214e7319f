import type { NoticePartsFragment } from '../generated/graphql.js';

const inRoom = (page: string) => (notice: NoticePartsFragment) => `/rooms/${notice.networkId}${page}`;
const thread = ({ challengeId }: NoticePartsFragment) => `/challenges/${challengeId}`;
const post = ({ networkId, challengeId, subjectId }: NoticePartsFragment) =>
  challengeId ? `/challenges/${challengeId}#c-${subjectId}` : `/rooms/${networkId}/chat#m-${subjectId}`;
const consultation = ({ subjectId }: NoticePartsFragment) => `/consultations/${subjectId}`;

const meeting = ({ subjectId }: NoticePartsFragment) => `/meetings/${subjectId}`;

const places: Record<NoticePartsFragment['kind'], (notice: NoticePartsFragment) => string> = {
  MENTIONED: post,
  ANSWER: post,
  REPLY: post,
  FOLLOWED: post,
  NEW_THREAD: thread,
  WORDS_ASKED_FOR: inRoom('/chat'),
  CONSULTATION_INVITED: consultation,
  CONSULTATION_SCHEDULED: consultation,
  PHASE_OPENED: consultation,
  PHASE_HALF: consultation,
  PHASE_NEARLY: consultation,
  OWNER_AWAY: consultation,
  FOLLOW_UP: consultation,
  MEETING_CALLED: meeting,
  MEETING_MOVED: meeting,
  MEETING_CANCELLED: meeting,
  MEETING_UNANSWERED: meeting,
  AGENDA_CHOICE: meeting,
  ORDER_READY: meeting,
  MEETING_SOON: meeting,
  MINUTES_CLOSING: meeting,
  DATE_POLL: inRoom('/meetings'),
  DATES_UNANSWERED: inRoom('/meetings'),
  NO_DATE: inRoom('/meetings'),
  SPLIT_CHOICE: inRoom('/split'),
  CLOSING_VOTE: inRoom('/form'),
  ELECTION: inRoom('/about'),
  TURN_OFFERED: inRoom('/about'),
  CHARTER_CHANGED: inRoom(''),
  APPLICATION: inRoom('/admission'),
  CHAT: inRoom('/chat'),
  NEW_MEMBER: inRoom('/seats'),
  NEW_RESOURCE: ({ subjectId }) => `/resources/${subjectId}`,
  EMERGENCY_ACCESS: inRoom('/log'),
  SEAT_ENDED: () => '/rooms',
};

/** The very place the notice is about. */
export const placeOf = (notice: NoticePartsFragment): string => places[notice.kind](notice);

/** News that nobody is called in for. */
const quiet: readonly NoticePartsFragment['kind'][] = ['NEW_THREAD', 'FOLLOWED', 'CHAT', 'NEW_MEMBER', 'NEW_RESOURCE'];
const pageOf = (notice: NoticePartsFragment) => placeOf(notice).replace(/#.*/, '');

/** Where somebody who was called in goes: to the very place when all that waits is there, else to the list. */
export function placeOfNew(unread: readonly NoticePartsFragment[]): string {
  const calls = unread.filter(({ kind }) => !quiet.includes(kind));
  const [first, ...more] = (calls.length > 0 ? calls : unread).toSorted((a, b) => (a.at < b.at ? -1 : 1));
  return first && more.every((one) => pageOf(one) === pageOf(first)) ? placeOf(first) : '/notices';
}

/** Read with the thread or the chat, by how far one has read there; of a seat, only in the list. */
const notByPage: readonly NoticePartsFragment['kind'][] = [
  'MENTIONED',
  'ANSWER',
  'REPLY',
  'FOLLOWED',
  'NEW_THREAD',
  'CHAT',
  'SEAT_ENDED',
];

/** The notices that whoever opens this page has thereby read. */
export const readOn = (pathname: string, notices: readonly NoticePartsFragment[]): string[] =>
  notices.filter((one) => !notByPage.includes(one.kind) && placeOf(one) === pathname).map(({ id }) => id);
