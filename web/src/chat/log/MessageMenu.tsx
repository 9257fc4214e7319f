import { Button } from '@digdir/designsystemet-react';
import { type ReactionKind, reactionKinds } from '@krets/shared/kinds';
import { useEffect } from 'react';
import { graph } from '../../app/graph.js';
import { useMe } from '../../app/session.js';
import { useWords } from '../../app/words.js';
import type { Message } from '../following/conversation.js';
import { messageQuery, nodMutation, takeBackNodMutation } from '../graph.js';
import type { MessageActs } from './MessageItem.js';

type Props = { id: string; message: Message; acts: MessageActs; onEdit: () => void; onClose: () => void };

/** What the reader may do with a message, in words; the server decides which. */
export function MessageMenu({ id, message, acts, onEdit, onClose }: Props) {
  const t = useWords();
  const me = useMe();
  const { edit, withdraw, restore, react: nod } = message.viewerMay;
  const { onTake } = acts;

  // What came whole over the line did not say what the reader may do with it.
  useEffect(() => {
    void graph.query(messageQuery, { id: message.id }).then(({ data }) => {
      if (data) onTake(data.message);
    });
  }, [message.id, onTake]);

  const given = (kind: ReactionKind) =>
    message.reactions.some((one) => one.kind === kind && one.seat.person.id === me.id);

  async function toggle(kind: ReactionKind) {
    const input = { messageId: message.id, kind };
    if (given(kind)) {
      const { data } = await graph.mutation(takeBackNodMutation, { input });
      if (data) onTake(data.removeReaction);
    } else {
      const { data } = await graph.mutation(nodMutation, { input });
      if (data) onTake(data.addReaction);
    }
  }

  const verbs = [
    !message.withdrawnAt && { words: t('chat.quote'), act: () => acts.onQuote(message) },
    edit && { words: t('thread.edit'), act: onEdit },
    withdraw && { words: t('thread.withdraw'), act: () => acts.onWithdraw(message) },
    restore && { words: t('thread.restore'), act: () => acts.onRestore(message) },
    !message.withdrawnAt && { words: t('thread.copyLink'), act: () => acts.onCopyLink(message) },
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
              {t(`chat.nod.${kind}`)}
            </Button>
          ))
        : null}
      {verbs.map(({ words, act }) => (
        <Button
          key={words}
          variant="tertiary"
          data-size="sm"
          data-color="neutral"
          onClick={() => {
            onClose();
            act();
          }}
        >
          {words}
        </Button>
      ))}
    </div>
  );
}
