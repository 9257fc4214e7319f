import { expect, it } from '@jest/globals';
import type { Language } from '@krets/shared/kinds';
import { fullDateText } from '../../web/src/app/i18n/dates.js';
import type { Translate } from '../../web/src/app/i18n/messages.js';
import en from '../../web/src/app/locales/en.json' with { type: 'json' };
import nb from '../../web/src/app/locales/nb.json' with { type: 'json' };
import nn from '../../web/src/app/locales/nn.json' with { type: 'json' };

const texts: Record<Language, Record<string, string>> = { nn, nb, en };
const translateTo =
  (language: Language): Translate =>
  (key, ...[values]) =>
    (texts[language][key] ?? '').replaceAll(/\{(\w+)\}/g, (_, name) => String((values as never)?.[name]));

it('writes a moment in full with day, year and hour', () => {
  const full = (language: Language) => fullDateText('2026-12-03T14:10', language, translateTo(language));
  expect(full('nn')).toBe('torsdag 3. desember 2026 kl. 14.10');
  expect(full('nb')).toBe('torsdag 3. desember 2026 kl. 14.10');
  expect(full('en')).toBe('Thursday 3 December 2026 at 14:10');
  expect(fullDateText('2026-12-03', 'nn', translateTo('nn'))).toBe('torsdag 3. desember 2026');
});
