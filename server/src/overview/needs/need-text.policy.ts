import { counties } from '@krets/shared/counties';
import { leaderLevels, leaderRoles, type NeedCounting, needCountings, needThemes } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { cleanText } from '@krets/shared/text';
import type { Cell } from './need-numbers.policy.js';

export type NeedText = {
  role: string;
  level: string;
  county: string | null;
  themes: string[];
  /** For the person alone. */
  sentence: string;
  mayBeAsked: boolean;
};
export type NeedField = 'role' | 'level' | 'county' | 'themes' | 'sentence';
export type NeedFault = { field: NeedField | null; code: 'REQUIRED' | 'TOO_LONG' | 'THEMES' | 'TWICE' | 'TWO' };

const among = (values: readonly string[], value: string | null): value is string =>
  value !== null && values.includes(value);

const countyNumbers = counties.map(({ number }) => number as string);

/** What a form says, and what is wrong with it. */
export function checkNeed(values: URLSearchParams): { text: NeedText; faults: NeedFault[] } {
  const [role, level, county] = [values.get('role'), values.get('level'), values.get('county')];
  const themes = needThemes.filter((theme) => values.getAll('themes').includes(theme));
  const sentence = cleanText(values.get('sentence') ?? '').trim();
  const faults: NeedFault[] = [];
  if (!among(leaderRoles, role)) faults.push({ field: 'role', code: 'REQUIRED' });
  if (!among(leaderLevels, level)) faults.push({ field: 'level', code: 'REQUIRED' });
  if (themes.length < 1 || themes.length > 2) faults.push({ field: 'themes', code: 'THEMES' });
  if ([...sentence].length > limits.needSentence) faults.push({ field: 'sentence', code: 'TOO_LONG' });
  return {
    text: {
      role: among(leaderRoles, role) ? role : '',
      level: among(leaderLevels, level) ? level : '',
      county: among(countyNumbers, county) ? county : null,
      ...{ themes, sentence, mayBeAsked: values.get('mayBeAsked') === '1' },
    },
    faults,
  };
}

/** The number that an address or a form is about; nothing when it is none of the tables'. */
export function cellIn(given: { get(name: string): string | null }): Cell | undefined {
  const counted = needCountings.find((one) => one === given.get('counted'));
  const [code, theme] = [given.get('code') ?? '', given.get('theme') ?? ''];
  if (!counted) return undefined;
  const codes: Record<NeedCounting, readonly string[]> = {
    ...{ ROLE: leaderRoles, LEVEL: leaderLevels, COUNTY: countyNumbers, THEME: [''], COUNTY_THEME: countyNumbers },
  };
  const hasTheme = counted === 'THEME' || counted === 'COUNTY_THEME';
  const isKnown = codes[counted].includes(code) && (hasTheme ? among(needThemes, theme) : theme === '');
  return isKnown ? { counted, code, theme } : undefined;
}
