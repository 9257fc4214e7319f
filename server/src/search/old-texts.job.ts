import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Message, textOfMessage } from '../chat/message.entity.js';
import { ConsultationPost, textOfPost } from '../consultations/consultation-post.entity.js';
import { Challenge, textOfChallenge } from '../discussion/challenges/challenge.entity.js';
import { Contribution, textOfContribution } from '../discussion/contributions/contribution.entity.js';
import { StoredResource } from '../library/resource.entity.js';
import { StoredResourceVersion, textOfResource } from '../library/resource-version.entity.js';
import { writePassage } from '../passages/passage.entity.js';
import { CONFIG, type ServerConfig } from '../platform/config/config.token.js';
import { Transactions } from '../platform/database/transactions.js';
import type { Tx } from '../platform/database/tx.js';
import { log } from '../platform/logging/log.js';

const batch = 100;
/** In milliseconds, after each batch: whoever writes meanwhile comes first. */
const rest = 20;
const lacking = `t.withdrawn_at IS NULL AND NOT EXISTS (SELECT 1 FROM passages p WHERE p.id = t.id) ORDER BY t.id LIMIT ${batch}`;

/**
 * Makes found what was written before there was a search, or by a server that does not know it. It acts as each person who sits in a room,
 * so that it reads no more than they do. It may be stopped at any time, and goes on with what lacks a passage.
 */
@Injectable()
export class OldTextsJob implements OnApplicationBootstrap, OnModuleDestroy {
  #stopped = false;
  #running: Promise<void> = Promise.resolve();

  constructor(
    private readonly transactions: Transactions,
    @Inject(CONFIG) private readonly config: ServerConfig,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.jobs === 'off') return;
    this.#running = this.run().catch((err: unknown) => log.error({ err }, 'Old texts were not made found'));
  }

  async onModuleDestroy(): Promise<void> {
    this.#stopped = true;
    await this.#running;
  }

  async run(): Promise<void> {
    let made = 0;
    for (let person = await this.#next(null); person && !this.#stopped; person = await this.#next(person)) {
      for (let more = true; more && !this.#stopped; ) {
        const some = await this.#someOf(person);
        made += some;
        more = some > 0;
        if (more) await pause(rest);
      }
    }
    if (made > 0) log.info({ made }, 'Old texts were made found');
  }

  async #next(after: string | null): Promise<string | undefined> {
    const row = await this.transactions.write('', (tx) =>
      tx.row<{ person: string | null }>('SELECT app.next_seated_person($1) AS person', [after]),
    );
    return row?.person ?? undefined;
  }

  /** What one person reads must not prevent the job from going on with the next. */
  async #someOf(personId: string): Promise<number> {
    try {
      return await this.transactions.writeAs(personId, (tx) => makeFound(tx));
    } catch (err) {
      log.warn({ err }, 'Some old texts were not made found');
      return 0;
    }
  }
}

/** @returns how many texts it has made found */
async function makeFound(tx: Tx): Promise<number> {
  const [challenges, contributions, messages, resources, posts] = await Promise.all([
    tx.select(Challenge, `WHERE ${lacking}`),
    tx.select(Contribution, `WHERE t.hidden_at IS NULL AND ${lacking}`),
    tx.select(Message, `WHERE ${lacking}`),
    tx.select(StoredResource, `WHERE ${lacking}`),
    tx.selectWith<ConsultationPost, { challengeId: string }>(
      ConsultationPost,
      'c.challenge_id AS "challengeId"',
      `JOIN consultations c ON c.id = t.consultation_id WHERE ${lacking}`,
    ),
  ]);
  const versions = await tx.select(
    StoredResourceVersion,
    'JOIN resources r ON r.id = t.resource_id AND r.version = t.version WHERE t.resource_id = ANY($1)',
    [resources.map(({ id }) => id)],
  );
  for (const one of challenges)
    await writePassage(
      tx,
      { ...one, kind: 'CHALLENGE', authorId: one.ownerId, challengeId: one.id },
      textOfChallenge(one),
    );
  for (const one of contributions) await writePassage(tx, { ...one, kind: 'CONTRIBUTION' }, textOfContribution(one));
  for (const one of messages) await writePassage(tx, { ...one, kind: 'MESSAGE' }, textOfMessage(one));
  for (const one of posts) await writePassage(tx, { ...one, kind: 'CONSULTATION' }, textOfPost(one));
  for (const one of resources) {
    const version = versions.find(({ resourceId }) => resourceId === one.id);
    const source = { ...one, kind: 'RESOURCE' as const, authorId: one.addedBy, hasFile: version?.fileId != null };
    await writePassage(tx, source, version ? textOfResource(version) : { body: '' });
  }
  return challenges.length + contributions.length + messages.length + posts.length + resources.length;
}
