import { createTransport } from 'nodemailer';

export type Incoming = { from: string; to: string; lines: string[]; tls?: boolean; lmtp?: boolean };

/** Sends one mail, as written, by SMTP to a server on this machine. @returns its answer, or the code of its refusal */
export async function deliverTo(port: number, { from, to, lines, tls, lmtp }: Incoming): Promise<number> {
  const transport = createTransport({
    ...{ host: '127.0.0.1', port, secure: false, lmtp: lmtp ?? false, ignoreTLS: !tls, requireTLS: tls ?? false },
    tls: { rejectUnauthorized: false },
  } as Parameters<typeof createTransport>[0]);
  try {
    const { response } = await transport.sendMail({ envelope: { from, to }, raw: lines.join('\r\n') });
    return Number.parseInt(response, 10);
  } catch (error) {
    return (error as { responseCode?: number }).responseCode ?? 0;
  } finally {
    transport.close();
  }
}

/** What a mail server reports of one recipient (RFC 3464). */
export const deliveryReport = (to: string, status: string, action = 'failed'): string[] => [
  ...['From: MAILER-DAEMON@mx.example.org', `To: ${to}`, 'Subject: Undelivered Mail', 'Auto-Submitted: auto-replied'],
  ...['MIME-Version: 1.0', 'Content-Type: multipart/report; report-type=delivery-status; boundary="b"', ''],
  ...['--b', 'Content-Type: text/plain; charset=utf-8', '', 'Your mail could not be delivered.', ''],
  ...['--b', 'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; mx.example.org', ''],
  ...['Final-Recipient: rfc822; somebody@example.org', `Action: ${action}`, `Status: ${status}`, ''],
  ...[
    '--b',
    'Content-Type: message/rfc822',
    '',
    'From: x@example.org',
    'Status: 5.1.1',
    '',
    'Action: failed',
    '--b--',
    '',
  ],
];
