const all = new Set<() => void>();

/** Something this tab remembers until it is loaded again or somebody signs out. Never in an address, and never stored. */
export function tabMemory<T>(empty: () => T): { now: T } {
  const memory = { now: empty() };
  all.add(() => {
    memory.now = empty();
  });
  return memory;
}

/** For whoever signs in next. */
export function forgetTab(): void {
  for (const forget of all) forget();
}
