import type { Member } from './member.js';
import type { PostedThread } from './posting.js';
import { placesIn } from './read-source.js';

type Node = { id: string; parentId: string | null; body: string };
type Page<T> = { nodes: T[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
type ReadChallenge = { title: string; situation: string; contributions: Page<Node> };

/** Reads a thread as the member sees it and names every way it is not the source's. */
export async function differencesIn(posted: PostedThread, reader: Member): Promise<string[]> {
  const { thread, challengeId, ids } = posted;
  if (!challengeId) return [];
  const { title, situation, nodes } = await readThread(reader, challengeId);
  const differences: string[] = [];
  const compare = (what: string, mine: unknown, theirs: unknown) => {
    if (mine !== theirs) differences.push(`${thread.source} ${what}: differs`);
  };
  compare('title', title, thread.title);
  compare('situation', situation, thread.body);
  const taken = [...placesIn(thread.replies)].filter(({ at }) => ids.has(at));
  compare(`has ${nodes.length} replies, not ${taken.length}`, nodes.length, taken.length);
  for (const [n, { at, parent, reply }] of taken.entries()) {
    const node = nodes[n];
    compare(`reply ${at} order`, node?.id, ids.get(at));
    compare(`reply ${at} parent`, node?.parentId, parent === null ? null : ids.get(parent));
    compare(`reply ${at} body`, node?.body, reply.body);
  }
  return differences;
}

async function readThread(reader: Member, id: string) {
  const nodes: Node[] = [];
  let after: string | null = null;
  let title = '';
  let situation = '';
  do {
    const read: { challenge: ReadChallenge } = await reader.ask(
      `query ($id: ID!, $after: String) { challenge(id: $id) { title situation
         contributions(first: 100, after: $after) { nodes { id parentId body } pageInfo { hasNextPage endCursor } } } }`,
      { id, after },
    );
    ({ title, situation } = read.challenge);
    const { contributions } = read.challenge;
    nodes.push(...contributions.nodes);
    after = contributions.pageInfo.hasNextPage ? contributions.pageInfo.endCursor : null;
  } while (after);
  return { title, situation, nodes };
}

/** Every challenge the room lists, so that one too many is found too. */
export async function challengesIn(reader: Member, networkId: string): Promise<string[]> {
  const found: string[] = [];
  let after: string | null = null;
  do {
    const read: { network: { challenges: Page<{ id: string }> } } = await reader.ask(
      `query ($id: ID!, $after: String) { network(id: $id) {
         challenges(first: 100, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } } }`,
      { id: networkId, after },
    );
    const { nodes, pageInfo } = read.network.challenges;
    found.push(...nodes.map(({ id }) => id));
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after);
  return found;
}
