import type { INestApplicationContext } from '@nestjs/common';
import { ChatQueries } from '../chat/chat-queries.service.js';
import { MessageService } from '../chat/messages.service.js';
import { ReactionService } from '../chat/reactions.service.js';
import { ChallengeQueries } from '../discussion/challenges/challenge-queries.service.js';
import { ChallengeService } from '../discussion/challenges/challenges.service.js';
import { ContributionReactionService } from '../discussion/contributions/contribution-reactions.service.js';
import { ContributionService } from '../discussion/contributions/contributions.service.js';
import { SavedItemService } from '../discussion/saved/saved-items.service.js';
import { CurationService } from '../library/curation.service.js';
import { NoticeChoiceService } from '../notices/notice-choices.service.js';
import { NoticeService } from '../notices/notices.service.js';
import type { Tx } from '../platform/database/tx.js';
import { idOf, seatsHeldBy } from './cast-list.js';
import { ConsultationPlayer } from './consultation-player.js';
import { DatePollPlayer } from './date-poll-player.js';
import type {
  CastMember,
  DemoChallenge,
  DemoContribution,
  DemoMessage,
  DemoNetwork,
  DemoResource,
} from './demo.types.js';
import type { DemoContent } from './demo-content.js';
import { DemoFiles } from './demo-files.js';
import { MeetingPlayer } from './meeting-player.js';
import { NetworkPlayer } from './network-player.js';

const hours = 3_600_000;
const days = 24 * hours;

type Act = { at: number; by: string; does: () => Promise<unknown> };
type PlayedMessage = { message: DemoMessage; id: string; at: number; seq: number };
type PlayedChallenge = { challenge: DemoChallenge; at: number; seq: number };

/** Plays the events of a network in order, each as the person who did it and at its time. */
export class DemoPlayer {
  readonly #now = Date.now();
  #networkId = '';
  readonly #ids = new Map<DemoChallenge | DemoContribution, string>();
  readonly #challenges: PlayedChallenge[] = [];
  readonly #messages: PlayedMessage[] = [];
  readonly #acts: Act[] = [];
  readonly #people: Map<string, CastMember>;
  readonly #networkPlayer: NetworkPlayer;

  constructor(
    private readonly app: INestApplicationContext,
    private readonly tx: Tx,
    private readonly content: DemoContent,
  ) {
    this.#people = new Map(content.people.map((person) => [person.key, person]));
    this.#networkPlayer = new NetworkPlayer(app, tx, this.#people, this.#now);
  }

  async play(network: DemoNetwork, administratorId: string): Promise<void> {
    const networkId = await this.#networkPlayer.play(network, administratorId);
    this.#networkId = networkId;
    const { key } = network;
    const challenges = this.content.challenges[key] ?? [];
    for (const challenge of challenges) this.#plan(networkId, key, challenge);
    for (const consultation of this.content.consultations.filter((one) => one.network === key)) {
      const challenge = challenges.find(({ title }) => title === consultation.challenge);
      if (!challenge) throw new Error('The demo consults on a challenge that does not exist.');
      const talking = new ConsultationPlayer(this.app, this.tx, consultation);
      for (const { after, by, does } of talking.plan(() => this.#idOf(challenge)))
        this.#act(this.#now + (after - consultation.hoursAgo) * hours, by, does);
    }
    const challengeStarting = (words: string) => this.#idOf(challenges.find(({ title }) => title.startsWith(words)));
    for (const meeting of this.content.meetings[key] ?? []) {
      const playing = new MeetingPlayer(this.app, this.tx, { networkId, network: key, challengeStarting }, meeting);
      for (const { daysAgo, by, does } of playing.plan()) this.#act(this.#now - daysAgo * days, by, does);
    }
    for (const poll of this.content.dates[key] ?? []) {
      const plan = new DatePollPlayer(this.app, this.tx, networkId, poll).plan();
      for (const [n, { by, does }] of plan.entries()) this.#act(this.#now - 0.1 * days + n * 60_000, by, does);
    }
    for (const message of this.content.messages[key] ?? []) this.#planMessage(networkId, message);
    for (const resource of this.content.library[key] ?? []) this.#addResource(networkId, key, resource);
    for (const act of this.#acts.splice(0).sort((a, b) => a.at - b.at)) {
      await this.#networkPlayer.actAs(idOf(act.by), act.at);
      await act.does();
    }
    for (const { person } of network.seats) await this.#visits(person, networkId);
    this.#challenges.length = 0;
    this.#messages.length = 0;
  }

  #plan(networkId: string, network: string, challenge: DemoChallenge): void {
    const { by, daysAgo, decideInDays, withdrawnHoursAfter, thread, marked, ...form } = challenge;
    const posting = this.app.get(ChallengeService);
    const began = this.#now - daysAgo * days;
    this.#act(began, by, async () => {
      const decideBy = decideInDays === undefined ? null : this.#day(decideInDays);
      const posted = await posting.post(this.tx, {
        networkId,
        clientId: idOf(`${network} ${form.title}`),
        challenge: { ...form, decideBy, deidentified: true, noClassified: true },
      });
      this.#ids.set(challenge, posted.id);
      this.#challenges.push({ challenge, at: began, seq: 0 });
    });
    if (withdrawnHoursAfter !== undefined) {
      this.#act(began + withdrawnHoursAfter * hours, by, () => posting.withdraw(this.tx, this.#idOf(challenge)));
    }
    const mark = () => marked && posting.mark(this.tx, { ...marked, id: this.#idOf(challenge) });
    if (marked) this.#act(began + marked.hoursAfter * hours, by, async () => mark());
    for (const contribution of thread) this.#planContribution(challenge, began, contribution);
  }

  #planContribution(challenge: DemoChallenge, began: number, said: DemoContribution, parent?: DemoContribution): void {
    const { by, kind, hoursAfter, body, link, lang, edited, withdrawnHoursAfter } = said;
    const { replies = [], names = [], quotes, reactions = [] } = said;
    const contributing = this.app.get(ContributionService);
    const at = began + hoursAfter * hours;
    this.#act(at, by, async () => {
      const quoted = challenge.thread.find((one) => quotes && one.body.startsWith(quotes));
      const { id, seq } = await contributing.post(this.tx, {
        challengeId: this.#idOf(challenge),
        clientId: idOf(`${challenge.title} ${by} ${hoursAfter} ${body}`),
        parentId: parent ? this.#idOf(parent) : null,
        kind,
        body: edited?.before ?? body,
        link: link ?? null,
        mentions: await seatsHeldBy(this.tx, this.#networkId, names),
        quotedId: quoted ? this.#idOf(quoted) : null,
        pictures: [],
        lang,
      });
      this.#ids.set(said, id);
      this.#challenges.push({ challenge, at, seq });
      for (const [giver, reaction] of reactions) {
        await this.#networkPlayer.actAs(idOf(giver), at + hours / 2);
        await this.app.get(ContributionReactionService).add(this.tx, { contributionId: id, kind: reaction });
      }
    });
    const edit = () => contributing.edit(this.tx, { id: this.#idOf(said), body, link: link ?? null });
    if (edited) this.#act(began + edited.hoursAfter * hours, by, edit);
    if (withdrawnHoursAfter !== undefined) {
      this.#act(began + withdrawnHoursAfter * hours, by, () => contributing.withdraw(this.tx, this.#idOf(said)));
    }
    for (const reply of replies) this.#planContribution(challenge, began, reply, said);
  }

  #planMessage(networkId: string, message: DemoMessage): void {
    const { by, daysAgo, body, lang, answers, names = [], reactions = [] } = message;
    const at = this.#now - daysAgo * days;
    this.#act(at, by, async () => {
      const quoted = answers && this.#messages.find((one) => one.message.body.startsWith(answers));
      const { id, seq } = await this.app.get(MessageService).post(this.tx, {
        networkId,
        clientId: idOf(`talk ${networkId} ${by} ${body}`),
        body,
        lang,
        quotedId: quoted ? quoted.id : null,
        mentions: await seatsHeldBy(this.tx, networkId, names),
        pictures: [],
      });
      this.#messages.push({ message, id, at, seq });
      for (const [giver, kind] of reactions) {
        await this.#networkPlayer.actAs(idOf(giver), at + hours / 2);
        await this.app.get(ReactionService).add(this.tx, { messageId: id, kind });
      }
    });
  }

  #addResource(networkId: string, network: string, resource: DemoResource): void {
    const files = new DemoFiles(this.app, this.tx, networkId, network);
    const curating = this.app.get(CurationService);
    const { by, daysAgo, reviewInDays, chosen, beside } = resource;
    const revised = 'revised' in resource ? resource.revised : undefined;
    const reviewBy = reviewInDays === undefined ? null : this.#day(reviewInDays);
    const at = this.#now - daysAgo * days;
    let id = '';
    this.#act(at, by, async () => {
      id = await files.add(resource, reviewBy);
    });
    if (chosen) this.#act(at + hours, by, () => curating.recommend(this.tx, id, true));
    if (revised) {
      this.#act(this.#now - revised.daysAgo * days, revised.by, () =>
        files.revise(id, resource, revised.change, revised.body, reviewBy),
      );
    }
    const challenge = this.content.challenges[network]?.find(({ title }) => title.startsWith(beside ?? '\n'));
    if (!challenge) return;
    this.#act(Math.max(at, this.#now - challenge.daysAgo * days) + 2 * hours, challenge.by, () =>
      curating.attach(this.tx, { challengeId: this.#idOf(challenge), resourceId: id }),
    );
  }

  #day(inDays: number): string {
    return new Date(this.#now + inDays * days).toISOString().slice(0, 10);
  }

  /** Marks everything posted before the last visit as read. */
  async #visits(person: string, networkId: string): Promise<void> {
    const visited = this.#now - (this.#people.get(person)?.lastVisitDaysAgo ?? 0) * days;
    await this.#networkPlayer.actAs(idOf(person), visited);
    const seen = new Map<DemoChallenge, number>();
    for (const { challenge, at, seq } of this.#challenges) {
      const hidden = challenge.withdrawnHoursAfter !== undefined && challenge.by !== person;
      if (at <= visited && !hidden) seen.set(challenge, Math.max(seen.get(challenge) ?? 0, seq));
    }
    for (const [challenge, seq] of seen) {
      await this.app.get(ChallengeQueries).markRead(this.tx, this.#idOf(challenge), seq);
    }
    const spoken = this.#messages.findLast((one) => one.at <= visited);
    if (spoken) await this.app.get(ChatQueries).markRead(this.tx, networkId, spoken.seq);
    await this.#saves(person);
    // What they have read in a thread is read; of the rest they have put off what is newest.
    await this.app.get(NoticeService).markAllRead(this.tx, new Date(visited - 2 * days));
    await this.app.get(NoticeChoiceService).chooseRoom(this.tx, networkId, 'WAITING', false);
  }

  async #saves(person: string): Promise<void> {
    const saved = this.app.get(SavedItemService);
    for (const { challenge } of this.#challenges) {
      const challengeId = this.#idOf(challenge);
      if (challenge.savedBy?.includes(person)) await saved.save(this.tx, { challengeId });
      for (const contribution of challenge.thread.filter(({ savedBy }) => savedBy?.includes(person)))
        await saved.save(this.tx, { challengeId, contributionId: this.#idOf(contribution) });
    }
  }

  #act(at: number, by: string, does: Act['does']): void {
    this.#acts.push({ at, by, does });
  }

  #idOf(what: DemoChallenge | DemoContribution | undefined): string {
    const id = what && this.#ids.get(what);
    if (!id) throw new Error('The demo refers to something that has not happened yet.');
    return id;
  }
}
