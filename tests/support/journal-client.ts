import { type EntryAdded, entryOf } from '@krets/shared/realtime';
import { type JournalEvent, JournalFollower } from '../../web/src/app/realtime/journal-follower.js';
import { datePollFields, meetingFields } from './meetings.js';
import { type Listener, type Person, Refused } from './person.js';

type Row = { id: string };
type Quoting = { quoted: Row | null };
type View = {
  network: unknown;
  chat: unknown;
  challenges: Map<string, unknown>;
  contributions: Map<string, unknown>;
  messages: Map<string, unknown>;
  resources: Row[];
  consultations: Map<string, unknown>;
};

const seat = 'id role roleTitle takenAt endedAt state organisation { orgnr } person { id name roleTitle county }';
const resource = `id kind title why lang tags link body alt change version createdAt changedAt reviewBy recommendedAt withdrawnAt fileText
  filesGoAt file { id name mediaType bytes width height } collection { id title } usedIn { id title }
  mentionedIn { at contributionId messageId challengeId by { id } }
  addedBy { ${seat} } changedBy { ${seat} } viewerMay { revise curate withdraw restore }
  versions { version title why link body alt change madeAt file { id name } author { id } }`;
const contribution = `id clientId parentId kind body link resourceId resource { id title kind file { id } } lang seq path depth createdAt editedAt withdrawnAt
  author { ${seat} } answersTo { id } earlier { body link resourceId replacedAt }
  hiddenAt hiddenReason hiddenAnswer splitProposedAt mentions quoted { id excerpt author { id } }
  reactions { kind seat { id } } pictures { id alt }
  viewerMay { edit withdraw restore reply react hide show answerHiding move splitOff reportContent }`;
const challenge = `id title situation role pullA pullB tried helpWanted decideBy reshare lang createdAt editedAt withdrawnAt
  readers { people seats { id } } answers contributionCount lastActivityAt newToMe neverOpened owner { ${seat} } firstUnread { id before } resources { id title }
  earlier { title replacedAt } pinnedAt lockedAt status statusNote statusAt viewerMay { contribute mark revise withdraw restore moderate reportContent }
  quotes { id answer body author { ${seat} } viewerMay { agree refuse } }`;
const message = `id clientId seq body lang mentions createdAt editedAt withdrawnAt author { ${seat} }
  quoted { id seq excerpt author { ${seat} } } reactions { kind seat { ${seat} } } pictures { id name mediaType bytes width height alt }
  resourceId resource { id title kind file { id } } viewerMay { edit withdraw restore react }`;
const chat = `retentionDays myReadSeq firstUnread retentionChoices { days gone } viewerMay { post chooseRetention }
  quoteRequests { words quote { id answer } challenge { id title } }`;
const network = `id name purpose seatsMax newToMe journalSeq seats { ${seat} } readers { people organisations seats { id } }
  invitations { id email role } collections { id title } resourceTags viewerMayAddResource
  viewerMay { invite changeSettings endSeats leave postChallenge }
  stage charter { version expectations } formRequirements { code met } vacantSeats { id } log { kind detail reason challengeTitle }
  questions applicants { id state roleTitle yes needed myVote warnings viewerMay { admit vote decline } }
  organiserName listed listing { counties national attendance roles levels language contact } programme { id } similarSeen reviewBy nextDates seatsMin closing { yes seats mine } stageRights { pause close }
  split { id open nameA nameB sides { side seat { id } } }
  facilitatorTurn { rotation next { id } on offeredTo { id } offeredToMe mayOffer mayStepDown }
  emergencyAccess { id expiresAt viewerMayEnd }
  elections { id yes needed mine seat { id } } welcome { words lang writtenAt }
  ${datePollFields} nextMeeting { id agenda { items { words { body } } } } meetings { ${meetingFields} place writtenMinutes { blocks { learned nextSteps { body } } } run { version step facilitator { id } } }`;

const consultation = `id challengeId mode stage phaseSeq phaseStartedAt phaseEndsAt pausedAt startsAt startedAt closedAt followUpOn
  phase { key } owner { ${seat} } facilitator { id } participants { role participation seat { id } } skipAsked
  me { role participation heard done othersHidden open { kind left } } notYetPosted { id } hands { raisedAt seat { id } }
  posts(first: 100) { nodes { id kind body withdrawnAt } } transitions { number why } outcome { takeaways { id } }
  viewerMay { ask join decline start advance skip claimFacilitator raiseHand }`;

/** A client that loaded the room once and since then has only followed the news, with the web's own follower. */
export class JournalClient {
  readonly #follower: JournalFollower;
  #view: View = {
    network: null,
    chat: null,
    challenges: new Map(),
    contributions: new Map(),
    messages: new Map(),
    resources: [],
    consultations: new Map(),
  };
  #work: Promise<void> = Promise.resolve();
  readonly received: EntryAdded[] = [];
  listener: Listener | undefined;

  constructor(
    readonly person: Person,
    readonly networkId: string,
    /** False for one that only hears, and fetches nothing. */
    shows = true,
  ) {
    this.#follower = new JournalFollower(
      (after) => this.#journal(after),
      (event) => {
        if (event !== 'outOfDate') this.received.push(event);
        if (shows) this.#work = this.#work.then(() => this.#apply(event));
      },
    );
  }

  get last(): number {
    return this.#follower.last ?? 0;
  }

  /** Enters the room, for the first time or again. */
  async connect(): Promise<void> {
    this.listener = await this.person.listen();
    // A gap that cannot be filled now is filled at the next news or the next entering.
    const receive = (event: EntryAdded) => void this.#follower.receive(event).catch(() => {});
    this.listener.socket.on('changed', receive);
    this.listener.socket.on('message', (posted) => receive(entryOf(posted)));
    const { seq } = await this.listener.enter(this.networkId);
    if (seq !== null) await this.#follower.entered(seq);
  }

  /** Closes the connection without a word, as in a tunnel. */
  cut(): void {
    this.listener?.socket.disconnect();
  }

  /** What this client shows. */
  async view(): Promise<unknown> {
    await this.#work;
    return plain(this.#view);
  }

  /** What a client shows that has loaded everything just now. */
  async reload(): Promise<unknown> {
    return plain(await this.#load());
  }

  /** Tries again while the server or its database is away. */
  async #ask<T>(query: string, variables: Record<string, unknown>, tries = 100): Promise<T> {
    try {
      return await this.person.ask<T>(query, variables);
    } catch (error) {
      if (error instanceof Refused || tries === 0) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
      return this.#ask(query, variables, tries - 1);
    }
  }

  async #journal(after: number) {
    const { journal: event } = await this.#ask<{ journal: { complete: boolean; items: EntryAdded[] } }>(
      'query ($id: ID!, $after: Int!) { journal(networkId: $id, after: $after) { complete items { seq topic id challengeId } } }',
      { id: this.networkId, after },
    );
    return { complete: event.complete, items: event.items.map((item) => ({ ...item, networkId: this.networkId })) };
  }

  async #apply(event: JournalEvent): Promise<void> {
    // A seat that changed its name or ended is shown with every post of its holder; a new charter changes who can read.
    // Of a network it is told, too, that something has changed which is closed to this seat.
    if (event === 'outOfDate' || ['SEAT', 'NETWORK', 'CHARTER'].includes(event.topic)) {
      this.#view = await this.#load();
      return;
    }
    this.#view.network = await this.#one('network', this.networkId, network);
    this.#view.chat = await this.#chat();
    if (event.topic === 'MESSAGE') await this.#message(event.id);
    if (event.topic === 'CHALLENGE') await this.#put(this.#view.challenges, 'challenge', event.id, challenge);
    if (event.topic === 'CONTRIBUTION') {
      const quoting = [...this.#view.contributions].filter(([, one]) => (one as Quoting).quoted?.id === event.id);
      for (const id of [event.id, ...quoting.map(([one]) => one)])
        await this.#put(this.#view.contributions, 'contribution', id, contribution);
      await this.#put(this.#view.challenges, 'challenge', event.challengeId ?? '', challenge);
    }
    // The changed content may link to, or be linked from, the library.
    if (['RESOURCE', 'CHALLENGE', 'CONTRIBUTION', 'MESSAGE'].includes(event.topic))
      this.#view.resources = await this.#library();
    if (event.topic === 'RESOURCE') {
      for (const id of this.#view.challenges.keys()) await this.#put(this.#view.challenges, 'challenge', id, challenge);
      for (const [id, posted] of this.#view.contributions) {
        if ((posted as { resourceId: string | null }).resourceId === event.id)
          await this.#put(this.#view.contributions, 'contribution', id, contribution);
      }
    }
    if (event.topic === 'RESOURCE') {
      for (const [id, posted] of this.#view.messages)
        if ((posted as { resourceId: string | null }).resourceId === event.id) await this.#message(id);
    }
    if (event.topic === 'CONSULTATION')
      await this.#put(this.#view.consultations, 'consultation', event.id, consultation);
    // A challenge that comes back brings its thread and its consultations with it, one that goes takes them along.
    if (event.topic === 'CHALLENGE') {
      await this.#thread(event.id);
      this.#view.consultations = await this.#consultations();
    }
  }

  /** A message is also shown in those that quote it. */
  async #message(id: string): Promise<void> {
    const quoting = [...this.#view.messages].filter(([, one]) => (one as Quoting).quoted?.id === id);
    for (const each of [id, ...quoting.map(([one]) => one)])
      await this.#put(this.#view.messages, 'message', each, message);
  }

  async #chat(): Promise<unknown> {
    const answer = await this.#ask<{ chat: unknown }>(`query ($id: ID!) { chat(networkId: $id) { ${chat} } }`, {
      id: this.networkId,
    });
    return answer.chat;
  }

  async #thread(challengeId: string): Promise<void> {
    for (const [id, posted] of this.#view.contributions) {
      if ((posted as { challengeId?: string }).challengeId === challengeId) this.#view.contributions.delete(id);
    }
    if (!this.#view.challenges.has(challengeId)) return;
    for (const posted of await this.#contributions(challengeId)) this.#view.contributions.set(posted.id, posted);
  }

  async #put(into: Map<string, unknown>, query: string, id: string, fields: string): Promise<void> {
    const found = await this.#one(query, id, fields);
    if (found) into.set(id, found);
    else into.delete(id);
  }

  async #one(query: string, id: string, fields: string): Promise<unknown> {
    const withParent = query === 'contribution' ? 'challengeId' : '';
    try {
      const answer = await this.#ask<Record<string, unknown>>(
        `query ($id: ID!) { ${query}(id: $id) { ${withParent} ${fields} } }`,
        { id },
      );
      return answer[query];
    } catch (error) {
      if (error instanceof Refused && error.code === 'NOT_FOUND') return undefined;
      throw error;
    }
  }

  async #contributions(challengeId: string): Promise<Row[]> {
    const { challenge: found } = await this.#ask<{ challenge: { contributions: { nodes: Row[] } } }>(
      `query ($id: ID!) { challenge(id: $id) { contributions(first: 100) { nodes { challengeId ${contribution} } } } }`,
      { id: challengeId },
    );
    return found.contributions.nodes;
  }

  async #consultations(): Promise<Map<string, unknown>> {
    const { consultations } = await this.#ask<{ consultations: { nodes: Row[] } }>(
      `query ($id: ID!) { consultations(networkId: $id) { nodes { ${consultation} } } }`,
      { id: this.networkId },
    );
    return new Map(consultations.nodes.map((one) => [one.id, one]));
  }

  async #library(): Promise<Row[]> {
    const { network: room } = await this.#ask<{ network: { resources: { nodes: Row[] } } }>(
      `query ($id: ID!) { network(id: $id) { resources(first: 30) { nodes { ${resource} } } } }`,
      { id: this.networkId },
    );
    return room.resources.nodes;
  }

  async #load(): Promise<View> {
    const shown = await this.#one('network', this.networkId, network);
    // A new charter closes the room before it is accepted; the news after that tell of the rest.
    if (!shown)
      return {
        network: null,
        chat: null,
        challenges: new Map(),
        contributions: new Map(),
        messages: new Map(),
        resources: [],
        consultations: new Map(),
      };
    const { network: room } = await this.#ask<{ network: { challenges: { nodes: Row[] } } }>(
      `query ($id: ID!) { network(id: $id) { challenges(first: 30) { nodes { ${challenge} } } } }`,
      { id: this.networkId },
    );
    const challenges = new Map(room.challenges.nodes.map((one) => [one.id, one]));
    const posted = await Promise.all([...challenges.keys()].map((id) => this.#contributions(id)));
    const { chat: talk } = await this.#ask<{ chat: { messages: { nodes: Row[] } } }>(
      `query ($id: ID!) { chat(networkId: $id) { messages(first: 60) { nodes { ${message} } } } }`,
      { id: this.networkId },
    );
    return {
      network: shown,
      chat: await this.#chat(),
      challenges,
      contributions: new Map(posted.flat().map((one) => [one.id, one])),
      messages: new Map(talk.messages.nodes.map((one) => [one.id, one])),
      resources: await this.#library(),
      consultations: await this.#consultations(),
    };
  }
}

const byKey = (map: Map<string, unknown>) => Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)));
const plain = ({ network: room, chat: talk, challenges, contributions, messages, resources, consultations }: View) => ({
  room,
  talk,
  messages: byKey(messages),
  challenges: byKey(challenges),
  contributions: byKey(contributions),
  resources,
  consultations: byKey(consultations),
});
