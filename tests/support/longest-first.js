import Sequencer from '@jest/test-sequencer';

/** Tests that take minutes. Started last, one of these would prolong the whole run. */
const longest = [
  'server/crash-recovery',
  'server/admission-races',
  'server/seat-races',
  'server/chat-connection-faults',
  'security/revocation',
  'browser/accessibility',
  'browser/chat',
  'browser/moderation',
  'browser/chat-long',
  'browser/consultation-live',
  'browser/consultation-in-writing',
  'browser/consultation-troika',
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
