import type { JournalEntryName } from '@krets/shared/journal-kinds';

/** What a person can be told of, and where: the one table that every channel asks. */

/** How much a person wants to be told of in a room. */
export const noticeLevels = ['ALL', 'WAITING', 'DIGEST', 'SILENT'] as const;
export type NoticeLevel = (typeof noticeLevels)[number];
export const defaultLevel: NoticeLevel = 'WAITING';

/** What holds for one thread. */
export const threadChoices = ['FOLLOW', 'AS_ROOM', 'MUTE'] as const;
export type ThreadChoice = (typeof threadChoices)[number];

/** `always`: cannot be chosen away. `near`: about a meeting that is near, and never otherwise. `more`: for those who have chosen all of a room, or to follow a thread. */
type Sent = 'always' | 'yes' | 'near' | 'more' | 'never';
export type Channel = 'mail' | 'digest' | 'push';
type Rule = {
  /** Asks something of the person. */
  waits: boolean;
} & Record<Channel, Sent>;

const asksMe: Rule = { waits: true, mail: 'yes', digest: 'yes', push: 'yes' };
const toMe: Rule = { waits: true, mail: 'yes', digest: 'yes', push: 'more' };
/** Of a meeting. */
const meeting: Rule = { waits: true, mail: 'yes', digest: 'yes', push: 'near' };
const news: Rule = { waits: false, mail: 'more', digest: 'yes', push: 'more' };
/** For those who want to know more, by mail; for the others in the digest. */
const canWait: Rule = { waits: true, mail: 'more', digest: 'yes', push: 'more' };
const quietNews: Rule = { waits: false, mail: 'never', digest: 'yes', push: 'never' };

export const noticeRules = {
  MENTIONED: asksMe,
  ANSWER: toMe,
  REPLY: toMe,
  FOLLOWED: news,
  NEW_THREAD: news,
  WORDS_ASKED_FOR: asksMe,
  CONSULTATION_INVITED: asksMe,
  CONSULTATION_SCHEDULED: toMe,
  PHASE_OPENED: asksMe,
  PHASE_HALF: asksMe,
  PHASE_NEARLY: asksMe,
  OWNER_AWAY: asksMe,
  FOLLOW_UP: asksMe,
  MEETING_CALLED: meeting,
  MEETING_MOVED: meeting,
  MEETING_CANCELLED: meeting,
  MEETING_UNANSWERED: toMe,
  AGENDA_CHOICE: canWait,
  ORDER_READY: news,
  // A mail would be read too late.
  MEETING_SOON: { waits: true, mail: 'never', digest: 'never', push: 'yes' },
  MINUTES_CLOSING: canWait,
  DATE_POLL: toMe,
  DATES_UNANSWERED: toMe,
  NO_DATE: asksMe,
  SPLIT_CHOICE: asksMe,
  CLOSING_VOTE: asksMe,
  ELECTION: asksMe,
  TURN_OFFERED: asksMe,
  CHARTER_CHANGED: asksMe,
  APPLICATION: asksMe,
  // That there is something, for each room; not how much.
  CHAT: { waits: false, mail: 'never', digest: 'more', push: 'more' },
  NEW_MEMBER: quietNews,
  NEW_RESOURCE: quietNews,
  // Every member gets a mail of its own about it, whatever they have chosen.
  EMERGENCY_ACCESS: { waits: false, mail: 'never', digest: 'never', push: 'more' },
  // The room is closed to whoever is told, so that no level holds any more.
  SEAT_ENDED: { waits: false, mail: 'always', digest: 'never', push: 'never' },
} as const satisfies Record<string, Rule>;

export type NoticeKind = keyof typeof noticeRules;
export const noticeKinds = Object.keys(noticeRules) as NoticeKind[];

/** Which notices each journal entry may give; the database finds the people (app.notices_of). */
export const noticesOfEntry: Record<JournalEntryName, readonly NoticeKind[]> = {
  NETWORK_RENAMED: [],
  NETWORK_SETTINGS_CHANGED: [],
  NETWORK_STAGE: [],
  NETWORK_ADMISSION_CHANGED: [],
  NETWORK_WELCOME: [],
  NETWORK_COPIED: [],
  NETWORK_CLOSING: ['CLOSING_VOTE'],
  NETWORK_TO_SPLIT: ['SPLIT_CHOICE'],
  NETWORK_SIDE_CHOSEN: [],
  NETWORK_REST_LEFT: [],
  NETWORK_NOT_SPLIT: [],
  NETWORK_SPLIT: [],
  NETWORK_OPENED: ['EMERGENCY_ACCESS'],
  NETWORK_CLOSED: [],
  NETWORK_ADMINISTRATOR_ADDED: [],
  SEAT_TAKEN: ['NEW_MEMBER'],
  SEAT_ACCEPTED: [],
  SEAT_RENAMED: [],
  SEAT_ON_LEAVE: [],
  SEAT_CAME_BACK: [],
  SEAT_GIVEN_UP: [],
  SEAT_ENDED: ['SEAT_ENDED'],
  SEAT_ERASED: [],
  SEAT_ROLE: [],
  SEAT_TURN: ['TURN_OFFERED'],
  SEAT_ELECTION: ['ELECTION'],
  INVITATION_MADE: [],
  INVITATION_REVOKED: [],
  APPLICATION_APPLIED: ['APPLICATION'],
  APPLICATION_VOTED: [],
  APPLICATION_WAITING: [],
  APPLICATION_ADMITTED: [],
  APPLICATION_DECLINED: [],
  APPLICATION_WITHDRAWN: [],
  CHARTER_CHANGED: ['CHARTER_CHANGED'],
  CHALLENGE_POSTED: ['NEW_THREAD'],
  CHALLENGE_REVISED: [],
  CHALLENGE_STATUS_SET: [],
  CHALLENGE_WITHDRAWN: [],
  CHALLENGE_RESTORED: [],
  CHALLENGE_QUOTED: ['WORDS_ASKED_FOR'],
  CHALLENGE_ATTACHED: [],
  CHALLENGE_DETACHED: [],
  CHALLENGE_MOVED: [],
  CHALLENGE_MODERATED: [],
  CONTRIBUTION_POSTED: ['MENTIONED', 'ANSWER', 'REPLY', 'FOLLOWED'],
  CONTRIBUTION_EDITED: [],
  CONTRIBUTION_WITHDRAWN: [],
  CONTRIBUTION_RESTORED: [],
  CONTRIBUTION_REACTED: [],
  CONTRIBUTION_MODERATED: [],
  CONTRIBUTION_SPLIT: [],
  CONSULTATION_PROPOSED: ['CONSULTATION_INVITED'],
  CONSULTATION_ASKED: ['CONSULTATION_INVITED'],
  CONSULTATION_JOINED: [],
  CONSULTATION_DECLINED: [],
  CONSULTATION_MOVED: ['CONSULTATION_SCHEDULED', 'PHASE_OPENED', 'FOLLOW_UP'],
  CONSULTATION_CHANGED: [],
  CONSULTATION_POSTED: [],
  CONSULTATION_TAKEN_BACK: [],
  CONSULTATION_HAND: [],
  MEETING_CALLED: ['MEETING_CALLED'],
  MEETING_MOVED: ['MEETING_MOVED'],
  MEETING_CHANGED: [],
  MEETING_CANCELLED: ['MEETING_CANCELLED'],
  MEETING_ANSWERED: [],
  MEETING_STARTED: [],
  MEETING_MOVED_ON: [],
  MEETING_AGENDA_HELD: [],
  MEETING_CHOOSING_AGAIN: [],
  MEETING_HANDED_OVER: [],
  MEETING_MINUTES_WRITTEN: [],
  MEETING_TIME_CAME: [],
  MEETING_TRIO_JOINED: [],
  MEETING_OVER: [],
  MEETING_LAPSED: [],
  MEETING_ITEM_PROPOSED: [],
  MEETING_ITEM_WITHDRAWN: [],
  MEETING_WORD_LEFT: [],
  MEETING_DATES_PROPOSED: ['DATE_POLL'],
  MEETING_DATES_ANSWERED: [],
  MEETING_DATES_WITHDRAWN: [],
  MEETING_NO_DATE: ['NO_DATE'],
  MESSAGE_POSTED: ['MENTIONED', 'CHAT'],
  MESSAGE_EDITED: [],
  MESSAGE_WITHDRAWN: [],
  MESSAGE_RESTORED: [],
  MESSAGE_REACTED: [],
  MESSAGE_RETENTION_CHANGED: [],
  RESOURCE_ADDED: ['NEW_RESOURCE'],
  RESOURCE_REVISED: [],
  RESOURCE_WITHDRAWN: [],
  RESOURCE_RESTORED: [],
  RESOURCE_OPENED: [],
  RESOURCE_RENAMED: [],
  RESOURCE_MOVED: [],
  RESOURCE_RECOMMENDED: [],
  RESOURCE_NOT_RECOMMENDED: [],
  RESOURCE_FILE_READ: [],
};

/** What comes with time, without an entry of its own. */
export const noticesOfTime = [
  ...(['PHASE_HALF', 'PHASE_NEARLY', 'OWNER_AWAY', 'FOLLOW_UP'] as const),
  ...([
    'MEETING_UNANSWERED',
    'AGENDA_CHOICE',
    'ORDER_READY',
    'MEETING_SOON',
    'MINUTES_CLOSING',
    'DATES_UNANSWERED',
  ] as const),
] as const satisfies NoticeKind[];

/** Of a phase: for those who have their turn in it and have not taken it. */
export const turnKinds: readonly NoticeKind[] = ['PHASE_OPENED', 'PHASE_HALF', 'PHASE_NEARLY'];

/** Whose meeting comes by mail is not told of it by another mail. */
export const meetingKinds: readonly NoticeKind[] = ['MEETING_CALLED', 'MEETING_MOVED', 'MEETING_CANCELLED'];

export type Choices = { level: NoticeLevel; thread: ThreadChoice };

/**
 * Whether a notice goes out on a channel. The first that applies decides: what must be sent, the muted thread, the followed thread, the
 * level of the room. That somebody still sits in the room is checked before, and again when it is sent.
 */
export function isSent(kind: NoticeKind, channel: Channel, { level, thread }: Choices, isNear = false): boolean {
  const rule: Sent = noticeRules[kind][channel];
  const sent = rule !== 'near' ? rule : isNear ? 'yes' : 'never';
  if (sent === 'always') return true;
  if (sent === 'never' || thread === 'MUTE') return false;
  if (thread === 'FOLLOW') return true;
  if (level === 'SILENT') return false;
  if (level === 'DIGEST') return channel === 'digest';
  return level === 'ALL' || sent === 'yes';
}
