import type { DemoChallenge } from './demo.types.js';
export const challenges: DemoChallenge[] = [];
