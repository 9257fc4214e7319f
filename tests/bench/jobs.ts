import { chance } from './chance.js';
import type { Corpus, Place } from './corpus.js';
import { documents } from './documents.js';

/** One HTTP request. `%uuid%` in the body becomes a new id each time. */
export type Asking = { path: string; cookie: string; body: string };
/** What a person does once: one request, or several one after the other. */
export type Act = Asking[];
export type Job = { name: string; ours: Act[]; thin: Act[] };

type Asks = { cookie: string; asks: [keyof typeof documents, Record<string, unknown>][] };

const variants = 300;
const page = 100;

/** The same acts by the same people against both servers. */
export function jobsOn({ lively, long }: Corpus): Job[] {
  const random = chance(11);
  const pick = <T>(list: T[]): T => list[random(list.length)] as T;
  const job = (
    name: string,
    act: () => { cookie: string; asks: [keyof typeof documents, Record<string, unknown>][] },
  ) => {
    const acts = Array.from({ length: variants }, act);
    return {
      name,
      ours: acts.map(({ cookie, asks }) =>
        asks.map(([what, variables]) => ({
          path: '/graphql',
          cookie,
          body: JSON.stringify({ query: documents[what], variables }),
        })),
      ),
      thin: acts.map(({ cookie, asks }) =>
        asks.map(([what, variables]) => ({ path: `/${what}`, cookie, body: JSON.stringify(variables) })),
      ),
    };
  };
  return [
    job('open-thread', () => {
      const { challengeId, cookies } = pick(lively);
      return { cookie: pick(cookies), asks: [['thread', { id: challengeId, first: 20, after: null }]] };
    }),
    job('whole-thread-200', () => ({
      cookie: pick(long.cookies),
      asks: [
        ['thread', { id: long.challengeId, first: page, after: null }],
        ['thread', { id: long.challengeId, first: page, after: long.paths[page - 1]?.join('.') }],
      ],
    })),
    job('list', () => {
      const { networkId, cookies } = pick(lively);
      return { cookie: pick(cookies), asks: [['list', { id: networkId, first: 20 }]] };
    }),
    job('post', () => posting(pick(lively), pick)),
  ];
}

function posting({ challengeId, cookies }: Place, pick: <T>(list: T[]) => T): Asks {
  const body = 'Eg ville ha spurt dei som har stått i det før. '.repeat(8);
  const input = { challengeId, clientId: '%uuid%', parentId: null, kind: 'PERSPECTIVE', body, lang: 'nn' };
  return { cookie: pick(cookies), asks: [['post', { input }]] };
}
