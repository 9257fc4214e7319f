import type { FilledRoom } from './large-room.js';

/** An operation of the web, and what it is asked with. */
export type Ask = [operation: string, variables: (room: FilledRoom) => Record<string, unknown>];

const challenges =
  (filter: string): Ask[1] =>
  ({ networkId }) => ({ id: networkId, first: 20, after: null, filter });
const thread = (idOf: (room: FilledRoom) => string): Ask[] => [
  ['Challenge', (room) => ({ id: idOf(room) })],
  ['ThreadPage', (room) => ({ id: idOf(room), first: 20, after: null })],
];

/** What the web asks for when a member opens a page. */
export const pages: Record<string, Ask[]> = {
  front: [['FrontPage', () => ({})]],
  'list of rooms': [['Rooms', () => ({})]],
  room: [['Room', ({ networkId }) => ({ id: networkId })]],
  challenges: [['Challenges', challenges('ALL')]],
  'new to me': [['Challenges', challenges('NEW_TO_ME')]],
  'a thread': thread(({ aThread }) => aThread),
  'the longest thread': thread(({ longestThread }) => longestThread),
  'a gap in the news': [['JournalPage', ({ networkId, lastSeq }) => ({ networkId, after: lastSeq - 100 })]],
  chat: [
    ['Chat', ({ networkId }) => ({ networkId })],
    ['Messages', ({ networkId }) => ({ networkId, first: 50, before: null, after: null })],
  ],
  library: [['Library', ({ networkId }) => ({ id: networkId, first: 20, after: null, tag: null })]],
};

/** Measured in the tests alone. */
export const morePages: Record<string, Ask[]> = {
  'about the room': [['About', ({ networkId }) => ({ id: networkId })]],
  seats: [['Seats', ({ networkId }) => ({ id: networkId })]],
  unanswered: [['Challenges', challenges('UNANSWERED')]],
  'own challenges': [['Challenges', challenges('MINE')]],
  'a resource': [['Resource', ({ aResource }) => ({ id: aResource })]],
  log: [['RoomLog', ({ networkId }) => ({ id: networkId, first: 50, before: null })]],
};
