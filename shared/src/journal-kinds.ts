import type { Topic } from './kinds.js';

/** Every kind of journal entry. Who is told of it is decided for each one, in the notice rules of the server. */
export const journalKinds = {
  NETWORK: [
    'RENAMED',
    'SHAPED',
    'STAGE',
    'ASKS',
    'WELCOME',
    'COPIED',
    'CLOSING',
    'TO_SPLIT',
    'SIDE_CHOSEN',
    'REST_LEFT',
    'NOT_SPLIT',
    'SPLIT',
    'OPENED',
    'CLOSED',
    'NAMED',
  ],
  SEAT: [
    'TAKEN',
    'ACCEPTED',
    'RENAMED',
    'ON_LEAVE',
    'CAME_BACK',
    'GIVEN_UP',
    'ENDED',
    'ERASED',
    'ROLE',
    'TURN',
    'ELECTION',
  ],
  INVITATION: ['MADE', 'REVOKED'],
  APPLICATION: ['APPLIED', 'VOTED', 'WAITING', 'ADMITTED', 'DECLINED', 'WITHDRAWN'],
  CHARTER: ['CHANGED'],
  CONCERN: [],
  CHALLENGE: [
    'POSTED',
    'REVISED',
    'MARKED',
    'WITHDRAWN',
    'RESTORED',
    'QUOTED',
    'ATTACHED',
    'DETACHED',
    'MOVED',
    'MODERATED',
  ],
  CONTRIBUTION: ['POSTED', 'EDITED', 'WITHDRAWN', 'RESTORED', 'NODDED', 'COVERED', 'SPLIT'],
  CONSULTATION: ['PROPOSED', 'ASKED', 'JOINED', 'DECLINED', 'MOVED', 'CHANGED', 'POSTED', 'TAKEN_BACK', 'HAND'],
  MEETING: ['CALLED', 'MOVED', 'CHANGED', 'CANCELLED', 'ANSWERED', 'OVER', 'ITEM_PROPOSED', 'ITEM_WITHDRAWN'],
  MESSAGE: ['POSTED', 'EDITED', 'WITHDRAWN', 'RESTORED', 'NODDED', 'RETENTION_CHANGED'],
  RESOURCE: ['ADDED', 'REVISED', 'WITHDRAWN', 'RESTORED', 'OPENED', 'RENAMED', 'PUT', 'CHOSEN', 'UNCHOSEN'],
} as const satisfies Record<Topic, readonly string[]>;

export type JournalKind<T extends Topic = Topic> = (typeof journalKinds)[T][number];
/** What and how it changed, in one word: `CONTRIBUTION_POSTED`. */
export type JournalEntryName = { [T in Topic]: `${T}_${JournalKind<T>}` }[Topic];
