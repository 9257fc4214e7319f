import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { CONFIG, type ServerConfig } from '../platform/config/config.token.js';
import { log } from '../platform/logging/log.js';
import { NoticeMailService } from './notice-mail.service.js';
import { NoticePushService } from './notice-push.service.js';

/** In milliseconds. */
const every = 5_000;
const atOnce = 50;

/** Looks for people with a notice or a digest due. Safe on several servers at once. */
@Injectable()
export class NoticeMailJob implements OnApplicationBootstrap, OnModuleDestroy {
  #timer: NodeJS.Timeout | undefined;
  #inProgress = Promise.resolve();
  #stopped = false;

  constructor(
    private readonly noticeMailService: NoticeMailService,
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
    for (let before = ''; !this.#stopped; ) {
      const people = await this.noticeMailService.due(atOnce);
      // Those who could not be decided on are due still: they come again at the next look.
      if (people.length === 0 || people.join() === before) return;
      before = people.join();
      for (const personId of people) {
        if (this.#stopped) return;
        await this.noticeMailService
          .send(personId)
          .catch((err: unknown) => log.error({ err }, 'The notices of a person were not sent'));
      }
      await this.noticePushService.deliver(people);
    }
  }
}
