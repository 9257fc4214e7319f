/** Answers to an invitation, in the form in which calendar programs send them. Made by hand after what is known of each; none was recorded. */
export type Answering = {
  from: string;
  to: string;
  attendee: string;
  uid: string;
  sequence: number;
  status: string;
  /** What the receiving mail server has found, the topmost first. */
  found: string[];
};

const stamp = 'DTSTAMP:20261201T120000Z';
const times = ['DTSTART:20261215T090000Z', 'DTEND:20261215T110000Z'];
const encoded = (lines: string[]) =>
  Buffer.from(`${lines.join('\r\n')}\r\n`)
    .toString('base64')
    .match(/.{1,76}/g) ?? [];
const inCalendar = (prodId: string, event: string[]) => [
  ...['BEGIN:VCALENDAR', 'METHOD:REPLY', `PRODID:${prodId}`, 'VERSION:2.0', 'BEGIN:VEVENT'],
  ...event,
  ...['END:VEVENT', 'END:VCALENDAR'],
];
const head = ({ from, to, found }: Answering, subject: string) => [
  ...found.map((one) => `Authentication-Results: ${one}`),
  ...[`From: Kari Nordmann <${from}>`, `To: ${to}`, `Subject: ${subject}`, 'MIME-Version: 1.0'],
];

const base = (mail: Answering) => [`UID:${mail.uid}`, `SEQUENCE:${mail.sequence}`];

export const calendarPrograms = {
  /** Leaves the organizer out, and writes the comment of the person. */
  Outlook: (mail: Answering) => [
    ...head(mail, 'Accepted: Krets-møte'),
    ...['Content-Type: multipart/alternative; boundary="_000_"', 'X-MS-Has-Attach: ', ''],
    ...['--_000_', 'Content-Type: text/plain; charset="iso-8859-1"', '', 'Løynd kommentar', ''],
    ...[
      '--_000_',
      'Content-Type: text/calendar; charset="utf-8"; method=REPLY',
      'Content-Transfer-Encoding: base64',
      '',
    ],
    ...encoded(
      inCalendar('Microsoft Exchange Server 2010', [
        `ATTENDEE;PARTSTAT=${mail.status};CN="Nordmann, Kari":mailto:${mail.attendee.toUpperCase()}`,
        'COMMENT;LANGUAGE=nb-NO:Løynd kommentar\\n',
        ...base(mail),
        ...['DTSTART:20261215T090000Z', 'DTEND:20261215T110000Z', 'CLASS:PRIVATE', 'PRIORITY:5', stamp],
        ...['X-MICROSOFT-CDO-APPT-SEQUENCE:0', 'X-MICROSOFT-DISALLOW-COUNTER:FALSE'],
      ]),
    ),
    ...['', '--_000_--', ''],
  ],
  Gmail: (mail: Answering) => [
    ...head(mail, 'Akseptert: Krets-møte'),
    ...['Sender: Google Calendar <calendar-notification@google.com>', 'Auto-Submitted: auto-generated'],
    ...[
      'Content-Type: multipart/mixed; boundary="m"',
      '',
      '--m',
      'Content-Type: multipart/alternative; boundary="a"',
      '',
    ],
    ...['--a', 'Content-Type: text/plain; charset="UTF-8"', '', 'Kari har akseptert.', ''],
    ...['--a', 'Content-Type: text/calendar; charset="UTF-8"; method=REPLY', 'Content-Transfer-Encoding: 7bit', ''],
    ...inCalendar('-//Google Inc//Google Calendar 70.9054//EN', [
      ...[...times, stamp, `ORGANIZER;CN=Krets:mailto:${mail.to}`, `UID:${mail.uid}`],
      ...[
        `ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=${mail.status};X-NUM-`,
        ` GUESTS=0:mailto:${mail.attendee}`,
      ],
      `SEQUENCE:${mail.sequence}`,
    ]),
    ...[
      '--a--',
      '',
      '--m',
      'Content-Type: application/ics; name="invite.ics"',
      'Content-Transfer-Encoding: base64',
      '',
    ],
    ...[...encoded(['BEGIN:VCALENDAR', 'END:VCALENDAR']), '--m--', ''],
  ],
  Apple: (mail: Answering) => [
    ...head(mail, 'Kari Nordmann har godteke'),
    ...['Content-Type: multipart/alternative; boundary="Apple-Mail-1"', '', '--Apple-Mail-1'],
    ...[
      'Content-Type: text/plain; charset=utf-8',
      '',
      '',
      '--Apple-Mail-1',
      'Content-Transfer-Encoding: quoted-printable',
    ],
    ...['Content-Type: text/calendar; charset=utf-8; method=REPLY; name=iCal-1.ics', ''],
    ...inCalendar('-//Apple Inc.//macOS 15.1//EN', [
      ...[...base(mail), ...times, stamp, `ORGANIZER;CN=3D"Krets":mailto:${mail.to}`],
      `ATTENDEE;CN=3D"Kari N=C3=B8rdmann";PARTSTAT=3D${mail.status}:mailto:${mail.attendee}`,
    ]).map((line) => (line.startsWith('ORG') || line.startsWith('ATT') ? line : line.replaceAll('=', '=3D'))),
    ...['--Apple-Mail-1--', ''],
  ],
  /** One part, and nothing else. */
  Thunderbird: (mail: Answering) => [
    ...head(mail, 'Invitation Reply'),
    ...['Content-Type: text/calendar; charset=UTF-8; method=REPLY', 'Content-Transfer-Encoding: 8bit', ''],
    ...inCalendar('-//Mozilla.org/NONSGML Mozilla Calendar V1.1//EN', [
      ...['CREATED:20261201T120000Z', stamp, ...base(mail), ...times, `ORGANIZER;CN=Krets:mailto:${mail.to}`],
      `ATTENDEE;RSVP=TRUE;CN=Kari;PARTSTAT=${mail.status};ROLE=REQ-PARTICIPANT:mailto:${mail.attendee}`,
    ]),
    '',
  ],
} as const;
