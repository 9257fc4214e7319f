import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { CONFIG, type ServerConfig } from '../platform/config/config.token.js';
import { nobodyId } from '../platform/database/identity.js';
import { log } from '../platform/logging/log.js';
import { NoticeDeliveryService } from './notice-delivery.service.js';
import { NoticePushService } from './notice-push.service.js';

/** In milliseconds. */
const every = 5_000;
const atOnce = 100;
/** People at the same time: a transaction waits more than it works, and requests need connections too. */
const together = 3;

/** Looks for people with a notice or a digest due. Safe on several servers at once. */
@Injectable()
export class NoticeDeliveryJob implements OnApplicationBootstrap, OnModuleDestroy {
  #timer: NodeJS.Timeout | undefined;
  #inProgress = Promise.resolve();
  #stopped = false;

  constructor(
    private readonly noticeDeliveryService: NoticeDeliveryService,
    private readonly noticePushService: NoticePushService,
    @Inject(CONFIG) private readonly config: ServerConfig,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.jobs !== 'off') this.#next();
  }

  async onModuleDestroy(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#inProgress;
  }

  #next(): void {
    if (this.#stopped) return;
    this.#timer = setTimeout(() => {
      this.#inProgress = this.#run()
        .catch((err: unknown) => log.warn({ err }, 'Notices were not sent'))
        .finally(() => this.#next());
    }, every).unref();
  }

  async #run(): Promise<void> {
    await this.noticeDeliveryService.remindOfMeetings();
    // Those who could not be decided on are due still, and hold up nobody: they come again at the next look.
    for (let after = nobodyId; !this.#stopped; ) {
      const people = await this.noticeDeliveryService.due(atOnce, after);
      const last = people.at(-1);
      if (!last) return;
      after = last;
      const left = [...people];
      await Promise.all(Array.from({ length: together }, () => this.#sendEach(left)));
      if (!this.#stopped) await this.noticePushService.deliver(people);
    }
  }

  async #sendEach(left: string[]): Promise<void> {
    for (let personId = left.shift(); personId && !this.#stopped; personId = left.shift())
      await this.noticeDeliveryService
        .send(personId)
        .catch((err: unknown) => log.error({ err }, 'The notices of a person were not sent'));
  }
}
