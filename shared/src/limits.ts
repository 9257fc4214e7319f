/** Every limit of an input: the input classes, the columns and the forms use these. Lengths are in Unicode code points. */
export const limits = {
  name: 80,
  roleTitle: 80,
  email: 254,
  networkName: 120,
  purpose: 500,
  needSentence: 200,
  seatsFor: 300,
  expectations: 2_000,
  charterLine: 500,
  place: 200,
  /** What somebody says of themselves when they sign up. */
  signupLine: 200,
  organisationAlias: 60,
  /** Of the list one chooses from. */
  organisations: 1_000,
  organiserName: 200,
  programmeName: 200,
  everyWeeksMax: 52,
  minutesMin: 15,
  minutesMax: 480,
  reviewMonths: 12,
  /** Items that one member may have on the agenda of the next meeting, and how many they choose. */
  agendaItemsEach: 2,
  triosMinutes: 20,
  agendaPicks: 3,
  /** What somebody writes beforehand to an item of an agenda. */
  agendaWord: 1_000,
  /** Minutes of earlier meetings that are shown at one challenge. */
  takenUp: 10,
  /** What meetings are called in a person's calendar. */
  calendarLabel: 60,
  pushEndpoint: 1_000,
  /** A text of the minutes, and a step that somebody takes. */
  minutes: 4_000,
  nextStep: 500,
  /** Meetings that are called at once, and how many past ones are shown. */
  meetingsCalled: 8,
  meetingsShown: 20,
  /** Proposed times of a meeting, and the working days there are to answer. */
  dateSlotsMin: 3,
  dateSlotsMax: 8,
  datePollDays: 5,
  /** How many meetings are to be called ahead. */
  meetingsAhead: 2,
  /** Dates of future meetings. */
  nextDates: 12,
  /** Networks that one person has founded and not listed. */
  networkDrafts: 5,
  /** Saved meeting places of one person. */
  savedMeetingPlaces: 20,
  /** What one person has saved for later. */
  savedItems: 100,
  similarWords: 700,
  similarShown: 8,
  reason: 500,
  emergencyAccessHours: 24,
  /** How many grants of emergency access to one room are shown at a time. */
  emergencyAccess: 5,
  /** The questions of a network to applicants: how many, and the length of questions and answers. */
  questions: 3,
  question: 300,
  answer: 1_000,
  /** Answers to a report, and to the reason for hiding something. */
  shortAnswer: 500,
  welcome: 4_000,
  /** Pinned challenges in a network. */
  pinned: 3,
  /** Of a challenge, a resource and an item of an agenda. */
  title: 200,
  situation: 16_000,
  challengeRole: 1_000,
  pull: 1_000,
  tried: 4_000,
  statusNote: 300,
  body: 16_000,
  /** One message of a conversation. */
  message: 4_000,
  /** Seats that one message can mention. */
  mentions: 10,
  /** The length of a quoted message above its answer. */
  excerpt: 200,
  /** Changes by one person in chats within ten seconds, at one server: each server grants the first ten without counting them. */
  chatPerTenSeconds: 50,
  /** Pictures in one message. */
  pictures: 4,
  retentionDaysDefault: 90,
  /** Days of notice before messages are deleted. */
  expiresSoonDays: 7,
  /** Messages quoted beside a challenge at once. */
  quotedMessages: 20,
  link: 2_000,
  /** The whole of a form as one text: a note of the library, with its line breaks escaped, is the longest. */
  draft: 100_000,
  draftPlace: 120,
  /** Drafts of one person in one network. */
  drafts: 200,
  /** Levels of a thread: 0, 1 and 2. A reply to the deepest level is placed beside its parent. */
  replyDepth: 2,
  /** What one searches for, and how much of it is shown at once. */
  searchWords: 200,
  found: 30,
  pageDefault: 20,
  page: 100,
  seatsMin: 4,
  /** Limits of the minimum number of members. */
  seatsLeast: 2,
  seatsDefault: 15,
  /** Recommended from and to, and the size above which a network is warned. */
  seatsFrom: 6,
  seatsTo: 8,
  seatsWarn: 10,
  seatsCap: 25,
  unreadCounted: 100,
  /** Seconds after the end of a live phase in which posts already on their way are accepted. */
  phaseGraceSeconds: 10,
  /** How much of a phase remains when everybody has posted or passed, for those who may post more. */
  finalSeconds: 120,
  finalWorkdays: 1,
  /** Minutes (live) or working days (asynchronous) one extension may add. */
  extendMinutes: 60,
  extendWorkdays: 10,
  /** Posts of one person in one phase. */
  postsPerPhase: 60,
  privateNote: 16_000,
  /** Days between the first and the second reminder of a follow-up, and from the second until it is dropped. */
  followUpPatienceDays: 7,
  invitationDays: 14,
  /** Open invitations of one network for each seat it can have. */
  openInvitationsPerSeat: 4,
  /** Invitations of one person within a day: links in all, and those sent by mail. */
  invitationsPerDay: 200,
  invitationLettersPerDay: 40,
  /** Networks that one leader, or one administrator, founds within a week. */
  networksPerWeek: 10,
  networksPerWeekFounded: 500,
  /** Days after which a split continues without those who have not chosen. */
  splitDays: 14,
  /** Days until a session ends, used or not. */
  sessionDays: 30,
  /** Days until an unused session ends. */
  sessionIdleDays: 14,
  /** How long a proof of identity counts as fresh. */
  proofMinutes: 10,
  /** How long a browser is known after the person last signed in with it. */
  browserDays: 180,
  codeDigits: 8,
  codeMinutes: 10,
  /** The name of a kind of mail. */
  mailKind: 40,
  /** How long a failed delivery is shown. */
  undeliverableDays: 90,
  codeAttempts: 5,
  /** Sign-in codes that one browser, or one session, can request for one address. */
  codesPerHour: 5,
  /** Sign-in codes to one address, requested by browsers its person has not signed in with. */
  strangersCodesPerHour: 10,
  /** Open pages of one person on one server; each page has one socket. */
  socketsPerPerson: 10,
  /** Networks that one person's pages join per second, after a burst: a reconnecting browser joins all of its own. */
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
  /** Attachments of one challenge. */
  attachments: 20,
  fileName: 120,
  /** Bytes of one file. */
  fileBytes: 25 * 1024 * 1024,
  /** Bytes of all files of one network, unless the server is configured otherwise. */
  roomBytes: 1024 * 1024 * 1024,
  /** Width times height of an accepted image. */
  imagePixels: 50_000_000,
  /** The longer side of a thumbnail. */
  thumbnail: 480,
  /** Uploads of one person at once. */
  uploadsAtOnce: 20,
  /** The time limit of one upload request: the largest file over a slow connection. */
  requestMinutes: 20,
  /** Seconds within which any other request must arrive completely. */
  requestSeconds: 30,
  /** The heartbeat interval of a socket, unless the server is configured otherwise. */
  heartbeatSeconds: 10,
  /** An upload that sends nothing for this long is aborted. */
  uploadIdleSeconds: 20,
  /** After this an unused upload is deleted. */
  unusedFileHours: 24,
  /** After this the files of a withdrawn resource are deleted and cannot be restored. */
  withdrawnFileDays: 30,
  /** Bytes of one HTTP request. */
  requestBytes: 256_000,
} as const;
