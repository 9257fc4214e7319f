import type { Language } from '@krets/shared/kinds';
import type { DemoMessage } from './demo.types.js';
import { hrTalk } from './talk-hr.js';
import { northTalk } from './talk-north.js';
import { vestlandTalk } from './talk-vestland.js';

/** One message on one line: who, how many days ago, in which language, and the words. */
export type Line = [by: string, daysAgo: number, lang: Language, body: string, more?: Partial<DemoMessage>];

const messages = (lines: Line[]): DemoMessage[] =>
  lines.map(([by, daysAgo, lang, body, more]) => ({ by, daysAgo, lang, body, ...more }));

/** What is said between the challenges, by network. Invented, as are those who speak. */
export const talk: Record<string, DemoMessage[]> = {
  vestland: messages(vestlandTalk),
  north: messages(northTalk),
  hr: messages(hrTalk),
};
