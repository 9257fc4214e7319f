import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw } from 'node:zlib';

const headBytes = 30;
const maxBytes = 2 ** 32 - 1;
/** Names in UTF-8, deflated, with the constant date 1 January 1980. */
const [version, flags, deflated, day] = [20, 0x0800, 8, 0x0021];

type Packed = { name: Buffer; offset: number; crc: number; packed: number; bytes: number };

/** Packs files into one archive as a stream. Each must be smaller than 4 GB. */
export async function zipFiles(path: string, files: readonly { name: string; path: string }[]): Promise<void> {
  const out = await open(path, 'wx', 0o600);
  try {
    const entries: Packed[] = [];
    let at = 0;
    for (const { name, path: from } of files) {
      const entry = await pack(out, at, Buffer.from(name), from);
      entries.push(entry);
      at += headBytes + entry.name.length + entry.packed;
    }
    const directory = Buffer.concat(entries.map(inDirectory));
    const end = Buffer.alloc(22);
    end.write('PK\x05\x06', 'latin1');
    end.writeUInt16LE(entries.length, 8);
    end.writeUInt16LE(entries.length, 10);
    end.writeUInt32LE(directory.length, 12);
    end.writeUInt32LE(at, 16);
    await out.write(Buffer.concat([directory, end]), 0, directory.length + end.length, at);
  } finally {
    await out.close();
  }
}

async function pack(out: FileHandle, offset: number, name: Buffer, from: string): Promise<Packed> {
  let [crc, bytes, at] = [0, 0, offset + headBytes + name.length];
  const start = at;
  await pipeline(
    createReadStream(from),
    async function* (pieces: AsyncIterable<Buffer>) {
      for await (const piece of pieces) {
        crc = crc32(piece, crc);
        bytes += piece.length;
        yield piece;
      }
    },
    createDeflateRaw(),
    async (pieces: AsyncIterable<Buffer>) => {
      for await (const piece of pieces) {
        await out.write(piece, 0, piece.length, at);
        at += piece.length;
      }
    },
  );
  if (Math.max(at, bytes) > maxBytes) throw new Error('The archive is too large.');
  const entry = { name, offset, crc, bytes, packed: at - start };
  await out.write(
    Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common(entry), name]),
    0,
    headBytes + name.length,
    offset,
  );
  return entry;
}

/** The header fields that precede the content and are repeated in the directory. */
function common({ name, crc, packed, bytes }: Packed): Buffer {
  const head = Buffer.alloc(26);
  head.writeUInt16LE(version, 0);
  head.writeUInt16LE(flags, 2);
  head.writeUInt16LE(deflated, 4);
  head.writeUInt16LE(day, 8);
  head.writeUInt32LE(crc, 10);
  head.writeUInt32LE(packed, 14);
  head.writeUInt32LE(bytes, 18);
  head.writeUInt16LE(name.length, 22);
  return head;
}

function inDirectory(entry: Packed): Buffer {
  const more = Buffer.alloc(14);
  more.writeUInt32LE(entry.offset, 10);
  return Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common(entry), more, entry.name]);
}
