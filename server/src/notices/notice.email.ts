import type { Language } from '@krets/shared/kinds';
import type { DurableEmail } from '../platform/email/outgoing-mails.js';
import type { NextMeeting } from './next-meeting.js';
import type { NoticeKind } from './notice-rules.js';

type Group = (typeof groupOf)[keyof typeof groupOf];
/** Each is told by a mail of its own. */
type OwnMail = 'SEAT_ENDED';

/** What a mail counts; it says no more than these words. */
const groupOf = {
  MENTIONED: 'mentions',
  WORDS_ASKED_FOR: 'mentions',
  ANSWER: 'answers',
  REPLY: 'answers',
  CONSULTATION_INVITED: 'asked',
  CONSULTATION_SCHEDULED: 'consultations',
  PHASE_OPENED: 'turns',
  PHASE_HALF: 'turns',
  PHASE_NEARLY: 'turns',
  OWNER_AWAY: 'away',
  FOLLOW_UP: 'followUps',
  MEETING_CALLED: 'meetings',
  MEETING_MOVED: 'meetings',
  MEETING_CANCELLED: 'meetings',
  MEETING_UNANSWERED: 'meetings',
  AGENDA_CHOICE: 'meetings',
  ORDER_READY: 'meetings',
  MEETING_SOON: 'meetings',
  MINUTES_CLOSING: 'meetings',
  DATE_POLL: 'meetings',
  DATES_UNANSWERED: 'meetings',
  NO_DATE: 'meetings',
  SPLIT_CHOICE: 'decisions',
  CLOSING_VOTE: 'decisions',
  ELECTION: 'decisions',
  TURN_OFFERED: 'decisions',
  CHARTER_CHANGED: 'decisions',
  APPLICATION: 'decisions',
  NEW_THREAD: 'threads',
  FOLLOWED: 'posts',
  CHAT: 'chats',
  NEW_MEMBER: 'others',
  NEW_RESOURCE: 'others',
  EMERGENCY_ACCESS: 'others',
} as const satisfies Record<Exclude<NoticeKind, OwnMail>, string>;

/** One mail for all of these: what kinds of things there are, and until when one has one's turn; never where, from who or about what. */
export function noticeEmail(
  kind: 'WAITING' | 'DIGEST',
  to: string,
  language: Language,
  stopToken: string,
  notices: readonly { kind: NoticeKind; until: Date | null }[],
  next?: NextMeeting,
): DurableEmail {
  const inGroup = (group: Group) => notices.filter(({ kind: one }) => one !== 'SEAT_ENDED' && groupOf[one] === group);
  const count = (group: Group) => String(inGroup(group).length);
  const [turn, ...more] = inGroup('turns');
  return {
    kind,
    to,
    language,
    variables: {
      mentions: count('mentions'),
      answers: count('answers'),
      asked: count('asked'),
      turns: count('turns'),
      away: count('away'),
      followUps: count('followUps'),
      consultations: count('consultations'),
      meetings: count('meetings'),
      decisions: count('decisions'),
      threads: count('threads'),
      posts: count('posts'),
      chats: count('chats'),
      others: count('others'),
      stopToken,
      ...(turn?.until && more.length === 0 ? { until: turn.until.toISOString() } : {}),
      ...(next ? { next: next.startsAt.toISOString(), nextAnswered: next.answered ? 'YES' : 'NO' } : {}),
    },
  };
}

export const seatEndedEmail = (to: string, language: Language): DurableEmail => ({
  kind: 'SEAT_ENDED',
  to,
  language,
  variables: {},
});
