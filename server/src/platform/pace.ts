import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { tooMany } from './errors.js';

const window = 10_000;

/** Holds what one person does within ten seconds to a bound, so that a machine gone wild disturbs nobody. */
@Injectable()
export class Pace implements OnModuleDestroy {
  readonly #counts = new Map<string, number>();
  readonly #timer = setInterval(() => this.#counts.clear(), window).unref();

  /** @throws TOO_MANY */
  demand(personId: string, bound: number): void {
    const count = (this.#counts.get(personId) ?? 0) + 1;
    this.#counts.set(personId, count);
    if (count > bound) throw tooMany();
  }

  onModuleDestroy(): void {
    clearInterval(this.#timer);
  }
}
