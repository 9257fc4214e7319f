import { Button } from '@digdir/designsystemet-react';
import type { ReactionKind } from '@krets/shared/kinds';
import { useEffect } from 'react';
import { apiClient } from '../../app/api/api-client.js';
import { useTranslate } from '../../app/i18n/messages.js';
import type { Seat } from '../../discussion/message-parts/mentions.js';
import { ReactionButtons } from '../../discussion/message-parts/Reactions.js';
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
  const { edit, withdraw, restore, react } = message.viewerMay;
  const { onChanged } = actions;

  // A message that came whole over the connection carries no permissions.
  useEffect(() => {
    void apiClient.query(messageQuery, { id: message.id }).then(({ data }) => {
      if (data) onChanged(data.message);
    });
  }, [message.id, onChanged]);

  async function add(kind: ReactionKind) {
    const { data } = await apiClient.mutation(addReactionMutation, { input: { messageId: message.id, kind } });
    if (data) onChanged(data.addReaction);
  }

  async function remove(kind: ReactionKind) {
    const { data } = await apiClient.mutation(removeReactionMutation, { input: { messageId: message.id, kind } });
    if (data) onChanged(data.removeReaction);
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
      {react ? (
        <ReactionButtons
          reactions={message.reactions}
          onAdd={(kind) => void add(kind)}
          onRemove={(kind) => void remove(kind)}
        />
      ) : null}
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
