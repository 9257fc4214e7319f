import type { FileHandle } from 'node:fs/promises';

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const endBytes = 22;
/** A sheet of the same cell many times packs 600:1, and nothing but padding more than that; so little harms nobody. */
const bounds = { entries: 10_000, directory: 2_000_000, unpacked: 500_000_000, ratio: 700, harmless: 15_000_000 };

/** An entry as the directory has it; sizes in bytes. */
export type ZipEntry = { name: string; method: number; packed: number; unpacked: number; offset: number };

/** Offset of the end record of a ZIP file, if these last bytes of a file contain one. */
export function endOfZip(tail: Buffer): number {
  for (let at = tail.length - endBytes; at >= 0; at--) {
    if (tail.readUInt32LE(at) === endMark && at + endBytes + tail.readUInt16LE(at + 20) === tail.length) return at;
  }
  return -1;
}

export type ZipContents = { entries: ZipEntry[]; comment: string };

/**
 * What a file holds that is a ZIP file and nothing else: it begins with its first entry, ends with its end record and its comment, and has
 * the directory in between. Undefined for any other; `unpacks` when it claims a monstrous unpacked size.
 */
export async function zipContents(
  file: FileHandle,
  size: number,
  tail: Buffer,
): Promise<ZipContents | 'unpacks' | undefined> {
  const at = endOfZip(tail);
  if (at < 0) return undefined;
  const end = size - (tail.length - at);
  const comment = tail.toString('latin1', at + endBytes);
  const count = tail.readUInt16LE(at + 10);
  const length = tail.readUInt32LE(at + 12);
  const start = tail.readUInt32LE(at + 16);
  if (count > bounds.entries || length > bounds.directory || start + length !== end) return undefined;
  const directory = Buffer.alloc(length);
  await file.read(directory, 0, length, start);

  const entries: ZipEntry[] = [];
  let unpacked = 0;
  let place = 0;
  for (let n = 0; n < count; n++) {
    if (place + 46 > length || directory.readUInt32LE(place) !== entryMark) return undefined;
    const encrypted = (directory.readUInt16LE(place + 8) & 1) === 1;
    const sizes = { packed: directory.readUInt32LE(place + 20), unpacked: directory.readUInt32LE(place + 24) };
    unpacked += sizes.unpacked;
    const [name, extra, comment] = [28, 30, 32].map((offset) => directory.readUInt16LE(place + offset)) as [
      number,
      number,
      number,
    ];
    if (encrypted) return undefined;
    if (unpacked > bounds.unpacked) return 'unpacks';
    entries.push({
      name: directory.toString('utf8', place + 46, place + 46 + name),
      method: directory.readUInt16LE(place + 10),
      offset: directory.readUInt32LE(place + 42),
      ...sizes,
    });
    place += 46 + name + extra + comment;
  }
  if (place !== length) return undefined;
  return unpacked <= Math.max(bounds.harmless, size * bounds.ratio) ? { entries, comment } : 'unpacks';
}
