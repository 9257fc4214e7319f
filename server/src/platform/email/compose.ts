import type { Language } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { dayAndTime, norwegianZone } from '@krets/shared/moments';
import { assertKnownVariables, type EmailMessage, type MailKind, mailKinds } from './kinds.js';
import en from './texts/en.json' with { type: 'json' };
import nb from './texts/nb.json' with { type: 'json' };
import nn from './texts/nn.json' with { type: 'json' };

type Texts = { foot: string } & Record<MailKind, { subject: string; text: string }>;
const texts: Record<Language, Texts> = { nn, nb, en };

const always = { codeMinutes: String(limits.codeMinutes), invitationDays: String(limits.invitationDays) };
const fill = (text: string, values: Record<string, string>) =>
  text.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`A mail has no value for ${name}.`);
    return value;
  });

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replaceAll(/[&<>"]/g, (sign) => entities[sign] ?? sign);

export type Composed = { subject: string; text: string; html: string };

/** All mail of one kind has the same subject: it is shown on locked screens and stored in logs of mail servers. */
export function compose(mail: EmailMessage, publicUrl: string): Composed {
  assertKnownVariables(mail);
  const { kind, language, variables } = mail;
  const { page } = mailKinds[kind];
  const link = page === null ? '' : publicUrl + fill(page, variables);
  const { subject, text } = texts[language][kind];
  // A mail with a code is complete; every other mail omits content and explains why.
  const foot = page === null ? [] : [texts[language].foot];
  const moment = variables.until ? momentText(variables.until, language) : undefined;
  const told = { until: moment ? ` (${untilWord[language]} ${moment})` : '', at: moment ? ` (${moment})` : '' };
  const paragraphs = [...fill(text, { ...always, ...variables, link, ...told }).split('\n\n'), ...foot];
  return { subject, text: paragraphs.join('\n\n'), html: htmlOf(paragraphs, link, language) };
}

const untilWord: Record<Language, string> = { nn: 'til', nb: 'til', en: 'until' };

/** The day and the hour in Norway: nobody knows in which time zone a mail is read. */
function momentText(at: string, language: Language): string {
  const { day, time } = dayAndTime(new Date(at), language, norwegianZone, new Date());
  return language === 'en' ? `${day} at ${time} Norwegian time` : `${day} kl. ${time} norsk tid`;
}

/** Loads nothing from elsewhere; its only link is the one in the text. */
function htmlOf(paragraphs: string[], link: string, language: Language): string {
  const anchor = `<a href="${escaped(link)}">${escaped(link)}</a>`;
  const lines = paragraphs.map((text) => {
    const line = escaped(text);
    return `<p>${link ? line.replace(escaped(link), () => anchor) : line}</p>`;
  });
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><body>${lines.join('')}</body></html>`;
}
