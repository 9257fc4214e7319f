import type { Language } from '@krets/shared/kinds';

const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const key = /^[\w-]{32,64}$/;
const number = /^\d{1,4}$/;
const token = /^[\w-]{64,128}$/;
/** How many of each kind there are. */
const counts = {
  mentions: number,
  answers: number,
  asked: number,
  turns: number,
  away: number,
  followUps: number,
  consultations: number,
  meetings: number,
  decisions: number,
  threads: number,
  posts: number,
  chats: number,
  others: number,
};
/** A moment, told in words of the mail's language. */
const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const until = moment;
/** Where a calendar answers; without mail in there is none. */
const answerTo = /^mote-[a-z2-7]{26}@[a-z0-9.-]{1,180}$/;
const event = { meetingId: id, sequence: number, start: moment, end: moment, stopToken: token, answerTo };

/**
 * Every kind of mail, its variables, the page its link leads to, and why one gets it. Text written by people fits none of these patterns, so that a mail
 * cannot carry a name or content out of a room.
 */
export const mailKinds = {
  SIGN_IN_CODE: { variables: { code: /^\d{8}$/ }, page: null, why: 'CODE' },
  INVITATION: { variables: { key, until }, page: '/invitation#{key}', why: 'INVITED' },
  APPLICATION_RECEIVED: { variables: { networkId: id }, page: '/apply/{networkId}', why: 'APPLIED' },
  APPLICATION_WAITING: { variables: { networkId: id }, page: '/apply/{networkId}', why: 'APPLIED' },
  APPLICATION_ADMITTED: { variables: { networkId: id }, page: '/rooms/{networkId}', why: 'APPLIED' },
  APPLICATION_ADMITTED_NEAR: { variables: { networkId: id }, page: '/rooms/{networkId}', why: 'APPLIED' },
  APPLICATION_DECLINED: { variables: { networkId: id }, page: '/apply/{networkId}', why: 'APPLIED' },
  APPLICATION_NEARBY: { variables: { networkId: id }, page: '/rooms/{networkId}/admission', why: 'MEMBER' },
  ROOM_OPENED: { variables: { networkId: id, hours: number, until }, page: '/rooms/{networkId}/log', why: 'MEMBER' },
  SEAT_ENDED: { variables: {}, page: '/rooms', why: 'HAD_SEAT' },
  ACCOUNT_CHANGED: {
    variables: { change: /^(CLOSED|OPENED|DELETED|APPOINTED|REMOVED)$/ },
    page: null,
    why: 'ACCOUNT',
  },
  ROOM_COPIED: { variables: { networkId: id }, page: '/rooms/{networkId}/log', why: 'MEMBER' },
  MEETING_CALLED: { variables: event, page: '/meetings/{meetingId}', why: 'CHOSEN' },
  MEETING_MOVED: { variables: { ...event, was: moment }, page: '/meetings/{meetingId}', why: 'CHOSEN' },
  MEETING_CANCELLED: { variables: event, page: '/meetings/{meetingId}', why: 'CHOSEN' },
  WAITING: { variables: { ...counts, until, stopToken: token }, page: '/notices/new', why: 'CHOSEN' },
  DIGEST: {
    variables: { ...counts, until, next: moment, nextAnswered: /^(YES|NO)$/, stopToken: token },
    page: '/notices',
    why: 'CHOSEN',
  },
  REPLY_NOT_READ: { variables: {}, page: '/notices', why: 'ANSWERED' },
  OCCURRENCE_CHANGED: {
    variables: { news: /^(SEAT|MOVED|CANCELLED|COFFEE)$/, occurrenceId: id, until },
    page: '/oversyn/samling/{occurrenceId}/pamelding',
    why: 'SIGNED_UP',
  },
  ENTRY_CONFIRM: { variables: { key }, page: '/oversyn/stadfest/{key}', why: 'LISTED' },
  ENTRY_FAULT: { variables: {}, page: '/oversyn/mine', why: 'EDITOR' },
  NEED_ASKED: { variables: {}, page: '/oversyn/behov/mitt', why: 'NEEDS' },
} as const satisfies Record<
  string,
  {
    variables: Record<string, RegExp>;
    page: string | null;
    why:
      | 'CODE'
      | 'INVITED'
      | 'APPLIED'
      | 'MEMBER'
      | 'HAD_SEAT'
      | 'ACCOUNT'
      | 'CHOSEN'
      | 'LISTED'
      | 'EDITOR'
      | 'NEEDS'
      | 'SIGNED_UP'
      | 'ANSWERED';
  }
>;

export type MailKind = keyof typeof mailKinds;

/** Mail of these kinds is useless soon after: sent at once and never stored. */
const codeKinds = ['SIGN_IN_CODE'] as const satisfies MailKind[];
export type CodeKind = (typeof codeKinds)[number];
export type DurableKind = Exclude<MailKind, CodeKind>;
export const durableKinds = (Object.keys(mailKinds) as MailKind[]).filter(
  (kind): kind is DurableKind => !codeKinds.some((code) => code === kind),
);

/** Mail that an earlier version has stored has no moment, and none is answered where no mail comes in. */
const optionalNames = [
  'until',
  'answerTo',
  'asked',
  'turns',
  'away',
  'followUps',
  'chats',
  'next',
  'nextAnswered',
] as const;
type OptionalName = (typeof optionalNames)[number];
/** What mail that an earlier version has stored may lack, too. */
const later: readonly string[] = [...optionalNames, 'stopToken'];
/** A mail that counts tells nothing of what there is none of. */
export const none = Object.fromEntries(Object.keys(counts).map((name) => [name, '0']));
/** Of mail that an earlier version has stored: reminders, which are now told together with all that waits. */
const formerKinds: Record<string, 'turns' | 'away' | 'followUps'> = {
  CONSULTATION_HALF: 'turns',
  CONSULTATION_NEARLY: 'turns',
  CONSULTATION_OWNER_AWAY: 'away',
  CONSULTATION_FOLLOW_UP: 'followUps',
  CONSULTATION_FOLLOW_UP_AGAIN: 'followUps',
};

/** A mail as it is sent now, whatever its kind was when it was stored. */
export function asOfNow(kind: string, { variables, ...mail }: Omit<EmailMessage, 'kind'>): EmailMessage {
  const counted = formerKinds[kind];
  return (
    counted ? { ...mail, kind: 'WAITING', variables: { ...none, [counted]: '1' } } : { ...mail, kind, variables }
  ) as EmailMessage;
}

export type EmailMessage<K extends MailKind = MailKind> = {
  [Kind in K]: {
    kind: Kind;
    to: string;
    language: Language;
    /** What the person themselves calls their meetings; in the calendar alone. */
    label?: string;
    variables: { [Name in Exclude<keyof (typeof mailKinds)[Kind]['variables'], OptionalName>]: string } & {
      [Name in OptionalName]?: string;
    };
  };
}[K];

/** @throws Error that names the variable, without its value */
export function assertKnownVariables({ kind, variables }: EmailMessage): void {
  const allowed: Record<string, RegExp> = mailKinds[kind].variables;
  const given = Object.entries(variables);
  const strange = given.find(([name, value]) => !allowed[name]?.test(value))?.[0];
  const needed = Object.keys(allowed).filter((name) => name in variables || !later.includes(name));
  if (strange !== undefined || given.length !== needed.length)
    throw new Error(`A mail of kind ${kind} cannot be made with this ${strange ?? 'number of variables'}.`);
}
