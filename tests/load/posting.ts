import type { Member } from './member.js';
import { NotAccepted } from './member.js';
import { placesIn, type SourceThread, uuidOf } from './read-source.js';

/** Fields that the source lacks are filled with "unknown". */
const unknown = 'The source does not say.';
/** The format names no language; its texts are English. */
const lang = 'en';

/** A text the server did not take, or that could not be posted because what it answers was not taken. */
export type Refusal = { where: string; why: string };

export type PostedThread = {
  thread: SourceThread;
  /** Null when the challenge itself was refused. */
  challengeId: string | null;
  /** The ids of what was taken, by place. */
  ids: Map<string, string>;
  refused: Refusal[];
};

/** One thread in reading order, each text by the member who speaks it; sent again, everything is known again. */
export async function postThread(
  networkId: string,
  thread: SourceThread,
  memberFor: (authorId: string) => Promise<Member>,
  tick: () => void,
): Promise<PostedThread> {
  const posted: PostedThread = { thread, challengeId: null, ids: new Map(), refused: [] };
  const attempt = async (where: string, post: () => Promise<string>): Promise<string | null> => {
    try {
      return await post();
    } catch (error) {
      if (!(error instanceof NotAccepted)) throw error;
      posted.refused.push({ where, why: error.message });
      return null;
    } finally {
      tick();
    }
  };

  posted.challengeId = await attempt(thread.source, async () =>
    postChallenge(await memberFor(thread.author.id), networkId, thread),
  );
  for (const { at, parent, reply } of placesIn(thread.replies)) {
    const where = `${thread.source} reply ${at}`;
    const parentId = parent === null ? null : posted.ids.get(parent);
    const { challengeId } = posted;
    if (!challengeId || parentId === undefined) {
      posted.refused.push({ where, why: 'Not sent: what it answers was not accepted.' });
      tick();
      continue;
    }
    const id = await attempt(where, async () => {
      const input = {
        challengeId,
        clientId: uuidOf(networkId, thread.source, at),
        parentId,
        kind: parentId ? 'REPLY' : 'PERSPECTIVE',
        body: reply.body,
        lang,
      };
      const member = await memberFor(reply.author.id);
      const { postContribution } = await member.ask<{ postContribution: { id: string } }>(
        'mutation ($input: PostContributionInput!) { postContribution(input: $input) { id } }',
        { input },
      );
      return postContribution.id;
    });
    if (id) posted.ids.set(at, id);
  }
  return posted;
}

async function postChallenge(owner: Member, networkId: string, thread: SourceThread): Promise<string> {
  const challenge = {
    title: thread.title,
    situation: thread.body,
    role: unknown,
    helpWanted: ['QUESTIONS', 'EXPERIENCES', 'IDEAS'],
    reshare: 'NO',
    lang,
    deidentified: true,
    noClassified: true,
  };
  const { postChallenge } = await owner.ask<{ postChallenge: { id: string } }>(
    'mutation ($input: PostChallengeInput!) { postChallenge(input: $input) { id } }',
    { input: { networkId, clientId: uuidOf(networkId, thread.source), challenge } },
  );
  return postChallenge.id;
}
