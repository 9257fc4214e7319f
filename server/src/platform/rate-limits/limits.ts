import { limits } from '@krets/shared/limits';

/** So many points in so many seconds, for one key, counted in the database by all processes. A person at a screen meets none of these. */
type Limit = { points: number; seconds: number };

/**
 * What one person may do, by the class of the mutation. `block`: so many points a process gives before it asks the database, and fetches
 * at once after that. Few people ever come so far, so nearly no change has to wait for the counting. 0: each is counted.
 */
export const personLimits = {
  ordinary: { points: 300, seconds: 60, block: 10 },
  chat: { points: limits.chatPerTenSeconds - 10, seconds: 10, block: 10 },
  invitation: { points: 100, seconds: 3_600, block: 0 },
  export: { points: 20, seconds: 3_600, block: 0 },
  upload: { points: 300, seconds: 3_600, block: 0 },
} as const satisfies Record<string, Limit & { block: number }>;

export type PersonLimit = keyof typeof personLimits;

/** What somebody who is not signed in may do. */
export const strangerLimits = {
  codesPerClient: { points: 100, seconds: 3_600 },
  codesPerClientAndAddress: { points: 5, seconds: 3_600 },
  codesOverAll: { points: 3_000, seconds: 3_600 },
  triesPerClient: { points: 300, seconds: 3_600 },
  triesOverAll: { points: 10_000, seconds: 3_600 },
} as const satisfies Record<string, Limit>;

export type StrangerLimit = keyof typeof strangerLimits;

const classes: Record<string, PersonLimit> = {
  postMessage: 'chat',
  editMessage: 'chat',
  withdrawMessage: 'chat',
  restoreMessage: 'chat',
  addReaction: 'chat',
  removeReaction: 'chat',
  invite: 'invitation',
  handOverSeat: 'invitation',
  requestDataExport: 'export',
  copyRoom: 'export',
  upload: 'upload',
};

/** What is not named is ordinary. */
export const limitOf = (operation: string): PersonLimit => classes[operation] ?? 'ordinary';
