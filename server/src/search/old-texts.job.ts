import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Message, textOfMessage } from '../chat/message.entity.js';
import { ConsultationPost, textOfPost } from '../consultations/consultation-post.entity.js';
import { Challenge, textOfChallenge } from '../discussion/challenges/challenge.entity.js';
import { Contribution, textOfContribution } from '../discussion/contributions/contribution.entity.js';
import { askToReadFile } from '../library/files/file-text.entity.js';
import { StoredResource } from '../library/resource.entity.js';
import { makeResourceFound, StoredResourceVersion } from '../library/resource-version.entity.js';
import { minutesWithTitles, textOfMinutes } from '../meetings/minutes.entity.js';
import { addMissingPassage } from '../passages/passage.entity.js';
import { CONFIG, type ServerConfig } from '../platform/config/config.token.js';
import { Transactions } from '../platform/database/transactions.js';
import type { Tx } from '../platform/database/tx.js';
import { DocumentReader } from '../platform/files/reading/document-reader.js';
import { runHourly } from '../platform/jobs/hourly.js';
import { log } from '../platform/logging/log.js';

const batch = 100;
/** In milliseconds, after each batch: whoever writes meanwhile comes first. */
const rest = 20;
const unfound = `NOT EXISTS (SELECT 1 FROM passages p WHERE p.id = t.id) ORDER BY t.id LIMIT ${batch}`;
const lacking = `t.withdrawn_at IS NULL AND ${unfound}`;

/**
 * Makes found what was written before there was a search, or by a server that does not know it. It acts as each person who sits in a room,
 * so that it reads no more than they do. The database knows how far it has come: it may be stopped at any time, goes on there, and does
 * nothing once all have been looked at.
 */
@Injectable()
export class OldTextsJob implements OnApplicationBootstrap, OnModuleDestroy {
  #stopped = false;
  #hasRun = false;
  #stop = async () => {};

  constructor(
    private readonly transactions: Transactions,
    private readonly documentReader: DocumentReader,
    @Inject(CONFIG) private readonly config: ServerConfig,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.jobs === 'off') return;
    this.#stop = runHourly(() => this.run(), 'Old texts were not made found');
  }

  async onModuleDestroy(): Promise<void> {
    this.#stopped = true;
    await this.#stop();
  }

  async run(): Promise<void> {
    const readsPdf = await this.documentReader.readsPdf();
    // What could not be read before is looked for once, when a server starts that can.
    const isNew = readsPdf && !this.#hasRun;
    this.#hasRun = true;
    await this.transactions.write('', (tx) => tx.rows('SELECT app.look_for_files($1)', [isNew]));
    for (let person = await this.#next(); person && !this.#stopped; person = await this.#next()) {
      const { made, failed } = await this.#lookAt(person, readsPdf);
      if (!this.#stopped) await this.#note(person, made, failed);
    }
  }

  async #next(): Promise<string | null> {
    const row = await this.transactions.write('', (tx) =>
      tx.row<{ person: string | null }>('SELECT app.next_with_old_texts() AS person', []),
    );
    return row?.person ?? null;
  }

  async #note(person: string, made: number, failed: number): Promise<void> {
    await this.transactions.write('', (tx) => tx.rows('SELECT app.note_old_texts($1, $2, $3)', [person, made, failed]));
  }

  /** What one person reads must not prevent the job from going on with the next. */
  async #lookAt(personId: string, readsPdf: boolean): Promise<{ made: number; failed: number }> {
    let made = 0;
    try {
      while (!this.#stopped) {
        const some = await this.transactions.writeAs(personId, (tx) => makeFound(tx, readsPdf));
        if (some === 0) break;
        made += some;
        await pause(rest);
      }
      return { made, failed: 0 };
    } catch (err) {
      log.warn({ err }, 'Some old texts were not made found');
      return { made, failed: 1 };
    }
  }
}

/** @returns how many texts it has made found */
async function makeFound(tx: Tx, readsPdf: boolean): Promise<number> {
  // Whoever withdraws or hides a text shares this lock: they are done before it is read here, or wait until it has been written.
  await tx.rows('SELECT pg_advisory_xact_lock(7307)', []);
  const [challenges, contributions, messages, resources, posts, minutes] = await Promise.all([
    tx.select(Challenge, `WHERE ${lacking}`),
    tx.select(Contribution, `WHERE t.hidden_at IS NULL AND ${lacking}`),
    tx.select(Message, `WHERE ${lacking}`),
    tx.select(StoredResource, `WHERE ${lacking}`),
    tx.selectWith<ConsultationPost, { challengeId: string }>(
      ConsultationPost,
      'c.challenge_id AS "challengeId"',
      `JOIN consultations c ON c.id = t.consultation_id WHERE ${lacking}`,
    ),
    minutesWithTitles(tx, `WHERE ${unfound}`),
  ]);
  const versions = await tx.select(
    StoredResourceVersion,
    'JOIN resources r ON r.id = t.resource_id AND r.version = t.version WHERE t.resource_id = ANY($1)',
    [resources.map(({ id }) => id)],
  );
  for (const one of challenges)
    await addMissingPassage(
      tx,
      { ...one, kind: 'CHALLENGE', authorId: one.ownerId, challengeId: one.id },
      textOfChallenge(one),
    );
  for (const one of contributions)
    await addMissingPassage(tx, { ...one, kind: 'CONTRIBUTION' }, textOfContribution(one));
  for (const one of messages) await addMissingPassage(tx, { ...one, kind: 'MESSAGE' }, textOfMessage(one));
  for (const one of posts) await addMissingPassage(tx, { ...one, kind: 'CONSULTATION' }, textOfPost(one));
  for (const one of minutes)
    await addMissingPassage(
      tx,
      { ...one, kind: 'MINUTES', authorId: one.personId, createdAt: one.editedAt },
      textOfMinutes(one, one.title),
    );
  const versionOf = (id: string) => versions.find(({ resourceId }) => resourceId === id);
  for (const one of resources) await makeResourceFound(tx, one, versionOf(one.id), { write: addMissingPassage });
  const files = await letFilesBeRead(tx, readsPdf);
  const texts = [challenges, contributions, messages, posts, resources, minutes];
  return texts.reduce((sum, some) => sum + some.length, files);
}

/** Files that nobody has asked to read, or that were not read when somebody did. */
async function letFilesBeRead(tx: Tx, readsPdf: boolean): Promise<number> {
  const files = await tx.rows<{ id: string; networkId: string; version: number; contentId: string }>(
    `SELECT t.id, t.network_id AS "networkId", t.version, f.content_id AS "contentId" FROM resources t
     JOIN resource_versions v ON v.resource_id = t.id AND v.version = t.version
     JOIN files f ON f.id = v.file_id JOIN file_contents c ON c.id = f.content_id AND c.width IS NULL
     LEFT JOIN file_texts x ON x.content_id = f.content_id
     WHERE t.withdrawn_at IS NULL AND (x.content_id IS NULL
       OR x.at < now() - interval '1 hour' AND (x.state = 'WAITING' OR x.state = 'NOT_READ' AND $1))
     ORDER BY t.id LIMIT ${batch}`,
    [readsPdf],
  );
  for (const { contentId, ...resource } of files) await askToReadFile(tx, resource, contentId);
  return files.length;
}
