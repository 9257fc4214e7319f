import type { Language } from '@krets/shared/kinds';
import type { DurableEmail } from '../platform/email/outbox.js';
import type { NoticeKind } from './notice-rules.js';

/** What a mail counts; it says no more than these words. */
const groupOf = {
  MENTIONED: 'mentions',
  WORDS_ASKED_FOR: 'mentions',
  ANSWER: 'answers',
  REPLY: 'answers',
  CONSULTATION_INVITED: 'consultations',
  CONSULTATION_SCHEDULED: 'consultations',
  PHASE_OPENED: 'consultations',
  FOLLOW_UP: 'consultations',
  MEETING_CALLED: 'meetings',
  MEETING_MOVED: 'meetings',
  MEETING_CANCELLED: 'meetings',
  DATE_POLL: 'meetings',
  NO_DATE: 'meetings',
  SPLIT_CHOICE: 'decisions',
  CLOSING_VOTE: 'decisions',
  ELECTION: 'decisions',
  TURN_OFFERED: 'decisions',
  CHARTER_CHANGED: 'decisions',
  APPLICATION: 'decisions',
  NEW_THREAD: 'threads',
  FOLLOWED: 'posts',
  NEW_MEMBER: 'others',
  NEW_RESOURCE: 'others',
  EMERGENCY_ACCESS: 'others',
} as const satisfies Record<NoticeKind, string>;

/** One mail for all of these: what kinds of things there are, never where, from who or about what. */
export function noticeEmail(
  kind: 'WAITING' | 'DIGEST',
  to: string,
  language: Language,
  stopToken: string,
  notices: readonly NoticeKind[],
): DurableEmail {
  const count = (group: (typeof groupOf)[NoticeKind]) =>
    String(notices.filter((notice) => groupOf[notice] === group).length);
  return {
    kind,
    to,
    language,
    variables: {
      mentions: count('mentions'),
      answers: count('answers'),
      consultations: count('consultations'),
      meetings: count('meetings'),
      decisions: count('decisions'),
      threads: count('threads'),
      posts: count('posts'),
      others: count('others'),
      stopToken,
    },
  };
}
