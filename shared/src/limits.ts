/** Every number that bounds an input: the input classes, the columns and the forms all take it from here. Lengths are in Unicode code points. */
export const limits = {
  name: 80,
  roleTitle: 80,
  email: 254,
  networkName: 120,
  purpose: 500,
  title: 200,
  situation: 16_000,
  challengeRole: 1_000,
  pull: 1_000,
  tried: 4_000,
  body: 16_000,
  /** One message of a conversation. */
  message: 4_000,
  /** Seats one message can name. */
  mentions: 10,
  /** As much of a quoted message as stands above the answer. */
  excerpt: 200,
  /** Verbs of one person in conversations within ten seconds. */
  chatPace: 50,
  keptDaysDefault: 90,
  /** What goes within so many days is told of beforehand. */
  goesSoonDays: 7,
  /** Messages lifted to a challenge in one go. */
  lifted: 20,
  link: 2_000,
  draft: 40_000,
  draftPlace: 120,
  /** Drafts of one person in one network. */
  drafts: 200,
  /** Levels of a thread: 0, 1 and 2. A reply to the deepest level stands beside its parent. */
  replyDepth: 2,
  pageDefault: 20,
  page: 100,
  seatsMin: 4,
  seatsDefault: 15,
  seatsCap: 25,
  unreadCounted: 100,
  invitationDays: 14,
  sessionDays: 30,
  codeDigits: 6,
  codeMinutes: 10,
  codeAttempts: 5,
  codesPerHour: 5,
  /** Bytes of one HTTP request. */
  requestBytes: 256_000,
} as const;
