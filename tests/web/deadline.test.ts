import { describe, expect, it } from '@jest/globals';
import { dayAndTime } from '@krets/shared/moments';
import { deadlineText, isAbroad } from '../../web/src/app/i18n/deadline.js';
import type { Translate } from '../../web/src/app/i18n/messages.js';
import nn from '../../web/src/app/locales/nn.json' with { type: 'json' };

const t = ((key: keyof typeof nn, values: Record<string, string>) =>
  nn[key].replaceAll(/\{(\w+)\}/g, (_, name) => values[name] ?? '')) as unknown as Translate;
const saturday = new Date('2026-11-28T12:00:00Z');
const text = (iso: string, zone: string, now = saturday) => deadlineText(iso, 'nn', t, now, zone);

describe('a deadline in words', () => {
  it('tells the day of the week, the date and the hour, however far away', () => {
    expect(text('2026-12-01T07:00:00Z', 'Europe/Oslo')).toBe('tysdag 1. desember kl. 08.00');
    expect(text('2026-11-28T14:05:00Z', 'Europe/Oslo')).toBe('laurdag 28. november kl. 15.05');
    expect(text('2027-01-04T07:00:00Z', 'Europe/Oslo')).toBe('måndag 4. januar 2027 kl. 08.00');
  });

  it.each([
    ['America/New_York', 'tysdag 1. desember kl. 02.00 der du er (kl. 08.00 norsk tid)'],
    ['America/Los_Angeles', 'måndag 30. november kl. 23.00 der du er (tysdag 1. desember kl. 08.00 norsk tid)'],
    ['Asia/Kathmandu', 'tysdag 1. desember kl. 12.45 der du er (kl. 08.00 norsk tid)'],
  ])('tells a reader in %s both clocks', (zone, words) => {
    expect(text('2026-12-01T07:00:00Z', zone)).toBe(words);
  });

  it('tells one clock where it shows the Norwegian hour, whatever the zone is called', () => {
    for (const zone of ['Europe/Stockholm', 'Arctic/Longyearbyen', 'Africa/Lagos'])
      expect(text('2026-12-01T07:00:00Z', zone)).toBe('tysdag 1. desember kl. 08.00');
    expect(isAbroad(new Date('2026-12-01T07:00:00Z'), 'Africa/Lagos')).toBe(false);
    // Lagos has no summer time.
    expect(isAbroad(new Date('2026-07-01T07:00:00Z'), 'Africa/Lagos')).toBe(true);
  });

  it('follows the change to summer time', () => {
    const night = (iso: string) => dayAndTime(new Date(iso), 'nb', 'Europe/Oslo', saturday);
    expect(night('2027-03-28T00:59:00Z')).toEqual({ day: 'søndag 28. mars 2027', time: '01.59' });
    expect(night('2027-03-28T01:00:00Z')).toEqual({ day: 'søndag 28. mars 2027', time: '03.00' });
  });

  it('is English in English', () => {
    expect(dayAndTime(new Date('2026-12-01T07:00:00Z'), 'en', 'Europe/London', saturday)).toEqual({
      day: 'Tuesday 1 December',
      time: '07:00',
    });
  });
});
