import { hrChallenges } from './challenges-hr.js';
import { northChallenges } from './challenges-north.js';
import { longThread } from './challenges-on-call.js';
import { vestlandChallenges } from './challenges-vestland.js';
import { moreVestlandChallenges } from './challenges-vestland-more.js';
import type { DemoChallenge } from './demo.types.js';

export const challenges: DemoChallenge[] = [
  ...vestlandChallenges,
  ...moreVestlandChallenges,
  longThread,
  ...northChallenges,
  ...hrChallenges,
];
