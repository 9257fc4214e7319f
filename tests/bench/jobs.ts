import type { Corpus, Place } from './corpus.js';
import { webRequestBodies } from './documents.js';
import { seededRandom } from './seeded-random.js';

/** One HTTP request. `%uuid%` in the body becomes a new id each time. */
export type Asking = { path: string; cookie: string; body: string };
/** What a person does once: one request, or several one after the other. */
type Act = Asking[];
export type Job = { name: string; ours: Act[]; thin: Act[] };

type Deed = { cookie: string; asks: [string, object][] };

const variants = 300;
const longPage = 100;

/** The same acts by the same people against both servers, with the web's own operations. */
export function jobsOn({ lively, long }: Corpus): Job[] {
  const random = seededRandom(11);
  const bodyOf = webRequestBodies();
  const pick = <T>(list: T[]): T => list[random(list.length)] as T;
  const job = (name: string, deed: () => Deed): Job => {
    const deeds = Array.from({ length: variants }, deed);
    const acts = (asking: (operation: string, variables: object) => Omit<Asking, 'cookie'>) =>
      deeds.map(({ cookie, asks }) => asks.map((ask) => ({ ...asking(...ask), cookie })));
    return {
      name,
      ours: acts((operation, variables) => ({ path: '/graphql', body: bodyOf(operation, variables) })),
      thin: acts((operation, variables) => ({ path: `/${operation}`, body: JSON.stringify(variables) })),
    };
  };
  return [
    job('open-thread', () => {
      const { challengeId: id, cookies } = pick(lively);
      return {
        cookie: pick(cookies),
        asks: [
          ['Challenge', { id }],
          ['ThreadPage', { id, first: 20, after: null }],
        ],
      };
    }),
    job('whole-thread-200', () => {
      const { challengeId: id, cookies, paths } = long;
      return {
        cookie: pick(cookies),
        asks: [
          ['ThreadPage', { id, first: longPage, after: null }],
          ['ThreadPage', { id, first: longPage, after: paths[longPage - 1]?.join('.') }],
        ],
      };
    }),
    job('list', () => {
      const { networkId: id, cookies } = pick(lively);
      return { cookie: pick(cookies), asks: [['Challenges', { id, first: 20, after: null, filter: 'ALL' }]] };
    }),
    job('post', () => posting(pick(lively), pick)),
  ];
}

function posting({ challengeId, cookies }: Place, pick: (list: string[]) => string): Deed {
  const body = 'Eg ville ha spurt dei som har stått i det før. '.repeat(8);
  const input = { challengeId, clientId: '%uuid%', parentId: null, kind: 'PERSPECTIVE', body, link: null, lang: 'nn' };
  return { cookie: pick(cookies), asks: [['PostContribution', { input }]] };
}
