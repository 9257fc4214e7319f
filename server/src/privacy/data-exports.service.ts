import { randomUUID } from 'node:crypto';
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Language } from '@krets/shared/kinds';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CONFIG, type ServerConfig } from '../platform/config/config.token.js';
import type { RequestDatabase } from '../platform/database/request-database.js';
import { Transactions } from '../platform/database/transactions.js';
import type { Tx } from '../platform/database/tx.js';
import { notFound } from '../platform/errors.js';
import type { ExportLookup } from '../platform/files/export-routes.js';
import { FILE_STORE, type FileStore } from '../platform/files/store/file-store.js';
import { zipFiles } from '../platform/files/zip-files.js';
import { Jobs } from '../platform/jobs/jobs.js';
import type { ScheduledJob } from '../platform/jobs/schedule.js';
import { log } from '../platform/logging/log.js';
import { DataExport } from './data-export.entity.js';
import { ExportWords } from './export-words.js';
import { ExportWriter } from './export-writer.js';
import type { Read } from './in-batches.js';
import { writePersonalData } from './personal-data-contents.js';
import { writeRoomCopy } from './room-copy-contents.js';

const hours = 24;
const languageOf = async (tx: Tx): Promise<Language> => {
  const account = await tx.row<{ language: Language }>(
    'SELECT language FROM accounts WHERE person_id = (SELECT app.me())',
  );
  return account?.language ?? 'nn';
};
const nameOf = ({ networkId }: DataExport) => (networkId ? 'krets-rom' : 'krets');

/**
 * Data exports. A request is stored here; a job makes the file as the person who asked, one at a time in each process, in
 * the file store that all processes share.
 */
@Injectable()
export class DataExportService implements OnModuleInit, ExportLookup {
  #last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly transactions: Transactions,
    private readonly jobs: Jobs,
    @Inject(FILE_STORE) private readonly fileStore: FileStore,
    @Inject(CONFIG) private readonly config: ServerConfig,
  ) {}

  onModuleInit(): void {
    this.jobs.on('owndata.export', (due) => {
      const mine = this.#last.then(() => this.#make(due));
      this.#last = mine.catch(() => {});
      return mine;
    });
  }

  /** The export in progress, if any. */
  waiting(tx: Tx, networkId: string | null): Promise<DataExport | undefined> {
    return tx.one(
      DataExport,
      `WHERE t.person_id = (SELECT app.me()) AND t.network_id IS NOT DISTINCT FROM $1 AND t.state = 'WAITING'
         AND t.requested_at > now() - interval '1 hour'`,
      [networkId],
    );
  }

  /** Replaces any earlier export. */
  async ask(tx: Tx, networkId: string | null): Promise<DataExport> {
    await tx.authenticated();
    await tx.rows(
      `UPDATE data_exports SET expires_at = now()
       WHERE person_id = $1 AND network_id IS NOT DISTINCT FROM $2 AND (expires_at IS NULL OR expires_at > now())`,
      [tx.me, networkId],
    );
    const asked = { id: randomUUID(), personId: tx.me, networkId, state: 'WAITING' as const, requestedAt: tx.at };
    const made = await tx.insert(DataExport, { ...asked, readyAt: null, expiresAt: null, bytes: null });
    await tx.rows('SELECT app.queue_export($1)', [made.id]);
    tx.securityEvents.push({ kind: 'DATA_EXPORTED', personId: tx.me, ...(networkId ? { networkId } : {}) });
    return made;
  }

  list(tx: Tx): Promise<DataExport[]> {
    return tx.select(
      DataExport,
      'WHERE t.person_id = (SELECT app.me()) AND (t.expires_at IS NULL OR t.expires_at > now()) ORDER BY t.requested_at DESC LIMIT 20',
    );
  }

  one(tx: Tx, id: string): Promise<DataExport | undefined> {
    return tx.one(DataExport, 'WHERE t.id = $1 AND (t.expires_at IS NULL OR t.expires_at > now())', [id]);
  }

  async find(db: RequestDatabase, id: string) {
    const found = await this.one(await db.readProved(), id);
    if (found?.state !== 'READY') throw notFound();
    return { key: id, name: `${nameOf(found)}.zip`, bytes: found.bytes ?? 0 };
  }

  async #make({ subjectId: id, personId }: ScheduledJob): Promise<void> {
    const asked = await this.transactions.readAs(personId, (tx) => this.one(tx, id));
    if (asked?.state !== 'WAITING') return;
    try {
      const bytes = await this.#store(asked);
      if (!(await this.#finish(asked, 'READY', bytes))) await this.fileStore.remove(id);
    } catch (error) {
      // Another process runs the job again.
      if (this.jobs.isStopping) throw error;
      log.error({ err: error, export: id }, 'An export could not be made');
      await this.#finish(asked, 'FAILED', null);
    }
  }

  async #store(asked: DataExport): Promise<number> {
    const { id, personId, networkId } = asked;
    const read: Read = (fn) => {
      if (this.jobs.isStopping) throw new Error('The process is being stopped.');
      return this.transactions.readAs(personId, fn);
    };
    const folder = join(this.config.files.folder, 'exports', randomUUID());
    const name = nameOf(asked);
    const [json, markdown, zip] = ['json', 'md', 'zip'].map((ending) => join(folder, `${name}.${ending}`)) as [
      string,
      string,
      string,
    ];
    await mkdir(folder, { recursive: true, mode: 0o700 });
    try {
      const language = await read(languageOf);
      const words = new ExportWords(language);
      const title = await this.#titleOf(read, networkId, words);
      const writer = await ExportWriter.start({ json, markdown }, title, words);
      try {
        await (networkId ? writeRoomCopy(read, writer, networkId, language) : writePersonalData(read, writer));
        await writer.end();
      } finally {
        await writer.close();
      }
      await zipFiles(zip, [
        { name: `${name}.json`, path: json },
        { name: `${name}.md`, path: markdown },
      ]);
      const { size } = await stat(zip);
      await this.fileStore.put(id, zip);
      return size;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  async #titleOf(read: Read, networkId: string | null, words: ExportWords): Promise<string> {
    if (!networkId) return words.title;
    const network = await read((tx) =>
      tx.row<{ name: string }>('SELECT name FROM networks WHERE id = $1', [networkId]),
    );
    return network?.name ?? 'Krets';
  }

  async #finish({ id, personId }: DataExport, state: 'READY' | 'FAILED', bytes: number | null): Promise<boolean> {
    const settled = await this.transactions.writeAs(personId, (tx) =>
      tx.rows(
        `UPDATE data_exports SET state = $2, ready_at = CASE WHEN $3::integer IS NOT NULL THEN now() END, bytes = $3,
           expires_at = now() + interval '${hours} hours'
         WHERE id = $1 AND state = 'WAITING' AND expires_at IS NULL RETURNING id`,
        [id, state, bytes],
      ),
    );
    return settled.length > 0;
  }
}
