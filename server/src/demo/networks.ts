import type { DemoNetwork } from './demo.types.js';
export const networks: DemoNetwork[] = [
  { key: 'vest', name: 'IT-leiarar i Vestland', purpose: 'x', seats: [{ person: 'siri', role: 'FACILITATOR' }] },
];
