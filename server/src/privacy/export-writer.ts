import { type FileHandle, open } from 'node:fs/promises';
import type { ExportWords } from './export-words.js';
import { asMarkdown, type Json } from './json-to-markdown.js';

const indented = (value: unknown, by: number) => JSON.stringify(value, null, 2).replace(/\n/g, `\n${' '.repeat(by)}`);
/** As in JSON: timestamps are text. */
const plain = (value: object): Json => JSON.parse(JSON.stringify(value));
const rule = '\n\n---\n\n';

/** Writes the same content as JSON and as Markdown, in pieces: it is never whole in memory. */
export class ExportWriter {
  #first = true;

  private constructor(
    private readonly json: FileHandle,
    private readonly markdown: FileHandle,
    private readonly words: ExportWords,
  ) {}

  static async start(
    paths: { json: string; markdown: string },
    title: string,
    words: ExportWords,
  ): Promise<ExportWriter> {
    const json = await open(paths.json, 'wx', 0o600);
    const markdown = await open(paths.markdown, 'wx', 0o600).catch(async (error) => {
      await json.close();
      throw error;
    });
    const writer = new ExportWriter(json, markdown, words);
    await Promise.all([json.appendFile('{'), markdown.appendFile(`# ${title}`)]);
    return writer;
  }

  /** Single values, which come first. */
  async facts(facts: Record<string, string | number>): Promise<void> {
    for (const [key, value] of Object.entries(facts)) await this.#json(key, indented(value, 2));
    await this.markdown.appendFile(`\n\n${asMarkdown('', facts, 1, this.words)}`);
  }

  /** Content small enough to write at once. */
  async section(key: string, value: object | null | undefined): Promise<void> {
    if (value === undefined) return;
    await this.#json(key, indented(value, 2));
    if (value) await this.markdown.appendFile(`\n\n${asMarkdown(key, plain(value), 2, this.words)}`);
  }

  async list(key: string, batches: AsyncIterable<object[]>): Promise<void> {
    await this.#json(key, '[');
    await this.markdown.appendFile(`\n\n## ${this.words.label(key)}\n\n`);
    let none = true;
    for await (const items of batches) {
      if (items.length === 0) continue;
      const json = items.map((item) => `\n    ${indented(item, 4)}`).join(',');
      const text = items.map((item) => asMarkdown('', plain(item), 3, this.words).trim()).join(rule);
      await this.json.appendFile(none ? json : `,${json}`);
      await this.markdown.appendFile(none ? text : `${rule}${text}`);
      none = false;
    }
    await this.json.appendFile(none ? ']' : '\n  ]');
    if (none) await this.markdown.appendFile(this.words.none);
  }

  async end(): Promise<void> {
    await this.json.appendFile(this.#first ? '}' : '\n}');
    await this.markdown.appendFile('\n');
  }

  async close(): Promise<void> {
    await Promise.all([this.json.close(), this.markdown.close()]);
  }

  async #json(key: string, text: string): Promise<void> {
    await this.json.appendFile(`${this.#first ? '' : ','}\n  ${JSON.stringify(key)}: ${text}`);
    this.#first = false;
  }
}
