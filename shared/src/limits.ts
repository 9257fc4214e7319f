/** Every number that bounds an input: the input classes, the columns and the forms all take it from here. Lengths are in Unicode code points. */
export const limits = {
  name: 80,
  roleTitle: 80,
  email: 254,
  networkName: 120,
  purpose: 500,
  seatsFor: 300,
  expectations: 2_000,
  charterLine: 500,
  place: 200,
  organiserName: 200,
  programmeName: 200,
  everyWeeksMax: 52,
  minutesMin: 15,
  minutesMax: 480,
  reviewMonths: 12,
  /** Dates of meetings to come. */
  nextDates: 12,
  /** Networks one person has begun and not announced. */
  networkDrafts: 5,
  /** Meeting places one person has kept for later. */
  savedMeetingPlaces: 20,
  similarWords: 700,
  similarShown: 8,
  reason: 500,
  emergencyAccessHours: 24,
  /** How many grants of emergency access to one room are shown at a time. */
  emergencyAccess: 5,
  /** What a network asks those who apply: how many questions, how long, and how long an answer. */
  questions: 3,
  question: 300,
  answer: 1_000,
  /** A word back: to who raised a concern, or from who was hidden. */
  shortAnswer: 500,
  welcome: 4_000,
  /** Challenges that stand first in a room. */
  pinned: 3,
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
  chatPerTenSeconds: 50,
  /** Pictures in one message. */
  pictures: 4,
  retentionDaysDefault: 90,
  /** What goes within so many days is told of beforehand. */
  expiresSoonDays: 7,
  /** Messages lifted to a challenge in one go. */
  quotedMessages: 20,
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
  /** What the least number of members can be set to. */
  seatsLeast: 2,
  seatsDefault: 15,
  /** Recommended from and to, and the size above which a network is warned. */
  seatsFrom: 6,
  seatsTo: 8,
  seatsWarn: 10,
  seatsCap: 25,
  unreadCounted: 100,
  /** Seconds after a live phase's end in which what was under way still arrives. */
  phaseGraceSeconds: 10,
  /** How much of a phase is left when everybody has posted or passed: for those who may say more. */
  finalSeconds: 120,
  finalWorkdays: 1,
  /** Minutes (live) or working days (asynchronous) one extension may add. */
  extendMinutes: 60,
  extendWorkdays: 10,
  /** Posts of one person in one phase. */
  postsPerPhase: 60,
  privateNote: 16_000,
  /** Days between the first and the second reminder of a follow-up, and from the second until it is let be. */
  followUpPatienceDays: 7,
  invitationDays: 14,
  /** Open invitations of one network for each seat it can have. */
  openInvitationsPerSeat: 4,
  /** Invitations of one person within a day: links in all, and those sent to an address. */
  invitationsPerDay: 200,
  invitationLettersPerDay: 40,
  /** Networks one leader begins within a week, and one administrator. */
  networksPerWeek: 10,
  networksPerWeekFounded: 500,
  /** After this a split goes on without those who have not chosen. */
  splitDays: 14,
  /** A session ends after so many days, used or not. */
  sessionDays: 30,
  /** A session that is not used for so many days ends. */
  sessionIdleDays: 14,
  /** For so long a proof of who one is counts as fresh. */
  proofMinutes: 10,
  /** A browser is known for so long after the person last signed in with it. */
  browserDays: 180,
  codeDigits: 8,
  codeMinutes: 10,
  /** The name of a kind of mail. */
  mailKind: 40,
  /** How long it is shown that a mail could not be delivered. */
  undeliverableDays: 90,
  codeAttempts: 5,
  /** Codes one browser, or one session, can ask for to one address. */
  codesPerHour: 5,
  /** Codes to one address, asked for by all browsers its person has not signed in with. */
  strangersCodesPerHour: 10,
  /** Open pages of one person at one server; a page holds one socket. */
  socketsPerPerson: 10,
  /** Rooms one person's pages enter in a second, after so many at once: a browser that comes back enters all of theirs. */
  entersPerSecond: 20,
  entersAtOnce: 100,
  /** Why a resource was useful. */
  why: 1_000,
  note: 40_000,
  /** What a new version of a resource changed. */
  change: 500,
  alt: 500,
  tag: 40,
  tags: 8,
  collectionName: 80,
  /** Collections in one room. */
  collections: 50,
  /** Resources beside one challenge. */
  attachments: 20,
  fileName: 120,
  /** Bytes of one file. */
  fileBytes: 25 * 1024 * 1024,
  /** Bytes of all files of one room, unless the server is told otherwise. */
  roomBytes: 1024 * 1024 * 1024,
  /** Width times height of an image that is taken in. */
  imagePixels: 50_000_000,
  /** The longer side of a thumbnail. */
  thumbnail: 480,
  /** Uploads of one person at once. */
  uploadsAtOnce: 20,
  /** So long one request may take to come in: the largest file over a thin line. */
  requestMinutes: 20,
  /** A request that is no file arrives whole within so many seconds. */
  requestSeconds: 30,
  /** Both ends of a socket hear so often that the other is there, unless the server is told otherwise. */
  heartbeatSeconds: 10,
  /** An upload that brings nothing for so long is cut. */
  uploadIdleSeconds: 20,
  /** An upload that came to no use is deleted. */
  unusedFileHours: 24,
  /** The files of a withdrawn resource are deleted, and cannot be brought back. */
  withdrawnFileDays: 30,
  /** Bytes of one HTTP request. */
  requestBytes: 256_000,
} as const;
