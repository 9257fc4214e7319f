import { limits } from '@krets/shared/limits';
import { isMentioned } from '@krets/shared/mentions';
import { cleanLine } from '@krets/shared/text';
import type { ReadersPartsFragment } from '../../generated/graphql.js';

export type Seat = ReadersPartsFragment['seats'][number];

/** The text between an @ and the caret; undefined when nobody is being mentioned. */
export function mentionQuery(text: string, caret: number): { from: number; letters: string } | undefined {
  const match = /(?:^|\s)@([\p{L}\p{M}\d .-]{0,40})$/u.exec(text.slice(0, caret));
  if (!match) return undefined;
  const letters = match[1] ?? '';
  return { from: caret - letters.length - 1, letters };
}

/** Seats whose holder, role or organisation has a word that begins with the text. */
export function mentionMatches(letters: string, seats: readonly Seat[]): Seat[] {
  const wanted = cleanLine(letters).toLocaleLowerCase('nb');
  if (letters.startsWith(' ')) return [];
  return seats.filter((seat) => {
    const names = [seat.person.name, seat.roleTitle, ...Object.values(seat.organisation.name)];
    return names.some((name) => {
      const low = String(name).toLocaleLowerCase('nb');
      return low.startsWith(wanted) || low.includes(` ${wanted}`);
    });
  });
}

/** The mentioned seats that are still named in the text when it is sent, as often as a message may mention somebody. */
export const named = (text: string, chosen: readonly Seat[]) =>
  chosen
    .filter((seat) => isMentioned(text, seat.person.name))
    .map((seat) => seat.id)
    .slice(0, limits.mentions);
