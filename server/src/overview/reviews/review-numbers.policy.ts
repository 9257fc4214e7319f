/** One answer to the question of a review: how large the network was, from 1 to 5, and which answers are of one network. */
export type CountedAnswer = { seats: number; answer: number; network: string };
/** Sizes of networks that are compared: up to six seats, up to eight, and so on. */
const sizes = ['TO_6', 'TO_8', 'TO_10', 'TO_15', 'MORE'] as const;
type Size = (typeof sizes)[number];
export type KnownAnswers = { size: Size; people: number };
export type ReviewNumber = {
  size: Size;
  networks: number;
  people: number;
  /** Who feels obliged, more or entirely, to the nearest ten. */
  agreePercent: number;
  publishedOn: string;
};
export type ReviewNumbers = { known: KnownAnswers[]; published: ReviewNumber[] };

const fewestNetworks = 5;
const fewestPeople = 30;
const fewestChanged = 5;
const agrees = 4;

const sizeOf = (seats: number): Size =>
  seats <= 6 ? 'TO_6' : seats <= 8 ? 'TO_8' : seats <= 10 ? 'TO_10' : seats <= 15 ? 'TO_15' : 'MORE';
const downToFives = (count: number) => count - (count % 5);

/**
 * How many feel obliged to take part, by the size of networks: over at least five networks and thirty people, and changed only when five answers have come
 * or gone.
 *
 * @param on the day of this publication
 */
export function nextReviewNumbers(answers: readonly CountedAnswer[], before: ReviewNumbers, on: string): ReviewNumbers {
  const known = new Map(before.known.map((count) => [count.size, count]));
  const published = new Map(before.published.map((number) => [number.size, number]));
  for (const size of sizes) {
    const own = answers.filter(({ seats }) => sizeOf(seats) === size);
    const networks = new Set(own.map(({ network }) => network)).size;
    const mayBeShown = networks >= fewestNetworks && own.length >= fewestPeople;
    if (Math.abs(own.length - (known.get(size)?.people ?? 0)) < fewestChanged) continue;
    if (!mayBeShown && !published.has(size)) continue;
    known.set(size, { size, people: own.length });
    if (!mayBeShown) published.delete(size);
    else {
      const share = own.filter(({ answer }) => answer >= agrees).length / own.length;
      const shown = { networks: downToFives(networks), people: downToFives(own.length) };
      published.set(size, { size, ...shown, agreePercent: Math.round(share * 10) * 10, publishedOn: on });
    }
  }
  return { known: [...known.values()], published: [...published.values()] };
}
