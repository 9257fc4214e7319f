export const median = (list: number[]) => quantile(list, 0.5);

export function quantile(list: number[], share: number): number {
  const sorted = [...list].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const shown = (n: number) => (n >= 100 ? n.toFixed(0) : n >= 10 ? n.toFixed(1) : n.toFixed(2));

export type Target = { what: string; measured: number; reached: boolean; unit: string };

export function table(targets: Target[]): string {
  const width = Math.max(...targets.map(({ what }) => what.length));
  return targets
    .map(
      ({ what, measured, unit, reached }) =>
        `${what.padEnd(width)}  ${`${shown(measured)}${unit}`.padStart(9)}  ${reached ? 'reached' : 'missed'}`,
    )
    .join('\n');
}
