/** How often a race, a death or a revocation is repeated: few times in each run, the full number in `npm run soak`. */
export function rounds(inEachRun: number, inSoak: number): number {
  return Number(process.env.KRETS_ROUNDS ?? (process.env.KRETS_SOAK === '1' ? inSoak : inEachRun));
}
