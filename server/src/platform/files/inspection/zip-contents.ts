import { createReadStream } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';
import type { ZipEntry } from './zip.js';

const entryMark = 0x04034b50;
const headBytes = 30;
const [stored, deflated] = [0, 8];

/**
 * Whether every entry is as the directory says: present, not overlapping another, and of the stated size. Unpacked in pieces without
 * storing them; stops at an entry that is larger than stated.
 */
export async function matchesDirectory(file: FileHandle, path: string, entries: readonly ZipEntry[]): Promise<boolean> {
  let free = 0;
  for (const entry of [...entries].sort((a, b) => a.offset - b.offset)) {
    const start = await dataOf(file, entry);
    if (start === undefined || entry.offset < free) return false;
    free = start + entry.packed;
    if (!(await isAsLarge(path, start, entry))) return false;
  }
  return true;
}

async function dataOf(file: FileHandle, { offset, method }: ZipEntry): Promise<number | undefined> {
  const head = Buffer.alloc(headBytes);
  const { bytesRead } = await file.read(head, 0, headBytes, offset);
  if (bytesRead < headBytes || head.readUInt32LE(0) !== entryMark || head.readUInt16LE(8) !== method) return undefined;
  return offset + headBytes + head.readUInt16LE(26) + head.readUInt16LE(28);
}

async function isAsLarge(path: string, start: number, { method, packed, unpacked }: ZipEntry): Promise<boolean> {
  if (method === stored) return packed === unpacked;
  if (method !== deflated || packed === 0) return false;
  const inflate = createInflateRaw();
  let bytes = 0;
  const count = async (pieces: AsyncIterable<Buffer>) => {
    for await (const piece of pieces) {
      bytes += piece.length;
      if (bytes > unpacked) throw new Error('More than it claims.');
    }
  };
  const whole = await pipeline(createReadStream(path, { start, end: start + packed - 1 }), inflate, count).then(
    () => true,
    () => false,
  );
  // Data after the end of the entry would be hidden.
  return whole && bytes === unpacked && inflate.bytesWritten === packed;
}
