import { type PassageText } from '@krets/shared/search/passage';
import { Injectable } from '@nestjs/common';
import { Message, textOfMessage } from '../chat/message.entity.js';
import { ConsultationPost, textOfPost } from '../consultations/consultation-post.entity.js';
import { Challenge, challengeOf, textOfChallenge } from '../discussion/challenges/challenge.entity.js';
import { Contribution, textOfContribution } from '../discussion/contributions/contribution.entity.js';
import { StoredResourceVersion, textOfResource } from '../library/resource-version.entity.js';
import { minutesWithTitles, textOfMinutes } from '../meetings/minutes.entity.js';
import type { Passage, PassageKind } from '../passages/passage.entity.js';
import type { Tx } from '../platform/database/tx.js';

export type FoundPassage = Pick<
  Passage,
  'id' | 'networkId' | 'kind' | 'challengeId' | 'resourceId' | 'piece' | 'seatId' | 'createdAt'
>;

/** What a passage comes from, as it is now. */
export type FoundText = {
  text: PassageText;
  title: string | null;
  challengeId: string | null;
  consultationId: string | null;
  meetingId: string | null;
};

const nowhere = { title: null, challengeId: null, consultationId: null, meetingId: null };

/** Reads the words of what was found, as one person may read them. */
@Injectable()
export class FoundTexts {
  /** @returns by id; what is not there, or has no words any more, is missing */
  async read(tx: Tx, passages: readonly FoundPassage[]): Promise<Map<string, FoundText>> {
    const found = new Map<string, FoundText>();
    const ofResources = passages.filter(({ resourceId }) => resourceId !== null);
    const resourceIds = ofResources.map(({ resourceId }) => resourceId);
    /** Nothing is asked about a kind of which nothing was found. */
    const readThose = <T>(kind: PassageKind, read: (ids: string[]) => Promise<T[]>) => {
      const ids = passages.filter((one) => one.kind === kind).map(({ id }) => id);
      return ids.length === 0 ? [] : read(ids);
    };
    const byId = 'WHERE t.id = ANY($1)';
    const readWith = passages.map(({ kind, challengeId }) =>
      kind !== 'CHALLENGE' && challengeId ? challengeOf(tx, challengeId) : undefined,
    );
    const [challenges, contributions, messages, resources, files, posts, minutes] = await Promise.all([
      readThose('CHALLENGE', (ids) => tx.select(Challenge, byId, [ids])),
      readThose('CONTRIBUTION', (ids) => tx.select(Contribution, byId, [ids])),
      readThose('MESSAGE', (ids) => tx.select(Message, byId, [ids])),
      readThose('RESOURCE', () =>
        tx.select(
          StoredResourceVersion,
          'JOIN resources r ON r.id = t.resource_id AND r.version = t.version WHERE t.resource_id = ANY($1)',
          [resourceIds],
        ),
      ),
      readThose('RESOURCE', () =>
        tx.rows<{ resourceId: string; piece: number; text: string }>(
          `SELECT v.resource_id AS "resourceId", t.piece, t.text FROM file_text_pieces t JOIN files f ON f.content_id = t.content_id
           JOIN resource_versions v ON v.file_id = f.id JOIN resources r ON r.id = v.resource_id AND r.version = v.version
           JOIN unnest($1::uuid[], $2::integer[]) AS found (id, piece) ON found.id = r.id AND found.piece = t.piece`,
          [resourceIds, ofResources.map(({ piece }) => piece)],
        ),
      ),
      readThose('CONSULTATION', (ids) => tx.select(ConsultationPost, byId, [ids])),
      readThose('MINUTES', (ids) => minutesWithTitles(tx, byId, [ids])),
      ...readWith,
    ]);
    for (const challenge of challenges)
      found.set(challenge.id, { ...nowhere, text: textOfChallenge(challenge), title: challenge.title });
    for (const message of messages) found.set(message.id, { ...nowhere, text: textOfMessage(message) });
    for (const { id, resourceId, piece } of ofResources) {
      const resource = resources.find((one) => one.resourceId === resourceId);
      const file = files.find((one) => one.resourceId === resourceId && one.piece === piece)?.text ?? '';
      if (!resource) continue;
      const text = piece === 0 ? { ...textOfResource(resource), file } : { body: '', file };
      found.set(id, { ...nowhere, text, title: resource.title });
    }
    for (const one of minutes)
      if (one.learned !== '' || one.takeaways !== '')
        found.set(one.id, {
          ...nowhere,
          text: textOfMinutes(one, one.title),
          title: one.title,
          meetingId: one.meetingId,
        });
    const inChallenges = [
      ...contributions.map((one) => ({ id: one.id, text: textOfContribution(one), consultationId: null })),
      ...posts.map((one) => ({ id: one.id, text: textOfPost(one), consultationId: one.consultationId })),
    ];
    await Promise.all(
      inChallenges.map(async ({ id, text, consultationId }) => {
        const challengeId = passages.find((one) => one.id === id)?.challengeId ?? null;
        const challenge = challengeId ? await challengeOf(tx, challengeId) : undefined;
        if (challenge && text.body !== '')
          found.set(id, { ...nowhere, text, consultationId, challengeId, title: challenge.title });
      }),
    );
    return found;
  }
}
