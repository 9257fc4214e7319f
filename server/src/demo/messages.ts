import type { Language } from '@krets/shared/kinds';
import type { DemoMessage } from './demo.types.js';
import { hrMessages } from './messages-hr.js';
import { northMessages } from './messages-north.js';
import { vestlandMessages } from './messages-vestland.js';

/** One message on one line: who, how many days ago, in which language, and the words. */
export type MessageLine = [by: string, daysAgo: number, lang: Language, body: string, more?: Partial<DemoMessage>];

const messages = (lines: MessageLine[]): DemoMessage[] =>
  lines.map(([by, daysAgo, lang, body, more]) => ({ by, daysAgo, lang, body, ...more }));

/** Chat messages by network. Invented, as are those who speak. */
export const messagesByNetwork: Record<string, DemoMessage[]> = {
  vestland: messages(vestlandMessages),
  north: messages(northMessages),
  hr: messages(hrMessages),
};
