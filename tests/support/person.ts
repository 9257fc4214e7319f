import { randomUUID } from 'node:crypto';
import type { ErrorCode, FieldError } from '@krets/shared/errors';
import type { ContributionKind } from '@krets/shared/kinds';
import type {
  ClientToServer,
  EntryAdded,
  NetworkRef,
  MessagePosted as PostedMessage,
  RoomEntered,
  ServerToClient,
} from '@krets/shared/realtime';
import { io, type Socket } from 'socket.io-client';
import type { TestServer } from './server.js';

export type GraphAnswer<T> = {
  data?: T | null;
  errors?: { message: string; path?: (string | number)[]; extensions: { code: ErrorCode; fields?: FieldError[] } }[];
};

/** What the server refused, by the code of its answer. */
export class Refused extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly fields: FieldError[] = [],
  ) {
    super(`${code}: ${message}`);
  }
}

export type PostedContribution = {
  id: string;
  clientId: string;
  seq: number;
  path: number[];
  body: string;
  kind: ContributionKind;
};
export type Posted = { id: string; title: string };

export const challengeInput = (changes: Record<string, unknown> = {}) => ({
  title: 'Eg skal leie ei eining som er delt på to stader',
  situation: 'Halve eininga sit tre timar unna. Dei seier at avgjerdene blir tekne i korridoren hos oss.',
  role: 'Eg er leiar for heile eininga.',
  pullA: 'Eg vil vere der folk er.',
  pullB: 'Reisedagane et opp tida til fag.',
  tried: 'Faste møte på skjerm.',
  helpWanted: ['EXPERIENCES', 'IDEAS', 'QUESTIONS'],
  decideBy: null,
  reshare: 'NO',
  lang: 'nn',
  deidentified: true,
  noClassified: true,
  ...changes,
});

export type Added = { id: string; title: string; version: number };
export type Uploaded = {
  id: string;
  name: string;
  mediaType: string;
  bytes: number;
  isImage: boolean;
  errors?: NonNullable<GraphAnswer<unknown>['errors']>;
};

export const resourceInput = (kind: string, changes: Record<string, unknown> = {}) => ({
  title: 'Sjekkliste for ei vanskeleg samtale',
  why: 'Ho hjelpte meg å byrje i rett ende.',
  ...(kind === 'NOTE' ? { body: '1. Sei kvifor de møtest.\n2. Spør før du svarar.' } : {}),
  ...(kind === 'LINK' ? { link: 'https://example.org/sjekkliste' } : {}),
  tags: ['samtale'],
  reviewBy: null,
  lang: 'nn',
  ...changes,
});

/** A person with an HTTP and socket client instead of a browser. */
export class Person {
  readonly #sockets: Socket<ServerToClient, ClientToServer>[] = [];
  id = '';
  /** By which the server tells this browser from others: a code works only where it was asked for. */
  browserCookie = '';
  /** How often what was BUSY is asked again, as the web does: on a slow machine some of fifty wait longer than the server lets them. */
  repeats = 4;

  constructor(
    readonly server: TestServer,
    readonly email: string,
    public cookie = '',
  ) {}

  /** The whole HTTP answer, whatever is sent. */
  async send(
    body: unknown,
    headers: Record<string, string> = {},
  ): Promise<{ status: number; text: string; cookie: string }> {
    const cookies = [this.cookie, this.browserCookie].filter(Boolean).join('; ');
    const response = await fetch(`${this.server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(cookies ? { cookie: cookies } : {}), ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    const given = response.headers.getSetCookie().map((each) => each.split(';')[0] ?? '');
    this.browserCookie = given.find((each) => /-browser=/.test(each)) ?? this.browserCookie;
    const cookie = given.find((each) => !/-browser=/.test(each)) ?? '';
    return { status: response.status, text: await response.text(), cookie };
  }

  async answerTo<T>(query: string, variables: Record<string, unknown> = {}): Promise<GraphAnswer<T>> {
    const { text, cookie } = await this.send({ query, variables });
    if (cookie) this.cookie = cookie;
    return JSON.parse(text) as GraphAnswer<T>;
  }

  /** @throws Refused */
  async ask<T>(query: string, variables: Record<string, unknown> = {}, repeats = this.repeats): Promise<T> {
    const { data, errors } = await this.answerTo<T>(query, variables);
    const first = errors?.[0];
    if (first?.extensions.code === 'BUSY' && repeats > 0) return this.ask(query, variables, repeats - 1);
    if (first?.extensions.code === 'INTERNAL')
      throw new Error(`The server failed:\n${this.server.output.slice(-3_000)}`);
    if (first) throw new Refused(first.extensions.code, first.message, first.extensions.fields);
    return data as T;
  }

  async signIn(): Promise<this> {
    const { length } = this.server.output;
    await this.ask('mutation ($email: String!) { requestSignInCode(email: $email, language: nn) }', {
      email: this.email,
    });
    const code = await this.server.codeFor(this.email, length);
    const { signIn } = await this.ask<{ signIn: { id: string } }>(
      'mutation ($email: String!, $code: String!) { signIn(email: $email, code: $code) { id } }',
      { email: this.email, code },
    );
    this.id = signIn.id;
    return this;
  }

  /** Signs in again with a fresh code, as the dialog of the web does. */
  async prove(): Promise<void> {
    const { length } = this.server.output;
    await this.ask('mutation { requestProof }');
    await this.ask('mutation ($code: String!) { prove(code: $code) }', {
      code: await this.server.codeFor(this.email, length),
    });
  }

  async saveProfile(name: string, roleTitle: string, orgnr: string, language = 'nn'): Promise<void> {
    const input = { name, roleTitle, orgnr, county: '46', language };
    await this.ask('mutation ($input: ProfileInput!) { saveProfile(input: $input) { id } }', { input });
  }

  async postChallenge(
    networkId: string,
    changes: Record<string, unknown> = {},
    clientId: string = randomUUID(),
  ): Promise<Posted> {
    const { postChallenge } = await this.ask<{ postChallenge: Posted }>(
      'mutation ($input: PostChallengeInput!) { postChallenge(input: $input) { id title } }',
      { input: { networkId, clientId, challenge: challengeInput(changes) } },
    );
    return postChallenge;
  }

  async contribute(
    challengeId: string,
    body: string,
    changes: Record<string, unknown> = {},
  ): Promise<PostedContribution> {
    const { postContribution } = await this.ask<{ postContribution: PostedContribution }>(
      `mutation ($input: PostContributionInput!) {
         postContribution(input: $input) { id clientId seq path body kind } }`,
      { input: { challengeId, clientId: randomUUID(), kind: 'PERSPECTIVE', body, lang: 'nn', ...changes } },
    );
    return postContribution;
  }

  /** The whole thread in reading order, page by page. */
  async thread(challengeId: string, first = 100): Promise<PostedContribution[]> {
    const contributions: PostedContribution[] = [];
    for (let after: string | null = null; ; ) {
      const {
        challenge,
      }: {
        challenge: {
          contributions: { nodes: PostedContribution[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
        };
      } = await this.ask(
        `query ($id: ID!, $first: Int!, $after: String) { challenge(id: $id) {
             contributions(first: $first, after: $after) { nodes { id clientId seq path body kind } pageInfo { hasNextPage endCursor } } } }`,
        { id: challengeId, first, after },
      );
      contributions.push(...challenge.contributions.nodes);
      if (!challenge.contributions.pageInfo.hasNextPage) return contributions;
      after = challenge.contributions.pageInfo.endCursor;
    }
  }

  /** An open socket, and what it has heard. */
  async listen(): Promise<Listener> {
    const socket: Socket<ServerToClient, ClientToServer> = io(this.server.url, {
      transports: ['websocket'],
      extraHeaders: { cookie: this.cookie, origin: this.server.url },
      reconnectionDelay: 50,
      reconnectionDelayMax: 200,
    });
    this.#sockets.push(socket);
    const received: Listener = {
      socket,
      entries: [],
      messages: [],
      roomsClosed: [],
      enter: (networkId) => socket.timeout(10_000).emitWithAck('enter', { networkId }),
    };
    socket.on('changed', (event) => void received.entries.push(event));
    socket.on('message', (contributions) => void received.messages.push(contributions));
    socket.on('roomClosed', (closed) => void received.roomsClosed.push(closed));
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', reject);
    });
    return received;
  }

  /** Sends a file to a room as a browser does, whatever comes back. */
  async upload(networkId: string, content: Uint8Array, name = 'fil.pdf', headers: Record<string, string> = {}) {
    const response = await fetch(`${this.server.url}/files?networkId=${networkId}`, {
      method: 'POST',
      headers: { 'x-file-name': encodeURIComponent(name), ...(this.cookie ? { cookie: this.cookie } : {}), ...headers },
      body: content as BodyInit,
    });
    const text = await response.text();
    return { status: response.status, text, ...(JSON.parse(text) as Uploaded) };
  }

  /** Asks for an address, whatever comes back. */
  async get(path: string, headers: Record<string, string> = {}) {
    const response = await fetch(`${this.server.url}${path}`, {
      headers: { ...(this.cookie ? { cookie: this.cookie } : {}), ...headers },
    });
    return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
  }

  async addResource(networkId: string, changes: Record<string, unknown> = {}, kind = 'NOTE'): Promise<Added> {
    const { collectionId = null, clientId = randomUUID(), ...resource } = changes;
    const { addResource } = await this.ask<{ addResource: Added }>(
      'mutation ($input: AddResourceInput!) { addResource(input: $input) { id title version } }',
      { input: { networkId, clientId, kind, collectionId, resource: resourceInput(kind, resource) } },
    );
    return addResource;
  }

  disconnect(): void {
    for (const socket of this.#sockets) socket.disconnect();
  }
}

export type Listener = {
  socket: Socket<ServerToClient, ClientToServer>;
  entries: EntryAdded[];
  messages: PostedMessage[];
  roomsClosed: NetworkRef[];
  enter(networkId: string): Promise<RoomEntered>;
};

/** In milliseconds: what a notification brings is there by then; the servers' own check of all sockets comes only every 15 seconds. */
export const promptly = 5_000;

/** Waits until it holds, for what comes over a socket or from another process; as long as a busy machine may take. */
export async function until<T>(look: () => T | Promise<T>, milliseconds = 60_000): Promise<NonNullable<T>> {
  const end = Date.now() + milliseconds;
  // What is there soon is seen soon; what takes seconds is not asked for fifty times in each.
  for (let wait = 20; ; wait = Math.min(wait + 10, 150)) {
    const found = await look();
    if (found) return found as NonNullable<T>;
    if (Date.now() > end) throw new Error(`Not within ${milliseconds} ms: ${look}`);
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}
