import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import {
  isSent,
  type NoticeKind,
  type NoticeLevel,
  noticeKinds,
  noticeLevels,
  noticeRules,
  noticesOfEntry,
  noticesOfTime,
  type ThreadChoice,
} from '@krets/server/dist/notices/notice-rules.js';
import { type JournalEntryName, journalKinds } from '@krets/shared/journal-kinds';
import { type Line, table, timeTable } from '../support/notice-table.js';

const functions = fileURLToPath(new URL('../../migrations/functions/', import.meta.url));
const sql = (name: string) => readFileSync(`${functions}${name}`, 'utf8');
const entries = Object.entries(journalKinds).flatMap(([topic, kinds]) => kinds.map((kind) => `${topic}_${kind}`));

const away = ['mail', 'digest', 'push'] as const;
const leaves = (kind: NoticeKind, level: NoticeLevel, thread: ThreadChoice, isNear = false) =>
  away.filter((channel) => isSent(kind, channel, { level, thread }, isNear)).join(' ');
/** What is no row in the app goes nowhere else. */
const expected = (line: string) => line.replace(/^app ?/, '');

/** In every level of the room; a followed thread comes before it. */
function expectLine(kind: NoticeKind, line: Line) {
  for (const level of noticeLevels)
    if (line[level])
      expect([kind, level, leaves(kind, level, 'AS_ROOM')]).toEqual([kind, level, expected(line[level])]);
  if (line.NEAR) expect([kind, leaves(kind, 'WAITING', 'AS_ROOM', true)]).toEqual([kind, expected(line.NEAR)]);
  if (line.FOLLOW) expect([kind, leaves(kind, 'SILENT', 'FOLLOW')]).toEqual([kind, expected(line.FOLLOW)]);
}

describe('who is told of a journal entry, and where', () => {
  it('is in the table for every kind of entry and of notice', () => {
    expect(Object.keys(table).sort()).toEqual([...entries].sort());
    expect(Object.keys(timeTable)).toEqual([...noticesOfTime]);
    const listed = new Set([...Object.values(table), timeTable].flatMap((lines) => Object.keys(lines)));
    expect([...listed].sort()).toEqual([...noticeKinds].sort());
  });

  it.each(Object.keys(table) as JournalEntryName[])('%s', (entry) => {
    expect([...noticesOfEntry[entry]].sort()).toEqual(Object.keys(table[entry]).sort());
    for (const kind of noticesOfEntry[entry]) expectLine(kind, table[entry][kind] as Line);
  });

  it.each(noticesOfTime)('%s', (kind) => {
    expectLine(kind, timeTable[kind]);
  });

  it('a muted thread tells only what cannot be chosen away', () => {
    for (const kind of noticeKinds)
      for (const level of noticeLevels) {
        const always = away.filter((channel) => noticeRules[kind][channel] === 'always');
        expect(leaves(kind, level, 'MUTE')).toBe(always.join(' '));
      }
  });

  it('is known for every entry that the database itself writes', () => {
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

  it('is what the database finds people for, with the same kinds', () => {
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
