import { reactionKinds } from '@krets/shared/kinds';
import { useTranslate } from '../../app/i18n/messages.js';
import { SeatName } from '../../networks/membership/SeatName.js';
import type { Message } from '../feed/message-window.js';

/** The reactions to a message: the kinds and, on request, who reacted. No counts. */
export function Reactions({ reactions }: { reactions: Message['reactions'] }) {
  const t = useTranslate();
  const kinds = reactionKinds.filter((kind) => reactions.some((nod) => nod.kind === kind));
  if (kinds.length === 0) return null;
  return (
    <details className="reactions small">
      <summary>{kinds.map((kind) => t(`chat.reaction.${kind}`)).join(' · ')}</summary>
      <dl>
        {kinds.map((kind) => (
          <div key={kind}>
            <dt>{t(`chat.reaction.${kind}`)}</dt>
            {reactions
              .filter((nod) => nod.kind === kind)
              .map(({ seat }) => (
                <dd key={seat.id}>
                  <SeatName seat={seat} />
                </dd>
              ))}
          </div>
        ))}
      </dl>
    </details>
  );
}
