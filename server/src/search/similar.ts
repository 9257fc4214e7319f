/**
 * Whether one word becomes the other by at most `most` changes: a letter too many, missing, wrong, or two exchanged.
 */
export function isSimilar(one: string, other: string, most: number): boolean {
  if (Math.abs(one.length - other.length) > most) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  let [end, otherEnd] = [one.length, other.length];
  while (end > start && otherEnd > start && one[end - 1] === other[otherEnd - 1])
    [end, otherEnd] = [end - 1, otherEnd - 1];
  if (end - start > most + 1 && otherEnd - start > most + 1 && most < 2) return false;
  return distance(one.slice(start, end), other.slice(start, otherEnd), most) <= most;
}

/** The number of changes; more than `most` may be answered with any larger number. */
function distance(one: string, other: string, most: number): number {
  if (one.length === 0 || other.length === 0) return Math.max(one.length, other.length);
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= other.length; j++) {
      const isSame = one[i - 1] === other[j - 1];
      let changes = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (isSame ? 0 : 1));
      const isExchanged = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (isExchanged) changes = Math.min(changes, (before[j - 2] ?? 0) + 1);
      next.push(changes);
      least = Math.min(least, changes);
    }
    if (least > most) return least;
    before = row;
    row = next;
  }
  return row[other.length] ?? 0;
}
