/** Upper bounds of the histogram's buckets, in seconds. */
const bounds = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 15, 60];
const quantiles = [0.5, 0.95, 0.99] as const;
/** In milliseconds. */
const window = 300_000;
/** Counts are rounded down to a multiple of this. */
const step = 5;

type Figures = { route: string; answers: number; quantiles: { quantile: number; seconds: number }[] };

/**
 * Response times of the last complete five minutes, rounded: a counter that changed with each request would tell an observer when
 * somebody writes in a room.
 */
export class AnswerTimes {
  readonly #now: () => number;
  #window = 0;
  #counting = new Map<string, number[]>();
  #reported: Figures[] = [];

  constructor(now: () => number = Date.now) {
    this.#now = now;
    this.#window = this.#current();
  }

  record(route: string, seconds: number): void {
    this.#turn();
    const counts = this.#counting.get(route) ?? bounds.map(() => 0);
    this.#counting.set(route, counts);
    const at = bounds.findIndex((bound) => seconds <= bound);
    const place = at < 0 ? bounds.length - 1 : at;
    counts[place] = (counts[place] ?? 0) + 1;
  }

  /** Empty when the last complete five minutes had fewer than five. */
  figures(): Figures[] {
    this.#turn();
    return this.#reported;
  }

  #current(): number {
    return Math.floor(this.#now() / window);
  }

  #turn(): void {
    const current = this.#current();
    if (current === this.#window) return;
    this.#reported = current === this.#window + 1 ? [...this.#counting].flatMap(figuresOf) : [];
    this.#window = current;
    this.#counting = new Map();
  }
}

function figuresOf([route, counts]: [string, number[]]): Figures[] {
  const all = counts.reduce((sum, count) => sum + count, 0);
  if (all < step) return [];
  const below = (place: number) => counts.slice(0, place + 1).reduce((sum, count) => sum + count, 0);
  return [
    {
      route,
      answers: all - (all % step),
      quantiles: quantiles.map((quantile) => ({
        quantile,
        seconds: bounds.find((_, place) => below(place) >= quantile * all) ?? 0,
      })),
    },
  ];
}
