import { apiClient } from '../../app/api/api-client.js';
import { apiErrorOf, fieldFault } from '../../app/api/api-error.js';
import { useTranslate } from '../../app/i18n/messages.js';
import type { ChallengeHeadFragment } from '../../generated/graphql.js';
import { removeSavedItemMutation, saveForLaterMutation } from './operations.js';

type Challenge = Pick<ChallengeHeadFragment, 'id' | 'mySaved'>;

/** What the reader has saved in one thread: the challenge itself and contributions, for themselves alone. */
export function useSaved({ id, mySaved }: Challenge, tell: (message: string) => void, onChange: () => void) {
  const t = useTranslate();
  const isSaved = (subjectId: string) => mySaved.includes(subjectId);

  async function toggle(subjectId: string) {
    const wasSaved = isSaved(subjectId);
    const contributionId = subjectId === id ? null : subjectId;
    const { error } = wasSaved
      ? await apiClient.mutation(removeSavedItemMutation, { id: subjectId })
      : await apiClient.mutation(saveForLaterMutation, { input: { challengeId: id, contributionId } });
    if (!error) tell(t(wasSaved ? 'saved.removed' : 'saved.done'));
    else tell(t(fieldFault(apiErrorOf(error), 'challengeId') ? 'saved.full' : 'saved.failed'));
    onChange();
  }
  const words = (subjectId: string) => t(isSaved(subjectId) ? 'saved.remove' : 'saved.save');
  return { words, toggle };
}
