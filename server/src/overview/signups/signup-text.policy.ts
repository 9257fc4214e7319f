import { leaderLevels, needThemes } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { cleanLine } from '@krets/shared/text';
import type { SignupText } from './signup.types.js';

const mostThemes = 3;
export type SignupFault = {
  field: 'talk' | 'themes' | 'accessNeeds' | 'need';
  code: 'TOO_LONG' | 'THEMES';
  value?: string;
};

/** Reads the form of a sign-up. What is not ticked is not shown; what is not known is left out. */
export function checkSignup(values: URLSearchParams): { text: SignupText; faults: SignupFault[] } {
  const faults: SignupFault[] = [];
  const line = (field: 'talk' | 'accessNeeds' | 'need') => {
    const text = cleanLine(values.get(field) ?? '');
    if ([...text].length > limits.signupLine) faults.push({ field, code: 'TOO_LONG' });
    return text || null;
  };
  const ticked = (name: string) => values.get(name) === '1';
  const asked = values.getAll('themes');
  const themes = needThemes.filter((theme) => asked.includes(theme));
  if (themes.length > mostThemes) faults.push({ field: 'themes', code: 'THEMES' });
  const text: SignupText = {
    ...{ showName: ticked('showName'), showRole: ticked('showRole'), showAgency: ticked('showAgency') },
    ...{ talk: line('talk'), themes, accessNeeds: line('accessNeeds'), coffee: ticked('coffee') },
    level: leaderLevels.find((level) => level === values.get('level')) ?? null,
    ...{ founds: ticked('founds'), need: line('need') },
  };
  return { text, faults };
}
