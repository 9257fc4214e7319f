import { createWriteStream } from 'node:fs';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { keysOfPieces, writeFilePassages } from '../../passages/passage.entity.js';
import { Transactions } from '../../platform/database/transactions.js';
import type { Tx } from '../../platform/database/tx.js';
import { DocumentReader } from '../../platform/files/reading/document-reader.js';
import { FILE_STORE, type FileStore } from '../../platform/files/store/file-store.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import type { ScheduledJob } from '../../platform/jobs/schedule.js';
import { StoredResource } from '../resource.entity.js';
import { makeResourceFound, StoredResourceVersion } from '../resource-version.entity.js';
import { type FileTextState, readFileTask } from './file-text.entity.js';
import { mostPieces, piecesOf } from './text-pieces.js';

type PresentFile = {
  resource: StoredResource;
  version: StoredResourceVersion;
  contentId: string;
  mediaType: string;
  state: FileTextState;
};
type ReadPieces = { state: FileTextState; pieces: string[] };

/** Whether a file is read again when somebody asks. */
const isLeft = (state: FileTextState) => state === 'WAITING' || state === 'NOT_READ';

/** Reads the words of a file, as the person who asked for it, and makes its resource found by them. */
@Injectable()
export class FileTextsJob implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly transactions: Transactions,
    private readonly documentReader: DocumentReader,
    @Inject(FILE_STORE) private readonly fileStore: FileStore,
  ) {}

  onModuleInit(): void {
    this.jobs.on(readFileTask, (due) => this.#read(due));
  }

  async #read({ subjectId, networkId, personId }: ScheduledJob): Promise<void> {
    const [file, known] = await this.transactions.writeAs(personId, async (tx) => {
      const found = await presentFile(tx, subjectId);
      return [found, found && !isLeft(found.state) ? await piecesIn(tx, found.contentId) : undefined] as const;
    });
    if (!file) return;
    // No transaction is open while another process reads.
    const read = known ? undefined : await this.#piecesOf(file);
    const keys = await keysOfPieces((known ?? read?.pieces ?? []).slice(1));
    await this.transactions.writeAs(personId, async (tx) => {
      // Whoever withdraws it or gives it another file is done, or waits; in a room that nobody writes in, this locks nothing.
      await tx.rows('SELECT 1 FROM resources WHERE id = $1 FOR NO KEY UPDATE', [subjectId]);
      await tx.lockNetwork(networkId);
      const present = await presentFile(tx, subjectId);
      // A newer version has a job of its own.
      if (present?.contentId !== file.contentId) return;
      const { resource, version, state } = present;
      await writeFilePassages(tx, { ...resource, kind: 'RESOURCE', authorId: resource.addedBy }, keys);
      if (!read) {
        // Nothing is news to anybody, but a search takes a room as it was until its counters are written again.
        await tx.rows('UPDATE network_counters SET journal_seq = journal_seq WHERE network_id = $1', [networkId]);
        return;
      }
      if (isLeft(state)) await save(tx, present, read);
      await makeResourceFound(tx, resource, version, { isRead: true });
      await tx.appendEntry(networkId, {
        topic: 'RESOURCE',
        id: subjectId,
        kind: 'FILE_READ',
        since: resource.createdAt,
      });
    });
  }

  async #piecesOf({ contentId, mediaType }: PresentFile): Promise<ReadPieces> {
    const { state, text } = await this.documentReader.read(mediaType, async (path) => {
      const content = await this.fileStore.read(contentId);
      if (!content) throw new Error('A stored file is missing.');
      await content.pipeTo(createWriteStream(path, { mode: 0o600 }));
    });
    const { pieces, isCut } = await piecesOf(text);
    return { state: isCut ? 'TOO_BIG' : state, pieces };
  }
}

async function piecesIn(tx: Tx, contentId: string): Promise<string[]> {
  const rows = await tx.rows<{ text: string }>(
    `SELECT t.text FROM file_text_pieces t WHERE t.content_id = $1 ORDER BY t.piece LIMIT ${mostPieces}`,
    [contentId],
  );
  return rows.map(({ text }) => text);
}

async function save(tx: Tx, { contentId, resource }: PresentFile, { state, pieces }: ReadPieces): Promise<void> {
  const { networkId } = resource;
  await tx.rows('UPDATE file_texts SET state = $2, at = $3 WHERE content_id = $1', [contentId, state, tx.at]);
  await tx.rows(
    `INSERT INTO file_text_pieces (content_id, piece, network_id, text)
     SELECT $1, n - 1, $2, text FROM unnest($3::text[]) WITH ORDINALITY AS given (text, n)`,
    [contentId, networkId, pieces],
  );
}

/** The file that a resource has now, when the person may read it and it is no picture. */
async function presentFile(tx: Tx, resourceId: string): Promise<PresentFile | undefined> {
  const resource = await tx.one(StoredResource, 'WHERE t.id = $1 AND t.withdrawn_at IS NULL', [resourceId]);
  if (!resource) return undefined;
  const [version] = await tx.selectWith<StoredResourceVersion, Omit<PresentFile, 'resource' | 'version'>>(
    StoredResourceVersion,
    'f.content_id AS "contentId", c.media_type AS "mediaType", x.state',
    `JOIN files f ON f.id = t.file_id JOIN file_contents c ON c.id = f.content_id AND c.width IS NULL
     JOIN file_texts x ON x.content_id = f.content_id WHERE t.resource_id = $1 AND t.version = $2`,
    [resourceId, resource.version],
  );
  if (!version) return undefined;
  const { contentId, mediaType, state } = version;
  return { resource, version, contentId, mediaType, state };
}
