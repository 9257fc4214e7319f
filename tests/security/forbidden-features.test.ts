import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { objectTypes, rootFields } from './api-access/documents.js';
import { fieldsByReader } from './api-access/field-readers.js';

/** Features that must not exist, by the name they would have, and why. */
const absent: Record<string, RegExp> = {
  'a receipt that somebody has read': /receipt|seenBy|readBy|viewers|viewCount|views$|opened(At|By)/i,
  // A challenge has a status of its own, which its owner sets; a person has none (below).
  'a list of who is here': /online|presence|lastSeen|lastActive|(?<!^)status$|typing/i,
  'a sum of what a person does':
    /activity(Of|Count|Score)|postCount|contributionsBy|streak|engagement|statistics|stats|metrics/i,
  'a ranking or a reward': /rank|score|likes?$|upvote|karma|badge|leaderboard|popular|trending|reaction(s?Count|s?By)/i,
  'a view for managers and owners':
    /manager|subordinate|reports?To|reporting|employees|kpi|dashboard|insightOf|ownerView/i,
  'a way in for administrators':
    /impersonat|allNetworks|allChallenges|adminRead|breakGlass|(?<!data)exports?$|export(Room|Network|All)/i,
  // Emergency access tells when another administrator approved it.
  'a task given to somebody': /assign|task|dueBy|approve(?!dAt$)|approval/i,
};

const source = (path: string) => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');

/** Every name the product offers: types, fields, arguments, verbs and events. */
function everyName(): string[] {
  const roots = [...rootFields('query'), ...rootFields('mutation')];
  const fields = [...roots, ...objectTypes().flatMap((type) => Object.values(type.getFields()))];
  const events = [...source('shared/src/realtime.ts').matchAll(/^ {2}(\w+):/gm)].map(([, name]) => name ?? '');
  return [
    ...objectTypes().map((type) => type.name),
    ...fields.flatMap((field) => [field.name, ...field.args.map((arg) => arg.name)]),
    ...events,
  ];
}

/** A field as the schema has it. */
function fieldOf(typeName: string, fieldName: string) {
  const field = objectTypes()
    .find((type) => type.name === typeName)
    ?.getFields()[fieldName];
  return { type: String(field?.type), args: (field?.args.map((arg) => arg.name) ?? []).sort() };
}

describe('what must not exist', () => {
  it.each(Object.entries(absent))('%s', (_, word) => {
    expect(everyName().filter((name) => word.test(name))).toEqual([]);
  });

  it('is looked for where it would be found', () => {
    expect(everyName().length).toBeGreaterThan(150);
    expect(everyName()).toEqual(expect.arrayContaining(['postContribution', 'myReadSeq', 'changed', 'Seat']));
  });

  it('of a person others see a name, a role, an organisation and a county, and no more', () => {
    expect(fieldsByReader.room.Person.split(' ').sort()).toEqual(['county', 'id', 'name', 'organisation', 'roleTitle']);
  });

  it('what somebody has read is shown to nobody but the reader', () => {
    const reading = objectTypes().flatMap((type) =>
      Object.keys(type.getFields())
        .filter((name) => /read|unread|new(ToMe)|opened/i.test(name))
        .map((name) => `${type.name}.${name}`),
    );
    expect(reading.sort()).toEqual([
      'Challenge.firstUnread',
      'Challenge.myReadSeq',
      'Challenge.neverOpened',
      'Challenge.newToMe',
      // Who can, and never who has.
      'Challenge.readers',
      'Chat.firstUnread',
      'Chat.myReadSeq',
      // One's own, as the lists of readers say.
      'Me.unreadNotices',
      'Network.newToMe',
      'Network.readers',
      'Notice.read',
      'NoticeChoices.threads',
    ]);
  });

  it('a reaction says who and in which sense, and nothing counts reactions or sorts by them', () => {
    expect(fieldsByReader.room.Reaction).toBe('kind seat');
    const about = everyName().filter((name) => /reaction/i.test(name));
    expect([...new Set(about)].sort()).toEqual([
      'Reaction',
      'addReaction',
      'reactions',
      'removeContributionReaction',
      'removeReaction',
    ]);
    const { args } = fieldOf('Chat', 'messages');
    expect(args).toEqual(['after', 'before', 'first']);
    expect(fieldOf('Message', 'reactions').type).toBe('[Reaction!]!');
  });
});
