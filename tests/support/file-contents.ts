import { randomBytes } from 'node:crypto';
import { crc32, deflateRawSync } from 'node:zlib';
import sharp from 'sharp';

/** A PDF that is nothing else, of about so many bytes and never the same twice. */
export function makePdf(bytes = 600): Buffer {
  const head = Buffer.from(
    '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n',
  );
  const tail = Buffer.from('\ntrailer<</Root 1 0 R>>\n%%EOF\n');
  const filling = Buffer.alloc(Math.max(0, bytes - head.length - tail.length - 17), '%');
  return Buffer.concat([head, Buffer.from(`%${randomBytes(8).toString('hex')}`), filling, tail]);
}

type Entry = {
  name: string;
  content: string | Buffer;
  stored?: boolean;
  /** How large the directory says that it is. */
  claims?: number;
  /** Written in place of the packed content. */
  packed?: Buffer;
  /** Its place in the file is that of the entry before it. */
  onTop?: boolean;
};

export function makeZip(entries: Entry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  let before = 0;
  for (const { name, content, stored = false, claims, packed: given, onTop = false } of entries) {
    const raw = Buffer.from(content);
    const packed = given ?? (stored ? raw : deflateRawSync(raw));
    const named = Buffer.from(name);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(stored ? 0 : 8, 4);
    shared.writeUInt32LE(crc32(raw), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(claims ?? raw.length, 18);
    shared.writeUInt16LE(named.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), shared, named, packed]);
    const central = Buffer.alloc(14);
    central.writeUInt32LE(onTop ? before : offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), shared, central, named]));
    if (onTop) continue;
    parts.push(local);
    before = offset;
    offset += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, list, end]);
}

/** A ZIP file with a comment at its end. */
export function withComment(zip: Buffer, comment: string): Buffer {
  const commented = Buffer.concat([zip, Buffer.from(comment)]);
  commented.writeUInt16LE(Buffer.byteLength(comment), zip.length - 2);
  return commented;
}

const types = (type: string) =>
  `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.${type}"/></Types>`;

/** A Word document as far as anybody looks from outside. */
export const makeDocx = (more: Entry[] = []) =>
  makeZip([
    { name: '[Content_Types].xml', content: types('wordprocessingml.document.main+xml') },
    { name: 'word/document.xml', content: `<w:document>${randomBytes(40).toString('hex')}</w:document>` },
    ...more,
  ]);

export const makeOdt = () =>
  makeZip([
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.text', stored: true },
    { name: 'content.xml', content: `<office:text>${randomBytes(8).toString('hex')}</office:text>` },
  ]);

const picture = (width: number, height: number) => {
  const { r, g, b } = { r: randomBytes(1)[0], g: randomBytes(1)[0], b: randomBytes(1)[0] };
  return sharp({ create: { width, height, channels: 3, background: { r, g, b } } });
};

export const makePng = (width = 900, height = 600) => picture(width, height).png().toBuffer();
export const makeWebp = () => picture(300, 200).webp().toBuffer();
/** Taken on its side, somewhere. */
export const makePhoto = (width = 1_200, height = 800) =>
  picture(width, height)
    .withExif({
      IFD0: { Make: 'Kameraet' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '60/1 23/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '5/1 19/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
