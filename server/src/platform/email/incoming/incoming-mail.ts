import PostalMime from 'postal-mime';

type Part = { type: string; text: string };

/** What is read of a mail that has come in. What people wrote in it is not. */
export type IncomingMail = {
  /** The sender of its envelope; empty for reports and other mail that must not be answered. */
  sender: string;
  /** The addresses that it says it is from, in small letters. */
  from: string[];
  /** The values of each header, the topmost first. */
  headers: ReadonlyMap<string, readonly string[]>;
  /** Reports of mail servers and what is for calendars, in the order they came. */
  parts: Part[];
};

const readTypes = ['message/delivery-status', 'text/calendar', 'application/ics'];
const bounds = { maxNestingDepth: 20, maxHeadersSize: 200_000 };

/** @throws Error when it is no mail, or is nested without end */
export async function readMail(raw: Buffer, sender: string): Promise<IncomingMail> {
  const mail = await PostalMime.parse(raw, { ...bounds, attachmentEncoding: 'utf8', forceRfc822Attachments: true });
  const headers = new Map<string, string[]>();
  for (const { key, value } of mail.headers) headers.set(key, [...(headers.get(key) ?? []), value]);
  const mailboxes = mail.from?.group ?? (mail.from ? [mail.from] : []);
  // Of two headers one would be shown to a person, and another one read here.
  const from =
    (headers.get('from')?.length ?? 0) > 1 ? [] : mailboxes.map(({ address }) => (address ?? '').toLowerCase());
  return {
    sender: sender.toLowerCase(),
    from,
    headers,
    parts: mail.attachments
      .filter(({ mimeType }) => readTypes.includes(mimeType))
      .map(({ mimeType, content }) => ({ type: mimeType, text: String(content) })),
  };
}

const wordOf = (value: string | undefined) => value?.split(/[;\s]/)[0]?.toLowerCase() ?? '';

/** Whether a machine wrote it: nobody reads what it would be answered, and two machines could answer each other for ever. */
export function isAutomatic({ sender, headers }: IncomingMail): boolean {
  const value = (name: string) => headers.get(name)?.[0];
  return (
    sender === '' ||
    (headers.has('auto-submitted') && wordOf(value('auto-submitted')) !== 'no') ||
    ['x-autoreply', 'x-autorespond', 'x-autoresponse', 'list-id'].some((name) => headers.has(name)) ||
    ['bulk', 'junk', 'list', 'auto_reply'].includes(wordOf(value('precedence'))) ||
    wordOf(value('content-type')) === 'multipart/report'
  );
}
