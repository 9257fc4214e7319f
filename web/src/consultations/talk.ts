import type { TalkFragment, TalkPostFragment, TalkPostsFragment, TalkSeatFragment } from '../generated/graphql.js';

type Named = { id: string };

/** A consultation as the page shows it, each seat in its place. */
export type Talk = Omit<TalkFragment, 'facilitator' | 'notYetPosted' | 'hands'> & {
  facilitator: TalkSeatFragment | undefined;
  /** Undefined where nobody is waited for, or it is not for the reader to know. */
  notYetPosted: TalkSeatFragment[] | undefined;
  hands: TalkSeatFragment[];
};
export type TalkPost = Omit<TalkPostFragment, 'author'> & { author: TalkSeatFragment };

/** Puts the seats, which come once each, where they are named. */
export function withSeats(talk: TalkFragment, pages: readonly TalkPostsFragment[]): { talk: Talk; posts: TalkPost[] } {
  const all = [...talk.participants.map(({ seat }) => seat), ...pages.flatMap(({ authors }) => authors)];
  const seats = new Map(all.map((seat) => [seat.id, seat]));
  const named = (some: readonly Named[]) => some.flatMap(({ id }) => seats.get(id) ?? []);
  return {
    talk: {
      ...talk,
      facilitator: seats.get(talk.facilitator?.id ?? ''),
      notYetPosted: talk.notYetPosted ? named(talk.notYetPosted) : undefined,
      hands: named(talk.hands.map(({ seat }) => seat)),
    },
    posts: pages
      .flatMap(({ nodes }) => nodes)
      .flatMap((post) => named([post.author]).map((author) => ({ ...post, author }))),
  };
}
