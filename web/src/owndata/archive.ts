type Copy = { json: string; markdown: string };

/** Both forms in one zip, handed to the browser as a file. The archiver is fetched when it is needed. */
export async function saveArchive(name: string, { json, markdown }: Copy): Promise<void> {
  const { strToU8, zipSync } = await import('fflate');
  const zip = zipSync({ [`${name}.json`]: strToU8(json), [`${name}.md`]: strToU8(markdown) });
  const address = URL.createObjectURL(new Blob([zip], { type: 'application/zip' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `${name}.zip`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
