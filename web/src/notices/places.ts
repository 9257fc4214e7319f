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
  FOLLOW_UP: consultation,
  MEETING_CALLED: meeting,
  MEETING_MOVED: meeting,
  MEETING_CANCELLED: meeting,
  DATE_POLL: inRoom('/meetings'),
  NO_DATE: inRoom('/meetings'),
  SPLIT_CHOICE: inRoom('/split'),
  CLOSING_VOTE: inRoom('/form'),
  ELECTION: inRoom('/about'),
  TURN_OFFERED: inRoom('/about'),
  CHARTER_CHANGED: inRoom(''),
  APPLICATION: inRoom('/admission'),
  NEW_MEMBER: inRoom('/seats'),
  NEW_RESOURCE: ({ subjectId }) => `/resources/${subjectId}`,
  EMERGENCY_ACCESS: inRoom('/log'),
};

/** The very place the notice is about. */
export const placeOf = (notice: NoticePartsFragment): string => places[notice.kind](notice);

/** Read with the thread or the chat, by how far one has read there. */
const byReadMark: readonly NoticePartsFragment['kind'][] = ['MENTIONED', 'ANSWER', 'REPLY', 'FOLLOWED', 'NEW_THREAD'];

/** The notices that whoever opens this page has thereby read. */
export const readOn = (pathname: string, notices: readonly NoticePartsFragment[]): string[] =>
  notices.filter((one) => !byReadMark.includes(one.kind) && placeOf(one) === pathname).map(({ id }) => id);
