/** Whether a browser can open it: the web, mail, a telephone number, a place in Krets or within the page. */
export function isOpenable(url: string): boolean {
  if (/^#./.test(url) || /^\/(?![/\\])/.test(url)) return true;
  if (!/^(?:https?|mailto|tel):/i.test(url)) return false;
  return URL.canParse(url) && !/^(?:mailto|tel):$/i.test(url);
}

const closing: Record<string, string> = { ')': '(', ']': '[', '}': '{' };

/** Where a bare address ends: before the punctuation of the sentence, but with parentheses of its own, hyphens and underscores. */
export function endOfAddress(run: string): number {
  let end = run.length;
  for (; end > 0; end--) {
    const last = run[end - 1] ?? '';
    const opening = closing[last];
    if (opening) {
      const within = run.slice(0, end);
      if (within.split(last).length <= within.split(opening).length) break;
    } else if (!/[.,:;!?'"»”’“„…*~|>]/.test(last)) break;
  }
  return end;
}
