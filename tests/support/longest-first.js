import Sequencer from '@jest/test-sequencer';

/** What takes minutes. Begun last, one of these would keep everybody waiting. */
const longest = [
  'journeys/killing',
  'server/admission-races',
  'journeys/races',
  'journeys/chat-faults',
  'journeys/revocation',
  'journeys/browser-for-everybody',
  'journeys/chat-three-people',
  'journeys/facilitation-hidden-and-locked',
  'journeys/chat-long',
  'journeys/consultation-live-five',
  'journeys/consultation-in-writing',
  'journeys/consultation-page',
];

function rank({ path }) {
  const place = longest.findIndex((name) => path.includes(name));
  return place < 0 ? longest.length : place;
}

export default class LongestFirst extends Sequencer {
  sort(tests) {
    return super.sort(tests).sort((a, b) => rank(a) - rank(b));
  }
}
