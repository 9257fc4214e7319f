/** In seconds: the bounds that a time is told by. */
const bounds = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 15, 60];
const quantiles = [0.5, 0.95, 0.99] as const;
/** In milliseconds. */
const window = 300_000;
/** A count is told in steps of so many, and below that as none. */
const step = 5;

type Figures = { route: string; answers: number; quantiles: { quantile: number; seconds: number }[] };

/**
 * How long answers took, told for the last five minutes that are over and only in rough numbers: a counter that moved with each
 * request would tell whoever watches the machine when somebody writes in a room.
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

  /** Empty when fewer than five came in the last five minutes that are over. */
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
