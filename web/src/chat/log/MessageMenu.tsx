import { Button } from '@digdir/designsystemet-react';
import { type ReactionKind, reactionKinds } from '@krets/shared/kinds';
import { useEffect } from 'react';
import { apiClient } from '../../app/api/api-client.js';
import { useTranslate } from '../../app/i18n/messages.js';
import { useMe } from '../../app/session.js';
import type { Seat } from '../composer/mentions.js';
import type { Message } from '../feed/message-window.js';
import { addReactionMutation, messageQuery, removeReactionMutation } from '../operations.js';

export type MessageActions = {
  onQuote: (message: Message) => void;
  /** Called when the message was changed. */
  onChanged: (message: Message) => void;
  onWithdraw: (message: Message) => void;
  onRestore: (message: Message) => void;
  onCopyLink: (message: Message) => void;
  onGoTo: (id: string, seq: number) => void;
  onToggleQuote: (id: string) => void;
  /** Those that a message can mention. */
  seats: readonly Seat[];
};

type Props = { id: string; message: Message; actions: MessageActions; onEdit: () => void; onClose: () => void };

/** The actions on a message; the server decides which the reader may take. */
export function MessageMenu({ id, message, actions, onEdit, onClose }: Props) {
  const t = useTranslate();
  const me = useMe();
  const { edit, withdraw, restore, react: nod } = message.viewerMay;
  const { onChanged } = actions;

  // A message that came whole over the connection carries no permissions.
  useEffect(() => {
    void apiClient.query(messageQuery, { id: message.id }).then(({ data }) => {
      if (data) onChanged(data.message);
    });
  }, [message.id, onChanged]);

  const given = (kind: ReactionKind) =>
    message.reactions.some((one) => one.kind === kind && one.seat.person.id === me.id);

  async function toggle(kind: ReactionKind) {
    const input = { messageId: message.id, kind };
    if (given(kind)) {
      const { data } = await apiClient.mutation(removeReactionMutation, { input });
      if (data) onChanged(data.removeReaction);
    } else {
      const { data } = await apiClient.mutation(addReactionMutation, { input });
      if (data) onChanged(data.addReaction);
    }
  }

  const items = [
    !message.withdrawnAt && { label: t('chat.quote'), run: () => actions.onQuote(message) },
    edit && { label: t('contributions.edit'), run: onEdit },
    withdraw && { label: t('contributions.withdraw'), run: () => actions.onWithdraw(message) },
    restore && { label: t('contributions.restore'), run: () => actions.onRestore(message) },
    !message.withdrawnAt && { label: t('contributions.copyLink'), run: () => actions.onCopyLink(message) },
  ].filter((one) => one !== false);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes it; what one can do are the buttons
    <div id={id} className="message-menu" onKeyDown={(event) => event.key === 'Escape' && onClose()}>
      {nod
        ? reactionKinds.map((kind) => (
            <Button
              key={kind}
              variant="secondary"
              data-size="sm"
              aria-pressed={given(kind)}
              onClick={() => void toggle(kind)}
            >
              {t(`chat.reaction.${kind}`)}
            </Button>
          ))
        : null}
      {items.map(({ label, run }) => (
        <Button
          key={label}
          variant="tertiary"
          data-size="sm"
          data-color="neutral"
          onClick={() => {
            onClose();
            run();
          }}
        >
          {label}
        </Button>
      ))}
    </div>
  );
}
