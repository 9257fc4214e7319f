import type { IncomingMail } from './incoming-mail.js';

/** That a mail did not arrive. `permanent`: the address does not take it; otherwise it may later. */
export type Undelivered = { permanent: boolean };

/** Refusals of what a mail says, or of who sends it, tell nothing about the address. */
export const isAboutAddress = (status: string): boolean => !/^5\.[67]\./.test(status);

/** What a report of a mail server says (RFC 3464); null when it reports no failure to deliver. */
export function undelivered({ parts }: IncomingMail): Undelivered | null {
  const report = parts.find(({ type }) => type === 'message/delivery-status')?.text ?? '';
  // The first group of lines is about the mail, each further one about a recipient.
  const [, ...recipients] = report.replaceAll('\r\n', '\n').split(/\n{2,}/);
  const found = recipients.map((lines) => ({
    action: /^action: *(\w+)/im.exec(lines)?.[1]?.toLowerCase(),
    status: /^status: *(\d\.\d{1,3}\.\d{1,3})/im.exec(lines)?.[1] ?? '',
  }));
  const failed = found.filter(
    ({ action, status }) =>
      (action === 'failed' || action === 'delayed') && /^[45]/.test(status) && isAboutAddress(status),
  );
  if (failed.length === 0) return null;
  return { permanent: failed.some(({ action, status }) => action === 'failed' && status.startsWith('5')) };
}
