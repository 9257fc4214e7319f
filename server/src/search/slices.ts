const longestMs = 3;
/** Looking at the clock costs more than most steps. */
const stepsBetween = 32;

/** Divides long work, so that other requests do not wait for it: they come in whenever a slice is over. */
export class Slices {
  #began = performance.now();
  #steps = 0;

  isOver(): boolean {
    return ++this.#steps % stepsBetween === 0 && performance.now() - this.#began > longestMs;
  }

  async next(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    this.#began = performance.now();
  }
}
