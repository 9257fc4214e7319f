import DataLoader from 'dataloader';

/** The rows that one transaction has loaded: those asked for at the same time are found by one statement. */
export class RowLoaders {
  readonly #loaders = new Map<unknown, DataLoader<string, unknown>>();
  readonly #primed = new Map<unknown, Map<string, unknown>>();

  /** `find` returns rows in any order, matched by `keyOf`. */
  load<T>(
    kind: object,
    key: string,
    find: (keys: readonly string[]) => Promise<T[]>,
    keyOf: (row: T) => string,
  ): Promise<T | undefined> {
    const primed = this.#primed.get(kind)?.get(key) as T | undefined;
    if (primed) return Promise.resolve(primed);
    let loader = this.#loaders.get(kind) as DataLoader<string, T | undefined> | undefined;
    if (!loader) {
      loader = new DataLoader(async (keys) => {
        const found = new Map((await find(keys)).map((row) => [keyOf(row), row]));
        return keys.map((k) => found.get(k));
      });
      this.#loaders.set(kind, loader as DataLoader<string, unknown>);
    }
    return loader.load(key);
  }

  prime<T>(kind: object, rows: T[], keyOf: (row: T) => string): void {
    this.#primed.set(
      kind,
      new Map([...(this.#primed.get(kind) ?? []), ...rows.map((row) => [keyOf(row), row] as const)]),
    );
  }

  clear(): void {
    this.#loaders.clear();
    this.#primed.clear();
  }
}
