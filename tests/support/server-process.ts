import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';

export function runs(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** What a process writes to a file, as far as it has come. */
export class Output {
  readonly #decoder = new StringDecoder();
  #text = '';
  #at = 0;

  constructor(readonly file: string) {}

  /** Leaves out what has been written until now. */
  skip(): void {
    this.#at = statSync(this.file).size;
  }

  get text(): string {
    const { size } = statSync(this.file, { throwIfNoEntry: false }) ?? { size: 0 };
    if (size <= this.#at) return this.#text;
    const bytes = Buffer.alloc(size - this.#at);
    const file = openSync(this.file, 'r');
    this.#at += readSync(file, bytes, 0, bytes.length, this.#at);
    closeSync(file);
    this.#text += this.#decoder.write(bytes);
    return this.#text;
  }
}
