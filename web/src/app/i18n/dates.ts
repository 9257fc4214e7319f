import { intlLocales } from '@krets/shared/intl-locales';
import type { Language } from '@krets/shared/kinds';
import { useMemo } from 'react';
import { deadlineText } from './deadline.js';
import { type Translate, useLanguage, useTranslate } from './messages.js';

/** Days between two moments, counted by midnights in the reader's time zone. */
function daysBetween(from: Date, to: Date): number {
  const midnight = (moment: Date) => Date.UTC(moment.getFullYear(), moment.getMonth(), moment.getDate());
  return Math.round((midnight(to) - midnight(from)) / 86_400_000);
}

function clock(moment: Date, language: Language): string {
  const text = new Intl.DateTimeFormat(intlLocales[language], { hour: '2-digit', minute: '2-digit' }).format(moment);
  return language === 'en' ? text : text.replace(':', '.');
}

function date(moment: Date, language: Language, now: Date): string {
  const year = moment.getFullYear() === now.getFullYear() ? undefined : 'numeric';
  return new Intl.DateTimeFormat(intlLocales[language], { day: 'numeric', month: 'long', year }).format(moment);
}

/** Some browsers do not know Nynorsk and would fall back to Bokmål. */
const weekdaysNn = ['sundag', 'måndag', 'tysdag', 'onsdag', 'torsdag', 'fredag', 'laurdag'];

function weekday(moment: Date, language: Language): string {
  if (language === 'nn') return weekdaysNn[moment.getDay()] ?? '';
  return new Intl.DateTimeFormat(intlLocales[language], { weekday: 'long' }).format(moment);
}

/** «i går kl. 14.10», «måndag kl. 09.05», «3. november» */
function momentText(iso: string, language: Language, t: Translate, now = new Date()): string {
  const moment = new Date(iso);
  const days = daysBetween(moment, now);
  const time = clock(moment, language);
  if (days === 0) return t('app.when.today', { time });
  if (days === 1) return t('app.when.yesterday', { time });
  if (days === -1) return t('app.when.tomorrow', { time });
  if (Math.abs(days) < 7) return t('app.when.weekday', { weekday: weekday(moment, language), time });
  return date(moment, language, now);
}

/** «i dag», «i går», «måndag», «3. november»: the day alone. */
function dayText(iso: string, language: Language, t: Translate, now = new Date()): string {
  const moment = localDay(iso);
  const days = daysBetween(moment, now);
  if (days === 0) return t('app.day.today');
  if (days === 1) return t('app.day.yesterday');
  if (days === -1) return t('app.day.tomorrow');
  if (Math.abs(days) < 7) return weekday(moment, language);
  return date(moment, language, now);
}

/** A calendar day has no time zone; read as a moment it would fall on the day before west of Greenwich. */
function localDay(iso: string): Date {
  return new Date(iso.length === 10 ? `${iso}T00:00` : iso);
}

/** «torsdag 3. desember 2026 kl. 14.10» */
export function fullDateText(iso: string, language: Language, t: Translate): string {
  const moment = localDay(iso);
  const long = new Intl.DateTimeFormat(intlLocales[language], { dateStyle: 'long' }).format(moment);
  const day = `${weekday(moment, language)} ${long}`;
  return iso.length === 10 ? day : t('app.when.date', { date: day, time: clock(moment, language) });
}

/** Dates in the active language: `when` with the clock, `clock` alone, `day` without, `full` with everything. */
export function useDates() {
  const t = useTranslate();
  const language = useLanguage();
  return useMemo(
    () => ({
      when: (iso: string) => momentText(iso, language, t),
      clock: (iso: string) => clock(new Date(iso), language),
      day: (iso: string) => dayText(iso, language, t),
      full: (iso: string) => fullDateText(iso, language, t),
      /** For what closes or begins at that moment: always the day and the hour. */
      deadline: (iso: string) => deadlineText(iso, language, t),
      /** Whole days from today; negative when past. */
      daysUntil: (iso: string) => daysBetween(new Date(), localDay(iso)),
    }),
    [t, language],
  );
}
