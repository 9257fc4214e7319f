/** Whether a text mentions a person: an @ and their whole name, or its first word when no other name follows it. */
export function isMentioned(text: string, name: string): boolean {
  const whole = name.normalize('NFC');
  const first = whole.split(/\s/)[0];
  if (!first) return false;
  const mentions = text.normalize('NFC').split('@').slice(1);
  return mentions.some(
    (words) =>
      (words.startsWith(whole) && !/^[\p{L}\p{M}\p{N}]/u.test(words.slice(whole.length))) ||
      (words.startsWith(first) && !/^(?:[\p{L}\p{M}\p{N}]|\s+\p{Lu})/u.test(words.slice(first.length))),
  );
}
