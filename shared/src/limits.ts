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
  /** An upload that brings nothing for so long is cut. */
  uploadIdleSeconds: 20,
  /** An upload that came to no use is deleted. */
  looseFileHours: 24,
  /** The files of a withdrawn resource are deleted, and cannot be brought back. */
  withdrawnFileDays: 30,
  /** Bytes of one HTTP request. */
  requestBytes: 256_000,
} as const;
