import type { ContributionKind, Language } from '@krets/shared/kinds';
import { apiClient } from '../../app/api/api-client.js';
import { apiErrorOf } from '../../app/api/api-error.js';
import type { Outgoing } from '../../app/realtime/outbox.js';
import { Outboxes } from '../../app/realtime/outboxes.js';
import { postMutation } from './operations.js';
import type { Contribution } from './thread.js';

/** A pending contribution. */
export type Post = Outgoing & {
  challengeId: string;
  parentId: string | null;
  kind: ContributionKind;
  body: string;
  link: string | null;
  /** The resources it names. */
  resourceId: string | null;
  mentions: string[];
  quotedId: string | null;
  pictures: { fileId: string; alt: string }[];
  lang: Language;
};

export const contributionOutboxes = new Outboxes<Contribution, Post>(
  'krets.outbox',
  async ({ at: _, refused: __, ...input }) => {
    const { data, error } = await apiClient.mutation(postMutation, { input });
    if (data) return { arrived: data.postContribution };
    return { apiError: error ? apiErrorOf(error) : { kind: 'network' } };
  },
);
