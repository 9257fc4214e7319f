import type { NoticeKind, NoticeLevel, noticesOfTime } from '@krets/server/dist/notices/notice-rules.js';
import type { JournalEntryName } from '@krets/shared/journal-kinds';

/** Where one is told: `app` is a row that one finds there. For each level of the room, in a thread that is followed or muted, and about a meeting that is near. */
export type Line = Record<NoticeLevel, string> & { FOLLOW?: string; MUTE?: string; NEAR?: string };

const everywhere = 'app mail digest push';
/** Asks something of the person: at once, in every way. */
const asks = { ALL: everywhere, WAITING: everywhere, DIGEST: 'app digest', SILENT: 'app' };
/** Is for the person, and no reason for a push. */
const forMe = { ...asks, WAITING: 'app mail digest' };
/** At once for those who want more than most. */
const news = { ...asks, WAITING: 'app digest', SILENT: '' };
/** Asks something that can wait for the digest. */
const canWait = { ...forMe, WAITING: 'app digest' };
/** Only those who follow the thread or want all of the room are told. */
const followed = { ...news, WAITING: '', DIGEST: '' };
/** In the digest alone. */
const quiet = { ALL: 'app digest', WAITING: 'app digest', DIGEST: 'app digest', SILENT: '' };
/** For those who want all of the room; a badge tells the others. */
const chat = { ALL: 'app digest push', WAITING: '', DIGEST: '', SILENT: '' };
/** Cannot be chosen away in the app. Its mail is another, to each member. */
const always = { ALL: 'app push', WAITING: 'app', DIGEST: 'app', SILENT: 'app' };
/** Cannot be chosen away, by a mail of its own. */
const mustKnow = { ALL: 'app mail', WAITING: 'app mail', DIGEST: 'app mail', SILENT: 'app mail' };
/** Of a meeting: a push when it begins within 48 hours. */
const ofMeeting = { ...forMe, ALL: forMe.WAITING, NEAR: everywhere };
/** A muted thread tells of none of its posts. */
const ofPost = (line: Line): Line => ({ ...line, FOLLOW: everywhere, MUTE: '' });
/** What is asked of a person, or that names them, is found in the app when the thread is muted. */
const inThread = (line: Line): Line => ({ ...line, FOLLOW: everywhere, MUTE: 'app' });
const nobody = {};

/** Every kind of journal entry: who is told of it as what, and where. */
export const table: Record<JournalEntryName, { [kind in NoticeKind]?: Line }> = {
  NETWORK_RENAMED: nobody,
  NETWORK_SETTINGS_CHANGED: nobody,
  NETWORK_STAGE: nobody,
  NETWORK_ADMISSION_CHANGED: nobody,
  NETWORK_WELCOME: nobody,
  // Its mail is one of its own.
  NETWORK_COPIED: nobody,
  NETWORK_CLOSING: { CLOSING_VOTE: asks },
  NETWORK_TO_SPLIT: { SPLIT_CHOICE: asks },
  NETWORK_SIDE_CHOSEN: nobody,
  NETWORK_REST_LEFT: nobody,
  NETWORK_NOT_SPLIT: nobody,
  NETWORK_SPLIT: nobody,
  NETWORK_OPENED: { EMERGENCY_ACCESS: always },
  NETWORK_CLOSED: nobody,
  NETWORK_ADMINISTRATOR_ADDED: nobody,
  SEAT_TAKEN: { NEW_MEMBER: quiet },
  SEAT_ACCEPTED: nobody,
  SEAT_RENAMED: nobody,
  SEAT_ON_LEAVE: nobody,
  SEAT_CAME_BACK: nobody,
  SEAT_GIVEN_UP: nobody,
  SEAT_ENDED: { SEAT_ENDED: mustKnow },
  SEAT_ERASED: nobody,
  SEAT_ROLE: nobody,
  SEAT_TURN: { TURN_OFFERED: asks },
  SEAT_ELECTION: { ELECTION: asks },
  INVITATION_MADE: nobody,
  INVITATION_REVOKED: nobody,
  APPLICATION_APPLIED: { APPLICATION: asks },
  APPLICATION_VOTED: nobody,
  APPLICATION_WAITING: nobody,
  APPLICATION_ADMITTED: nobody,
  APPLICATION_DECLINED: nobody,
  APPLICATION_WITHDRAWN: nobody,
  CHARTER_CHANGED: { CHARTER_CHANGED: asks },
  CHALLENGE_POSTED: { NEW_THREAD: ofPost(news) },
  CHALLENGE_REVISED: nobody,
  CHALLENGE_STATUS_SET: nobody,
  CHALLENGE_WITHDRAWN: nobody,
  CHALLENGE_RESTORED: nobody,
  CHALLENGE_QUOTED: { WORDS_ASKED_FOR: inThread(asks) },
  CHALLENGE_ATTACHED: nobody,
  CHALLENGE_DETACHED: nobody,
  CHALLENGE_MOVED: nobody,
  CHALLENGE_MODERATED: nobody,
  CONTRIBUTION_POSTED: {
    MENTIONED: inThread(asks),
    ANSWER: ofPost(forMe),
    REPLY: ofPost(forMe),
    FOLLOWED: ofPost(followed),
  },
  CONTRIBUTION_EDITED: nobody,
  CONTRIBUTION_WITHDRAWN: nobody,
  CONTRIBUTION_RESTORED: nobody,
  CONTRIBUTION_REACTED: nobody,
  CONTRIBUTION_MODERATED: nobody,
  CONTRIBUTION_SPLIT: nobody,
  CONSULTATION_PROPOSED: { CONSULTATION_INVITED: inThread(asks) },
  CONSULTATION_ASKED: { CONSULTATION_INVITED: inThread(asks) },
  CONSULTATION_JOINED: nobody,
  CONSULTATION_DECLINED: nobody,
  CONSULTATION_MOVED: {
    CONSULTATION_SCHEDULED: inThread(forMe),
    PHASE_OPENED: inThread(asks),
    FOLLOW_UP: inThread(asks),
  },
  CONSULTATION_CHANGED: nobody,
  CONSULTATION_POSTED: nobody,
  CONSULTATION_TAKEN_BACK: nobody,
  CONSULTATION_HAND: nobody,
  MEETING_CALLED: { MEETING_CALLED: ofMeeting },
  MEETING_MOVED: { MEETING_MOVED: ofMeeting },
  MEETING_CHANGED: nobody,
  MEETING_CANCELLED: { MEETING_CANCELLED: ofMeeting },
  MEETING_ANSWERED: nobody,
  MEETING_STARTED: nobody,
  MEETING_MOVED_ON: nobody,
  MEETING_AGENDA_HELD: nobody,
  MEETING_CHOOSING_AGAIN: nobody,
  MEETING_HANDED_OVER: nobody,
  MEETING_MINUTES_WRITTEN: nobody,
  MEETING_TIME_CAME: nobody,
  MEETING_TRIO_JOINED: nobody,
  MEETING_OVER: nobody,
  MEETING_LAPSED: nobody,
  MEETING_ITEM_PROPOSED: nobody,
  MEETING_ITEM_WITHDRAWN: nobody,
  MEETING_WORD_LEFT: nobody,
  MEETING_DATES_PROPOSED: { DATE_POLL: forMe },
  MEETING_DATES_ANSWERED: nobody,
  MEETING_DATES_WITHDRAWN: nobody,
  MEETING_NO_DATE: { NO_DATE: asks },
  MESSAGE_POSTED: { MENTIONED: asks, CHAT: chat },
  MESSAGE_EDITED: nobody,
  MESSAGE_WITHDRAWN: nobody,
  MESSAGE_RESTORED: nobody,
  MESSAGE_REACTED: nobody,
  MESSAGE_RETENTION_CHANGED: nobody,
  RESOURCE_ADDED: { NEW_RESOURCE: quiet },
  RESOURCE_REVISED: nobody,
  RESOURCE_WITHDRAWN: nobody,
  RESOURCE_RESTORED: nobody,
  RESOURCE_OPENED: nobody,
  RESOURCE_RENAMED: nobody,
  RESOURCE_MOVED: nobody,
  RESOURCE_RECOMMENDED: nobody,
  RESOURCE_NOT_RECOMMENDED: nobody,
  RESOURCE_FILE_READ: nobody,
};

/** What comes with time. */
export const timeTable: { [kind in (typeof noticesOfTime)[number]]: Line } = {
  PHASE_HALF: inThread(asks),
  PHASE_NEARLY: inThread(asks),
  OWNER_AWAY: inThread(asks),
  FOLLOW_UP: inThread(asks),
  MEETING_UNANSWERED: forMe,
  AGENDA_CHOICE: canWait,
  ORDER_READY: news,
  MEETING_SOON: { ALL: 'app push', WAITING: 'app push', DIGEST: 'app', SILENT: 'app' },
  MINUTES_CLOSING: canWait,
  DATES_UNANSWERED: forMe,
};
