import DataLoader from 'dataloader';

type Find<T> = (keys: readonly string[]) => Promise<T[]>;
type Loader<T> = { rows: DataLoader<string, T | undefined>; find?: Find<T> };

/** The rows that one transaction has loaded: those asked for at the same time are found by one statement. */
export class RowLoaders {
  readonly #loaders = new Map<unknown, Loader<never>>();

  /** `find` returns rows in any order, matched by `keyOf`. */
  load<T>(kind: object, key: string, find: Find<T>, keyOf: (row: T) => string): Promise<T | undefined> {
    const loader = this.#of<T>(kind, keyOf);
    loader.find = find;
    return loader.rows.load(key);
  }

  /** Later than what was loaded before. */
  prime<T>(kind: object, rows: T[], keyOf: (row: T) => string): void {
    const loader = this.#of<T>(kind, keyOf);
    for (const row of rows) loader.rows.clear(keyOf(row)).prime(keyOf(row), row);
  }

  clear(): void {
    this.#loaders.clear();
  }

  #of<T>(kind: object, keyOf: (row: T) => string): Loader<T> {
    const known = this.#loaders.get(kind) as Loader<T> | undefined;
    if (known) return known;
    const rows = new DataLoader<string, T | undefined>(async (keys) => {
      const found = new Map((await loader.find?.(keys))?.map((row) => [keyOf(row), row]));
      return keys.map((key) => found.get(key));
    });
    const loader: Loader<T> = { rows };
    this.#loaders.set(kind, loader as unknown as Loader<never>);
    return loader;
  }
}
