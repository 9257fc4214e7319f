import type { ReactionKind } from '@krets/shared/kinds';
import { apiClient } from '../../app/api/api-client.js';
import { ReactionButtons } from '../message-parts/Reactions.js';
import { reactMutation, removeReactionMutation } from './operations.js';
import type { Contribution } from './thread.js';

type Props = { contribution: Contribution; onChange: () => void };

/** The reader's own reactions to a contribution, where they may react. */
export function ContributionReactions({ contribution: { id, reactions, viewerMay }, onChange }: Props) {
  if (!viewerMay.react) return null;
  const send = async (mutation: typeof reactMutation | typeof removeReactionMutation, kind: ReactionKind) => {
    await apiClient.mutation(mutation, { input: { contributionId: id, kind } }).toPromise();
    onChange();
  };
  return (
    <ReactionButtons
      reactions={reactions}
      onAdd={(kind) => void send(reactMutation, kind)}
      onRemove={(kind) => void send(removeReactionMutation, kind)}
    />
  );
}
