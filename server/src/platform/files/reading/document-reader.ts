import { chmod, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { log } from '../../logging/log.js';
import { repositoryRoot } from '../../repository-root.js';
import { type Confinement, confinementHere, type Ended, run } from './confined.js';

/** READ and TOO_BIG come with words; of TOO_BIG they are the beginning. NOT_READ: this server cannot read such files. */
export type DocumentText = { state: 'READ' | 'EMPTY' | 'TOO_BIG' | 'UNREADABLE' | 'NOT_READ'; text: string };
type Abilities = { confinement: Confinement; pdf: boolean; office: string[] };

const pdfPages = 300;
/** Kilobytes: what a program may map, or write to where it reserves more than it uses. */
const memory = { pdf: '-v 524288', office: '-d 524288' } as const;
const pdfCommand = ['pdftotext', '-q', '-enc', 'UTF-8', '-l', `${pdfPages + 1}`, '-', '-'];
const hasMore = 10;
const officeProgram = join(repositoryRoot, 'server/dist/platform/files/reading/office-text.js');

/**
 * Reads the words of documents, each in a process apart that has the one file, no network and hard limits. One at a time. No OCR, no
 * macros, nothing that is embedded.
 */
export class DocumentReader {
  #abilities: Promise<Abilities> | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(private readonly parent = tmpdir()) {}

  /** Whether PDF files can be read here. */
  async readsPdf(): Promise<boolean> {
    return (await this.#able()).pdf;
  }

  /**
   * @param fetch writes the file to a path
   * @throws when it cannot be fetched; whatever the file is, reading it throws nothing
   */
  read(mediaType: string, fetch: (path: string) => Promise<void>): Promise<DocumentText> {
    const mine = this.#last.then(() => this.#read(mediaType, fetch));
    this.#last = mine.catch(() => {});
    return mine;
  }

  async #read(mediaType: string, fetch: (path: string) => Promise<void>): Promise<DocumentText> {
    const isPdf = mediaType === 'application/pdf';
    const { confinement, pdf, office } = await this.#able();
    if (isPdf && !pdf) return { state: 'NOT_READ', text: '' };
    return this.#inFolder(async (folder, input) => {
      await fetch(input);
      const program = isPdf ? pdfCommand : office;
      const ended = await run(program, { folder, input, confinement, memory: memory[isPdf ? 'pdf' : 'office'] });
      return isPdf ? textOfPdf(ended) : textOfOffice(ended);
    });
  }

  #able(): Promise<Abilities> {
    this.#abilities ??= this.#inFolder(async (folder) => {
      const confinement = await confinementHere(folder);
      const { code } = await run(['pdftotext', '-v'], { folder, input: '/dev/null', confinement });
      const source = await readFile(officeProgram, 'utf8');
      // The names before Node 22.13 and since.
      const permission = process.allowedNodeEnvironmentFlags.has('--permission')
        ? '--permission'
        : '--experimental-permission';
      const heap = '--max-old-space-size=192';
      const office = [process.execPath, permission, '--no-warnings', heap, '--input-type=module', '--eval', source];
      if (code !== 0) log.warn('PDF files are not searched: pdftotext of poppler-utils is missing');
      if (!confinement.network)
        log.warn('Files are read by processes that could reach the network: unshare fails here');
      return { confinement, pdf: code === 0, office };
    });
    return this.#abilities;
  }

  /** An empty folder to be in, and beside it a path for the file, which the process cannot open by its name. */
  async #inFolder<T>(act: (folder: string, input: string) => Promise<T>): Promise<T> {
    const around = await mkdtemp(join(this.parent, 'krets-reading-'));
    try {
      const folder = join(around, 'empty');
      await mkdir(folder);
      await chmod(folder, 0o555);
      await chmod(around, 0o711);
      return await act(folder, join(around, 'file'));
    } finally {
      await rm(around, { recursive: true, force: true });
    }
  }
}

/** A page ends with a form feed. */
function textOfPdf({ code, output, isCut }: Ended): DocumentText {
  if (code !== 0 && !isCut) return { state: 'UNREADABLE', text: '' };
  const pages = output.split('\f');
  const more = isCut || pages.length > pdfPages + 1;
  // A line ends where the page is full, and a word may go on in the next.
  const text = pages
    .slice(0, pdfPages)
    .join('\n\n')
    .replace(/(?<=\p{Ll})[-\u00ad\u2010]\n(?=\p{Ll})/gu, '')
    .replace(/(?<!\n)\n(?!\n)/g, ' ');
  return stateOf(text, more);
}

function textOfOffice({ code, output, isCut }: Ended): DocumentText {
  if (code !== 0 && code !== hasMore && !isCut) return { state: 'UNREADABLE', text: '' };
  return stateOf(output, isCut || code === hasMore);
}

function stateOf(text: string, more: boolean): DocumentText {
  const storable = text.replaceAll('\0', '').toWellFormed();
  if (more) return { state: 'TOO_BIG', text: storable };
  return /[\p{L}\p{N}]/u.test(storable) ? { state: 'READ', text: storable } : { state: 'EMPTY', text: '' };
}
