import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import {
  isSent,
  type NoticeKind,
  noticeKinds,
  noticeLevels,
  noticeRules,
  noticesOfEntry,
  type threadChoices,
} from '@krets/server/dist/notices/notice-rules.js';
import { journalKinds } from '@krets/shared/journal-kinds';

const functions = fileURLToPath(new URL('../../migrations/functions/', import.meta.url));
const sql = (name: string) => readFileSync(`${functions}${name}`, 'utf8');

/** Whether it goes out by mail, in the digest and by push, for each level of the room, in a thread that is as the room. */
const table: Record<NoticeKind, Record<(typeof noticeLevels)[number], string>> = {
  MENTIONED: { ALL: 'mail digest push', WAITING: 'mail digest push', DIGEST: 'digest', SILENT: '' },
  ANSWER: { ALL: 'mail digest push', WAITING: 'mail digest', DIGEST: 'digest', SILENT: '' },
  REPLY: { ALL: 'mail digest push', WAITING: 'mail digest', DIGEST: 'digest', SILENT: '' },
  FOLLOWED: { ALL: 'mail digest push', WAITING: 'digest', DIGEST: 'digest', SILENT: '' },
  NEW_THREAD: { ALL: 'mail digest push', WAITING: 'digest', DIGEST: 'digest', SILENT: '' },
  WORDS_ASKED_FOR: { ALL: 'mail digest push', WAITING: 'mail digest push', DIGEST: 'digest', SILENT: '' },
  CONSULTATION_INVITED: { ALL: 'mail digest push', WAITING: 'mail digest push', DIGEST: 'digest', SILENT: '' },
  CONSULTATION_SCHEDULED: { ALL: 'mail digest push', WAITING: 'mail digest', DIGEST: 'digest', SILENT: '' },
  PHASE_OPENED: { ALL: 'mail digest push', WAITING: 'mail digest push', DIGEST: 'digest', SILENT: '' },
  FOLLOW_UP: { ALL: 'digest push', WAITING: 'digest push', DIGEST: 'digest', SILENT: '' },
  MEETING_CALLED: { ALL: 'mail digest push', WAITING: 'mail digest push', DIGEST: 'digest', SILENT: '' },
  MEETING_MOVED: { ALL: 'mail digest push', WAITING: 'mail digest push', DIGEST: 'digest', SILENT: '' },
  MEETING_CANCELLED: { ALL: 'mail digest push', WAITING: 'mail digest push', DIGEST: 'digest', SILENT: '' },
  SPLIT_CHOICE: { ALL: 'mail digest push', WAITING: 'mail digest push', DIGEST: 'digest', SILENT: '' },
  CLOSING_VOTE: { ALL: 'mail digest push', WAITING: 'mail digest push', DIGEST: 'digest', SILENT: '' },
  ELECTION: { ALL: 'mail digest push', WAITING: 'mail digest push', DIGEST: 'digest', SILENT: '' },
  TURN_OFFERED: { ALL: 'mail digest push', WAITING: 'mail digest push', DIGEST: 'digest', SILENT: '' },
  CHARTER_CHANGED: { ALL: 'mail digest push', WAITING: 'mail digest push', DIGEST: 'digest', SILENT: '' },
  APPLICATION: { ALL: 'mail digest push', WAITING: 'mail digest push', DIGEST: 'digest', SILENT: '' },
  NEW_MEMBER: { ALL: 'digest', WAITING: 'digest', DIGEST: 'digest', SILENT: '' },
  NEW_RESOURCE: { ALL: 'digest', WAITING: 'digest', DIGEST: 'digest', SILENT: '' },
  EMERGENCY_ACCESS: { ALL: 'push', WAITING: 'push', DIGEST: 'push', SILENT: 'push' },
};
const channels = ['mail', 'digest', 'push'] as const;
const sentOn = (kind: NoticeKind, level: (typeof noticeLevels)[number], thread: (typeof threadChoices)[number]) =>
  channels.filter((channel) => isSent(kind, channel, { level, thread })).join(' ');

describe('where a notice goes', () => {
  it.each(noticeKinds)('%s', (kind) => {
    expect(Object.fromEntries(noticeLevels.map((level) => [level, sentOn(kind, level, 'AS_ROOM')]))).toEqual(
      table[kind],
    );
  });

  it('a muted thread comes before the room, and a followed one too', () => {
    for (const kind of noticeKinds)
      for (const level of noticeLevels) {
        const always = channels.filter((channel) => noticeRules[kind][channel] === 'always');
        expect(sentOn(kind, level, 'MUTE')).toBe(always.join(' '));
        const ever = channels.filter((channel) => noticeRules[kind][channel] !== 'never');
        expect(sentOn(kind, level, 'FOLLOW')).toBe(ever.join(' '));
      }
  });
});

describe('every journal entry has a line', () => {
  const entries = Object.entries(journalKinds).flatMap(([topic, kinds]) => kinds.map((kind) => `${topic}_${kind}`));

  it('in the notice rules', () => {
    expect(Object.keys(noticesOfEntry).sort()).toEqual([...entries].sort());
  });

  it('that the database writes', () => {
    const known = new Set(Object.values(journalKinds).flat() as string[]);
    const strange = readdirSync(functions).flatMap((file) =>
      [...sql(file).matchAll(/INSERT INTO (?:public\.)?journal[^;]*?VALUES \(([^;]*)\);/gs)].flatMap(
        ([, values = '']) =>
          [...values.matchAll(/'([A-Z_]+)'/g)]
            .map(([, word = '']) => word)
            .filter((word) => !(word in journalKinds) && !known.has(word)),
      ),
    );
    expect(strange).toEqual([]);
  });

  it('that the database finds people for, with the same kinds', () => {
    const rules = sql('notices_of.sql');
    const found = Object.fromEntries(
      [...rules.matchAll(/^ {4}WHEN ('\w+'(?:, '\w+')*) THEN\n(.*?)(?=^ {4}(?:WHEN|ELSE) )/gms)].flatMap(
        ([, names = '', body = '']) =>
          [...names.matchAll(/'(\w+)'/g)].map(([, name = '']) => [
            name,
            noticeKinds.filter((kind) => new RegExp(`SELECT[^;]*'${kind}'(?!\\))`).test(body)).sort(),
          ]),
      ),
    );
    const named = Object.entries(noticesOfEntry).filter(([, kinds]) => kinds.length > 0);
    const both = ['CLOSING_VOTE', 'ELECTION'];
    for (const [name, kinds] of named) {
      // One rule for both kinds of proposals.
      if (both.includes(kinds[0] ?? '')) expect(found[name]).toEqual(both);
      else expect([name, found[name]]).toEqual([name, [...kinds].sort()]);
    }
    expect(Object.keys(found).sort()).toEqual(named.map(([name]) => name).sort());
  });
});
