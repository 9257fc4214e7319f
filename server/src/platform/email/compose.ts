import type { Language } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { dayAndTime, norwegianZone } from '@krets/shared/moments';
import { invitationFile, usualLabel } from '../calendar/calendar-file.js';
import { Texts } from '../i18n/translate.js';
import { assertKnownVariables, type EmailMessage, mailKinds, none } from './kinds.js';
import en from './locales/en.json' with { type: 'json' };
import nb from './locales/nb.json' with { type: 'json' };
import nn from './locales/nn.json' with { type: 'json' };

const texts = new Texts({ nn, nb, en });

const always = { codeMinutes: limits.codeMinutes, invitationDays: limits.invitationDays };
const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replaceAll(/[&<>"]/g, (sign) => entities[sign] ?? sign);

/** `stop`: where one stops such mail; null for mail that cannot be stopped. */
export type Composed = { subject: string; text: string; html: string; stop: string | null };
/** For the calendar of who gets the mail. */
type CalendarPart = { method: 'REQUEST' | 'CANCEL'; content: string };
/** Who runs this Krets and where to ask, as its settings say. */
export type Operator = { name?: string | undefined; contact?: string | undefined };

/** All mail of one kind has the same subject: it is shown on locked screens and stored in logs of mail servers. */
export function compose(mail: EmailMessage, publicUrl: string, operator: Operator = {}): Composed {
  assertKnownVariables(mail);
  const { kind, language } = mail;
  const { page } = mailKinds[kind];
  const variables: Record<string, string> = mail.variables;
  const link =
    page === null ? '' : publicUrl + page.replaceAll(/\{(\w+)\}/g, (_, name: string) => variables[name] ?? '');
  const subject = texts.text(language, `email.${kind}.subject`);
  const text = texts.text(language, `email.${kind}.text`, {
    ...always,
    ...none,
    ...variables,
    link,
    ...momentsOf(mail),
    ...meetingTimesOf(mail),
    ...nextMeetingOf(mail),
  });
  const stop = stopAddress(mail, publicUrl);
  // What there is none of leaves an empty paragraph.
  const paragraphs = [...text.split('\n\n').filter(Boolean), ...footOf(mail, operator, stop)];
  return { subject, text: paragraphs.join('\n\n'), html: htmlOf(paragraphs, [link, stop ?? ''], language), stop };
}

/** The same event as its words tell, for a mail about a meeting. */
export function calendarPartOf(
  mail: EmailMessage,
  publicUrl: string,
  organizer: string,
  now: Date,
): CalendarPart | null {
  const { kind, to, language, label = usualLabel(language), variables } = mail;
  if (!('sequence' in variables)) return null;
  const cancelled = kind === 'MEETING_CANCELLED';
  const { meetingId: id, sequence, start, end } = variables;
  const event = { id, sequence: Number(sequence), start: new Date(start), end: new Date(end), cancelled };
  const content = invitationFile(event, { publicUrl, label, language, now }, to, organizer);
  return { method: cancelled ? 'CANCEL' : 'REQUEST', content };
}

const untilWord: Record<Language, string> = { nn: 'til', nb: 'til', en: 'until' };
const zoneWord: Record<Language, string> = { nn: 'norsk tid', nb: 'norsk tid', en: 'Norwegian time' };

/** When the meeting of a mail is, and was before. */
function meetingTimesOf({ language, variables }: EmailMessage): Record<string, string> {
  if (!('sequence' in variables)) return {};
  const { start, end } = variables;
  const told = (at: string) => dayAndTime(new Date(at), language, norwegianZone, new Date());
  const [from, to] = [told(start), told(end)];
  const until = from.day === to.day ? to.time : `${to.day} ${to.time}`;
  const at = language === 'en' ? ' at' : ' kl.';
  const when = `${from.day}${at} ${from.time} ${untilWord[language]} ${until} ${zoneWord[language]}`;
  if (!('was' in variables)) return { when };
  const before = told(variables.was);
  return { when, was: `${before.day}${at} ${before.time}` };
}

/** The next meeting in a digest, and whether one has answered; for the texts, `none` where there is none. */
function nextMeetingOf({ language, variables }: EmailMessage): Record<string, string> {
  const { next, nextAnswered = 'none' } = variables as { next?: string; nextAnswered?: string };
  if (!next) return { next: 'none', nextAnswered: 'none' };
  const { day, time } = dayAndTime(new Date(next), language, norwegianZone, new Date());
  return { next: `${day}${language === 'en' ? ' at' : ' kl.'} ${time} ${zoneWord[language]}`, nextAnswered };
}

/** When what the mail is about closes, in brackets; nothing in a mail that an earlier version stored without it. */
function momentsOf({ language, variables: { until } }: EmailMessage): { until: string; at: string } {
  if (!until) return { until: '', at: '' };
  // The day and the hour in Norway: nobody knows in which time zone a mail is read.
  const { day, time } = dayAndTime(new Date(until), language, norwegianZone, new Date());
  const moment = language === 'en' ? `${day} at ${time} Norwegian time` : `${day} kl. ${time} norsk tid`;
  return { until: ` (${untilWord[language]} ${moment})`, at: ` (${moment})` };
}

/** Why one gets this mail, and what Krets is: to many it is the first they hear of it. */
function footOf({ kind, language }: EmailMessage, { name, contact }: Operator, stop: string | null): string[] {
  const { page, why } = mailKinds[kind];
  const reason = texts.text(language, `email.foot.why.${why}`);
  // A mail with a code is complete; every other mail omits content and explains why.
  const omits = page === null ? [] : [texts.text(language, 'email.foot.little')];
  const runBy = name ? [texts.text(language, 'email.foot.operator', { operator: name })] : [];
  const stopping = stop ? [texts.text(language, 'email.foot.stop', { stop })] : [];
  const ask = contact
    ? texts.text(language, 'email.foot.contact', { contact })
    : texts.text(language, 'email.foot.askAround');
  return [
    [reason, ...omits].join(' '),
    ...stopping,
    [texts.text(language, 'email.foot.what'), ...runBy, ask].join(' '),
  ];
}

const stopAddress = ({ variables }: EmailMessage, publicUrl: string): string | null =>
  'stopToken' in variables ? `${publicUrl}/unsubscribe/${variables.stopToken}` : null;

/** Loads nothing from elsewhere; its only links are those in the text. */
function htmlOf(paragraphs: string[], links: string[], language: Language): string {
  const anchor = (link: string) => `<a href="${escaped(link)}">${escaped(link)}</a>`;
  const lines = paragraphs.map((text) => {
    const line = escaped(text);
    const link = links.find((one) => one && line.includes(escaped(one)));
    return `<p>${link ? line.replace(escaped(link), () => anchor(link)) : line}</p>`;
  });
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><body>${lines.join('')}</body></html>`;
}
