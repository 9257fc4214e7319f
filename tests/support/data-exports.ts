import { inflateRawSync } from 'node:zlib';
import { type Person, until } from './person.js';

export type RequestedExport = { id: string; state: string; networkId: string | null; bytes: number | null };
export type Copy = { json: string; markdown: string };

const fields = 'id state networkId bytes';
export const requestDataExport = `mutation { requestDataExport { ${fields} } }`;
export const copyRoom = `mutation ($id: ID!) { copyRoom(networkId: $id) { ${fields} } }`;

export async function exportsOf(person: Person): Promise<RequestedExport[]> {
  return (await person.ask<{ dataExports: RequestedExport[] }>(`{ dataExports { ${fields} } }`)).dataExports;
}

export const settled = (person: Person, id: string) =>
  until(async () => (await exportsOf(person)).find((one) => one.id === id && one.state !== 'WAITING'));

/** What the person has asked for, once a job has made it ready. */
export async function fetchExport(person: Person, { id }: { id: string }): Promise<Copy> {
  const { state } = await settled(person, id);
  if (state !== 'READY') throw new Error(`The export is ${state}.`);
  const { status, bytes } = await person.get(`/exports/${id}`);
  if (status !== 200) throw new Error(`The export is answered with ${status}.`);
  const files = unzipped(bytes);
  const ending = (end: string) => [...files].find(([name]) => name.endsWith(end))?.[1].toString() ?? '';
  return { json: ending('.json'), markdown: ending('.md') };
}

export async function downloadOwnData(person: Person): Promise<Copy> {
  const { requestDataExport: asked } = await person.ask<{ requestDataExport: RequestedExport }>(requestDataExport);
  return fetchExport(person, asked);
}

/** As the directory at the end of the file has it. */
export function unzipped(zip: Buffer): Map<string, Buffer> {
  const end = zip.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  const files = new Map<string, Buffer>();
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [packed, named, start] = [zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28), zip.readUInt32LE(at + 42)];
    const name = zip.toString('utf8', at + 46, at + 46 + named);
    const from = start + 30 + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28);
    files.set(name, inflateRawSync(zip.subarray(from, from + packed)));
    at += 46 + named + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return files;
}
