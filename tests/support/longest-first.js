import Sequencer from '@jest/test-sequencer';

/** Started last, one of these would prolong the whole run. Some use the processor all the time, some wait most of it: they take turns. */
const longest = [
  'server/shutdown-and-start',
  'security/api-access',
  'browser/accessibility',
  'server/mail-delivery',
  'security/listed-network',
  'server/backup-and-restore',
  'browser/consultation-live',
  'server/several-servers.',
  'browser/consultation-in-writing',
  'server/jobs',
  'server/journal-completeness',
  'server/several-servers-under-faults',
  'browser/network-lifecycle',
  'server/slow-database',
  'browser/chat.',
  'server/files.',
  'server/consultation-deadlines',
  'server/connection-pooler',
  'browser/consultation-troika',
  'server/crash-recovery',
  'server/rolling-restart',
  'browser/thread',
  'server/chat-connection-faults',
  'server/data-exports',
  'server/mail-crash-recovery',
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
