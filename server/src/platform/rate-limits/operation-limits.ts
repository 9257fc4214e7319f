import { limits } from '@krets/shared/limits';

/**
 * The number of points for one key in a window of seconds, counted in the database for all processes. A person using the web reaches none
 * of these.
 */
type Limit = { points: number; seconds: number };

/**
 * Limits of one person by class of operation. `block`: how many points a process grants before it asks the database, and then reserves at
 * once. Few people reach that number, so hardly any request waits for the count. 0: each operation is counted.
 */
export const personLimits = {
  ordinary: { points: 300, seconds: 60, block: 10 },
  // The first block is granted without being counted.
  chat: { points: limits.chatPerTenSeconds - 10, seconds: 10, block: 10 },
  invitation: { points: 100, seconds: 3_600, block: 0 },
  organisation: { points: 20, seconds: 3_600, block: 0 },
  entry: { points: 100, seconds: 3_600, block: 0 },
  import: { points: 40, seconds: 3_600, block: 0 },
  export: { points: 20, seconds: 3_600, block: 0 },
  upload: { points: 300, seconds: 3_600, block: 0 },
  search: { points: 150, seconds: 60, block: 10 },
} as const satisfies Record<string, Limit & { block: number }>;

export type PersonLimit = keyof typeof personLimits;

/** Limits of people who are not signed in. */
export const strangerLimits = {
  codesPerClient: { points: 100, seconds: 3_600 },
  codesPerClientAndAddress: { points: 5, seconds: 3_600 },
  codesOverAll: { points: 3_000, seconds: 3_600 },
  triesPerClient: { points: 300, seconds: 3_600 },
  triesOverAll: { points: 10_000, seconds: 3_600 },
  faultsPerClient: { points: 5, seconds: 86_400 },
  faultsOverAll: { points: 300, seconds: 3_600 },
  mailAnswersPerSender: { points: 1, seconds: 86_400 },
  mailAnswersOverAll: { points: 300, seconds: 3_600 },
  calendarAnswersPerAddress: { points: 3, seconds: 3_600 },
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
  addOwnOrganisation: 'organisation',
  enterEntry: 'entry',
  importEntries: 'import',
  stateNeed: 'entry',
  askAboutNeeds: 'invitation',
  requestDataExport: 'export',
  copyRoom: 'export',
  upload: 'upload',
  search: 'search',
};

/** Operations not named are ordinary. */
export const limitOf = (operation: string): PersonLimit => classes[operation] ?? 'ordinary';
