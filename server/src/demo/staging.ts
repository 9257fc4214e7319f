import type { SeatRole } from '@krets/shared/kinds';
import type { INestApplicationContext } from '@nestjs/common';
import { PostingChallenges } from '../challenges/posting.service.js';
import { ReadingChallenges } from '../challenges/reading.service.js';
import { Nodding } from '../chat/nodding.service.js';
import { ReadingChat } from '../chat/reading-chat.service.js';
import { Speaking } from '../chat/speaking.service.js';
import { Contributing } from '../contributions/contributing.service.js';
import { Initiating } from '../founding/initiating.service.js';
import { Shaping } from '../founding/shaping.service.js';
import { Stages } from '../founding/stages.service.js';
import { charterOf } from '../networks/charter.entity.js';
import { Charters } from '../networks/charters.service.js';
import { Effort } from '../networks/effort.entity.js';
import { Invitations } from '../networks/invitations.service.js';
import { Networks } from '../networks/networks.service.js';
import { Seats } from '../networks/seats.service.js';
import type { Tx } from '../platform/database/tx.js';
import { hashOf } from '../platform/door.js';
import { Curating } from '../resources/curating.service.js';
import { idOf } from './cast.js';
import { challenges } from './challenges.js';
import { consultations } from './consultations.js';
import type { DemoChallenge, DemoContribution, DemoMessage, DemoNetwork, DemoResource } from './demo.types.js';
import { type DemoForm, efforts, formOf } from './forms.js';
import { library } from './library.js';
import { people } from './people.js';
import { Shelving } from './shelving.js';
import { talk } from './talk.js';
import { Talking } from './talking.js';

const hours = 3_600_000;
const days = 24 * hours;
const byKey = new Map(people.map((person) => [person.key, person]));

type Act = { at: number; by: string; does: () => Promise<unknown> };
type Spoken = { message: DemoMessage; id: string; at: number; seq: number };
type Heard = { challenge: DemoChallenge; at: number; seq: number };

/** Plays what happened in a network in the order it happened, each act as the one who did it and at its time. */
export class Staging {
  readonly #now = Date.now();
  readonly #ids = new Map<DemoChallenge | DemoContribution, string>();
  readonly #heard: Heard[] = [];
  readonly #said: Spoken[] = [];
  readonly #acts: Act[] = [];

  constructor(
    private readonly app: INestApplicationContext,
    private readonly tx: Tx,
  ) {}

  /** The leadership efforts networks can be a part of. */
  async makesEfforts(administratorId: string): Promise<void> {
    await this.#as(administratorId, this.#now - 200 * days);
    for (const { key, name, kind } of efforts)
      await this.tx.insert(Effort, { id: idOf(`effort ${key}`), name, kind, madeAt: this.tx.at, endedAt: null });
  }

  async play(network: DemoNetwork, administratorId: string): Promise<void> {
    const networkId = network.isForming ? await this.#initiate(network) : await this.#found(network, administratorId);
    for (const challenge of challenges.filter((one) => one.network === network.key)) this.#plan(networkId, challenge);
    for (const consultation of consultations.filter((one) => one.network === network.key)) {
      const challenge = challenges.find(({ title }) => title === consultation.challenge);
      if (!challenge) throw new Error('The demo takes up what nobody has brought.');
      const talking = new Talking(this.app, this.tx, consultation);
      for (const { after, by, does } of talking.plan(() => this.#idOf(challenge)))
        this.#act(this.#now + (after - consultation.hoursAgo) * hours, by, does);
    }
    for (const message of talk[network.key] ?? []) this.#planMessage(networkId, message);
    for (const resource of library.filter((one) => one.network === network.key)) this.#shelve(networkId, resource);
    for (const act of this.#acts.splice(0).sort((a, b) => a.at - b.at)) {
      await this.#as(idOf(act.by), act.at);
      await act.does();
    }
    for (const { person } of network.seats) await this.#visits(person, networkId);
    this.#heard.length = 0;
    this.#said.length = 0;
  }

  async #as(personId: string, at: number): Promise<void> {
    this.tx.at = new Date(Math.min(at, this.#now));
    await this.tx.become(personId);
  }

  async #found({ key: network, name, purpose, seats }: DemoNetwork, administratorId: string): Promise<string> {
    const { tx } = this;
    const began = this.#now - 120 * days;
    await this.#as(administratorId, began);
    const { id: networkId } = await this.app.get(Networks).found(tx, { name, purpose });
    const first = idOf(seats[0]?.person ?? '');
    const form = formOf(network);
    for (const [i, { person, role }] of seats.entries()) {
      // The first facilitator is appointed by the administrator, puts the charter in force and invites the rest.
      await this.#sits(networkId, { by: i === 0 ? administratorId : first, person, role, at: began + i * days });
      if (i > 0) continue;
      await this.#as(first, began);
      const charter = { purpose, ...form.charter };
      await this.app.get(Charters).revise(tx, { networkId, replaces: 1, charter });
    }
    await this.#as(first, this.#now);
    await this.app.get(Shaping).shape(tx, this.#shapeOf(networkId, form));
    await this.#as(first, began + 20 * days);
    await this.app.get(Stages).take(tx, networkId, 'activate');
    return networkId;
  }

  /** A network its initiator has announced, whose form still lacks something. */
  async #initiate({ name, purpose, seats }: DemoNetwork): Promise<string> {
    const { tx } = this;
    const [initiator, ...others] = seats;
    const by = idOf(initiator?.person ?? '');
    const began = this.#now - 12 * days;
    await this.#as(by, began);
    const plan = { people: 8, open: false, charter: true, rhythm: 'REGULAR' as const };
    const effortId = idOf('effort policy');
    const networkId = await this.app.get(Initiating).initiate(tx, { name, purpose, plan, similarSeen: true, effortId });
    await this.#as(by, began);
    const organiser = {
      type: 'PUBLIC' as const,
      name: 'Direktoratet for forvaltning og økonomistyring',
      orgnr: '986252932',
    };
    await this.app.get(Shaping).shape(tx, { networkId, organiser, listed: true });
    await this.app.get(Stages).take(tx, networkId, 'announce');
    for (const [i, { person, role }] of others.entries())
      await this.#sits(networkId, { by, person, role, at: began + (i + 2) * days });
    return networkId;
  }

  /** Invited and seated, with the charter in force accepted. A key made long ago would be too old. */
  async #sits(networkId: string, { by, person, role, at }: { by: string; person: string; role: SeatRole; at: number }) {
    await this.#as(by, this.#now);
    const { key } = await this.app.get(Invitations).make(this.tx, { networkId, role });
    await this.#as(idOf(person), at);
    const { roleTitle = '', orgnr = '' } = byKey.get(person) ?? {};
    await this.tx.present(hashOf(key));
    const charter = await charterOf(this.tx, networkId);
    await this.app.get(Seats).take(this.tx, { key, roleTitle, orgnr, acceptsCharter: charter?.version ?? null });
  }

  #shapeOf(networkId: string, { organiser, effort, listed, meetsInDays, reviewInDays }: DemoForm) {
    const inDays = (count: number) => new Date(this.#now + count * days).toISOString().slice(0, 10);
    const effortId = idOf(`effort ${effort}`);
    const nextDates = meetsInDays.map(inDays);
    return { networkId, organiser, effortId, similarSeen: true, listed, nextDates, reviewBy: inDays(reviewInDays) };
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

  #planMessage(networkId: string, message: DemoMessage): void {
    const { by, daysAgo, body, lang, answers, names = [], nods = [] } = message;
    const at = this.#now - daysAgo * days;
    this.#act(at, by, async () => {
      const quoted = answers && this.#said.find((one) => one.message.body.startsWith(answers));
      const seats = names.map(async (name) => {
        const seat = await this.tx.row<{ id: string }>(
          `SELECT id FROM seats WHERE network_id = $1 AND person_id = $2`,
          [networkId, idOf(name)],
        );
        return seat?.id ?? '';
      });
      const { id, seq } = await this.app.get(Speaking).post(this.tx, {
        networkId,
        clientId: idOf(`talk ${networkId} ${by} ${body}`),
        body,
        lang,
        quotedId: quoted ? quoted.id : null,
        mentions: await Promise.all(seats),
        pictures: [],
      });
      this.#said.push({ message, id, at, seq });
      for (const [giver, kind] of nods) {
        await this.#as(idOf(giver), at + hours / 2);
        await this.app.get(Nodding).nod(this.tx, { messageId: id, kind });
      }
    });
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
  async #visits(person: string, networkId: string): Promise<void> {
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
    const spoken = this.#said.findLast((one) => one.at <= visited);
    if (spoken) await this.app.get(ReadingChat).markRead(this.tx, networkId, spoken.seq);
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
