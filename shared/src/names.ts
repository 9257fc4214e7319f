/** Invisible characters and characters that change the reading direction: they could disguise a name. */
const hidden = /[\p{Cc}\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;

/** Endings that mail programs turn into links. Abbreviations as in «ass.direktør» end otherwise. */
const topLevelDomains =
  'agency|app|bid|biz|blog|chat|click|cloud|club|com|date|dev|digital|download|edu|email|example|gov|group|help|icu|info|int|invalid|life|link|live|loan|localhost|media|mil|name|net|network|news|one|online|org|page|party|pro|racing|review|science|services|shop|site|solutions|space|store|stream|support|systems|team|tech|test|top|vip|website|win|work|world|xyz|zone';
const scheme = /:\/\/|\b(?:https?|mailto|javascript|data):/iu;
const host = new RegExp(
  String.raw`\bwww\.|[\p{L}\p{N}-]{2,}\.(?:[a-z]{2}|${topLevelDomains})(?![\p{L}\p{N}])|[\p{L}\p{N}-]\.\p{L}{2,}[/:]|\d{1,3}(?:\.\d{1,3}){3}`,
  'iu',
);

/**
 * Whether a name can appear in a mail or a list without leading anywhere: it holds no web or mail address and no hidden
 * character.
 */
export function isPlainName(name: string): boolean {
  if (hidden.test(name)) return false;
  // As a mail program may read it: full-width letters and full stops as plain ones, without joiners.
  const read = name
    .replace(/[\u3002\uff0e\uff61\u2024]/g, '.')
    .normalize('NFKC')
    .replace(/[\u200c\u200d]/g, '');
  return !scheme.test(read) && !host.test(read);
}
