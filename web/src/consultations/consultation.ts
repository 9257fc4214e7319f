import type {
  ConsultationFragment,
  ConsultationPostFragment,
  ConsultationPostsFragment,
  ConsultationSeatFragment,
} from '../generated/graphql.js';

type SeatRef = { id: string };

/** A consultation with its seats put in place. */
export type Consultation = Omit<ConsultationFragment, 'facilitator' | 'notYetPosted' | 'hands'> & {
  facilitator: ConsultationSeatFragment | undefined;
  /** Undefined where nobody is waited for, or the reader may not know who. */
  notYetPosted: ConsultationSeatFragment[] | undefined;
  hands: ConsultationSeatFragment[];
};
export type PostKind = Consultation['me']['open'][number]['kind'];
export type ConsultationPost = Omit<ConsultationPostFragment, 'author'> & { author: ConsultationSeatFragment };

/** Replaces seat ids by the seats, which the answer holds once each. */
export function resolveSeats(
  consultation: ConsultationFragment,
  pages: readonly ConsultationPostsFragment[],
): { consultation: Consultation; posts: ConsultationPost[] } {
  const all = [...consultation.participants.map(({ seat }) => seat), ...pages.flatMap(({ authors }) => authors)];
  const seats = new Map(all.map((seat) => [seat.id, seat]));
  const named = (some: readonly SeatRef[]) => some.flatMap(({ id }) => seats.get(id) ?? []);
  return {
    consultation: {
      ...consultation,
      facilitator: seats.get(consultation.facilitator?.id ?? ''),
      notYetPosted: consultation.notYetPosted ? named(consultation.notYetPosted) : undefined,
      hands: named(consultation.hands.map(({ seat }) => seat)),
    },
    posts: pages
      .flatMap(({ nodes }) => nodes)
      .flatMap((post) => named([post.author]).map((author) => ({ ...post, author }))),
  };
}
