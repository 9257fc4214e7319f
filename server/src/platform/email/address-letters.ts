const letters = 'abcdefghijklmnopqrstuvwxyz234567';

/** Base32 in small letters: the part of an address before the @ may be changed to another case on the way. */
export function toLetters(bytes: Uint8Array): string {
  let text = '';
  let [bits, value] = [0, 0];
  for (const byte of bytes) {
    value = ((value & 31) << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) text += letters[(value >> (bits - 5)) & 31];
  }
  return bits > 0 ? text + letters[(value << (5 - bits)) & 31] : text;
}

/** Null when it is not what `toLetters` makes. */
export function fromLetters(text: string): Buffer | null {
  const bytes: number[] = [];
  let [bits, value] = [0, 0];
  for (const letter of text.toLowerCase()) {
    const five = letters.indexOf(letter);
    if (five < 0) return null;
    value = ((value & 255) << 5) | five;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((value >> bits) & 255);
    }
  }
  const made = Buffer.from(bytes);
  return toLetters(made) === text.toLowerCase() ? made : null;
}
