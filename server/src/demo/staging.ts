import type { INestApplicationContext } from '@nestjs/common';
import { PostingChallenges } from '../challenges/posting.service.js';
import { ReadingChallenges } from '../challenges/reading.service.js';
import { Contributing } from '../contributions/contributing.service.js';
import { Invitations } from '../networks/invitations.service.js';
import { Networks } from '../networks/networks.service.js';
import { Seats } from '../networks/seats.service.js';
import type { Tx } from '../platform/database/tx.js';
import { Curating } from '../resources/curating.service.js';
import { idOf } from './cast.js';
import { challenges } from './challenges.js';
import type { DemoChallenge, DemoContribution, DemoNetwork, DemoResource } from './demo.types.js';
import { library } from './library.js';
import { people } from './people.js';
import { Shelving } from './shelving.js';

const hours = 3_600_000;
const days = 24 * hours;
const byKey = new Map(people.map((person) => [person.key, person]));

type Act = { at: number; by: string; does: () => Promise<unknown> };
type Heard = { challenge: DemoChallenge; at: number; seq: number };

/** Plays what happened in a network in the order it happened, each act as the one who did it and at its time. */
export class Staging {
  readonly #now = Date.now();
  readonly #ids = new Map<DemoChallenge | DemoContribution, string>();
  readonly #heard: Heard[] = [];
  readonly #acts: Act[] = [];

  constructor(
    private readonly app: INestApplicationContext,
    private readonly tx: Tx,
  ) {}

  async play(network: DemoNetwork, administratorId: string): Promise<void> {
    const networkId = await this.#found(network, administratorId);
    for (const challenge of challenges.filter((one) => one.network === network.key)) this.#plan(networkId, challenge);
    for (const resource of library.filter((one) => one.network === network.key)) this.#shelve(networkId, resource);
    for (const act of this.#acts.splice(0).sort((a, b) => a.at - b.at)) {
      await this.#as(idOf(act.by), act.at);
      await act.does();
    }
    for (const { person } of network.seats) await this.#visits(person);
    this.#heard.length = 0;
  }

  async #as(personId: string, at: number): Promise<void> {
    this.tx.at = new Date(Math.min(at, this.#now));
    await this.tx.become(personId);
  }

  async #found({ name, purpose, seats }: DemoNetwork, administratorId: string): Promise<string> {
    const { tx } = this;
    const began = this.#now - 120 * days;
    await this.#as(administratorId, began);
    const { id: networkId } = await this.app.get(Networks).found(tx, { name, purpose });
    const invitations = this.app.get(Invitations);
    for (const [i, { person, role }] of seats.entries()) {
      // The first facilitator is appointed by the administrator and invites the rest. A key made long ago would be too old.
      await this.#as(i === 0 ? administratorId : idOf(seats[0]?.person ?? ''), this.#now);
      const { key } = await invitations.make(tx, { networkId, role });
      await this.#as(idOf(person), began + i * days);
      const { roleTitle = '', orgnr = '' } = byKey.get(person) ?? {};
      await this.app.get(Seats).take(tx, { key, roleTitle, orgnr });
    }
    return networkId;
  }

  #plan(networkId: string, challenge: DemoChallenge): void {
    const { by, daysAgo, decideInDays, withdrawnHoursAfter, network, thread, ...form } = challenge;
    const posting = this.app.get(PostingChallenges);
    const began = this.#now - daysAgo * days;
    const decideBy = decideInDays === undefined ? null : this.#day(decideInDays);
    this.#act(began, by, async () => {
      const posted = await posting.post(this.tx, {
        networkId,
        clientId: idOf(`${network} ${form.title}`),
        challenge: { ...form, decideBy, deidentified: true, noClassified: true },
      });
      this.#ids.set(challenge, posted.id);
      this.#heard.push({ challenge, at: began, seq: 0 });
    });
    if (withdrawnHoursAfter !== undefined) {
      this.#act(began + withdrawnHoursAfter * hours, by, () => posting.withdraw(this.tx, this.#idOf(challenge)));
    }
    for (const contribution of thread) this.#planContribution(challenge, began, contribution);
  }

  #planContribution(challenge: DemoChallenge, began: number, said: DemoContribution, parent?: DemoContribution): void {
    const { by, kind, hoursAfter, body, link, lang, edited, withdrawnHoursAfter, replies = [] } = said;
    const contributing = this.app.get(Contributing);
    const at = began + hoursAfter * hours;
    this.#act(at, by, async () => {
      const { id, seq } = await contributing.post(this.tx, {
        challengeId: this.#idOf(challenge),
        clientId: idOf(`${challenge.title} ${by} ${hoursAfter} ${body}`),
        parentId: parent ? this.#idOf(parent) : null,
        kind,
        body: edited?.before ?? body,
        link: link ?? null,
        lang,
      });
      this.#ids.set(said, id);
      this.#heard.push({ challenge, at, seq });
    });
    if (edited) {
      this.#act(began + edited.hoursAfter * hours, by, () =>
        contributing.edit(this.tx, { id: this.#idOf(said), body, link: link ?? null }),
      );
    }
    if (withdrawnHoursAfter !== undefined) {
      this.#act(began + withdrawnHoursAfter * hours, by, () => contributing.withdraw(this.tx, this.#idOf(said)));
    }
    for (const reply of replies) this.#planContribution(challenge, began, reply, said);
  }

  #shelve(networkId: string, resource: DemoResource): void {
    const shelving = new Shelving(this.app, this.tx, networkId);
    const curating = this.app.get(Curating);
    const { by, daysAgo, reviewInDays, chosen, beside } = resource;
    const revised = 'revised' in resource ? resource.revised : undefined;
    const reviewBy = reviewInDays === undefined ? null : this.#day(reviewInDays);
    const at = this.#now - daysAgo * days;
    let id = '';
    this.#act(at, by, async () => {
      id = await shelving.add(resource, reviewBy);
    });
    if (chosen) this.#act(at + hours, by, () => curating.choose(this.tx, id, true));
    if (revised) {
      this.#act(this.#now - revised.daysAgo * days, revised.by, () =>
        shelving.revise(id, resource, revised.change, revised.body, reviewBy),
      );
    }
    const challenge = challenges.find(
      ({ network, title }) => network === resource.network && title.startsWith(beside ?? '\n'),
    );
    if (!challenge) return;
    this.#act(Math.max(at, this.#now - challenge.daysAgo * days) + 2 * hours, challenge.by, () =>
      curating.attach(this.tx, { challengeId: this.#idOf(challenge), resourceId: id }),
    );
  }

  #day(inDays: number): string {
    return new Date(this.#now + inDays * days).toISOString().slice(0, 10);
  }

  /** Reads everything that stood there at the last visit. */
  async #visits(person: string): Promise<void> {
    const visited = this.#now - (byKey.get(person)?.lastVisitDaysAgo ?? 0) * days;
    await this.#as(idOf(person), visited);
    const seen = new Map<DemoChallenge, number>();
    for (const { challenge, at, seq } of this.#heard) {
      const hidden = challenge.withdrawnHoursAfter !== undefined && challenge.by !== person;
      if (at <= visited && !hidden) seen.set(challenge, Math.max(seen.get(challenge) ?? 0, seq));
    }
    for (const [challenge, seq] of seen) {
      await this.app.get(ReadingChallenges).markRead(this.tx, this.#idOf(challenge), seq);
    }
  }

  #act(at: number, by: string, does: Act['does']): void {
    this.#acts.push({ at, by, does });
  }

  #idOf(what: DemoChallenge | DemoContribution): string {
    const id = this.#ids.get(what);
    if (!id) throw new Error('The demo speaks of what has not happened yet.');
    return id;
  }
}
