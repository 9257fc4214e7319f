import type { ContributionKind, Language } from '@krets/shared/kinds';
import type { DemoContribution } from './demo.types.js';

type More = Pick<DemoContribution, 'link' | 'edited' | 'withdrawnHoursAfter' | 'replies'>;

/** One contribution on one line: who, what kind, how many hours after the challenge, in which language, and the words. */
export const contribution = (
  by: string,
  kind: ContributionKind,
  hoursAfter: number,
  lang: Language,
  body: string,
  more: More = {},
): DemoContribution => ({
  by,
  kind,
  hoursAfter,
  lang,
  body,
  ...more,
});
