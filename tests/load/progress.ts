/** A bar on a terminal, a line for each tenth elsewhere; with the rate since it began. */
export class Progress {
  #done = 0;
  #tenths = -1;
  #drawnAt = 0;
  readonly #began = Date.now();

  constructor(
    private readonly what: string,
    private readonly total: number,
    private readonly out: NodeJS.WriteStream = process.stderr,
  ) {}

  readonly tick = (): void => {
    this.#done += 1;
    const tenths = Math.floor((10 * this.#done) / this.total);
    if (this.out.isTTY) {
      if (this.#done < this.total && Date.now() - this.#drawnAt < 100) return;
      this.#drawnAt = Date.now();
      this.out.write(`\r${this.#line(2 * tenths)}${this.#done === this.total ? '\n' : ''}`);
    } else if (tenths > this.#tenths) {
      this.#tenths = tenths;
      this.out.write(`${this.#line(2 * tenths)}\n`);
    }
  };

  #line(filled: number): string {
    const rate = Math.round((1_000 * this.#done) / Math.max(1, Date.now() - this.#began));
    const bar = '█'.repeat(filled).padEnd(20, '·');
    return `${this.what.padEnd(8)} ${bar} ${this.#done}/${this.total}  ${rate}/s`;
  }
}
