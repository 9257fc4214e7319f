import { reactionKinds } from '@krets/shared/kinds';
import { useWords } from '../../app/words.js';
import { SeatName } from '../../ui/SeatName.js';
import type { Message } from '../following/conversation.js';

/** What has been said without words: the kinds, and on asking by whom. No numbers. */
export function Nods({ nods }: { nods: Message['reactions'] }) {
  const t = useWords();
  const kinds = reactionKinds.filter((kind) => nods.some((nod) => nod.kind === kind));
  if (kinds.length === 0) return null;
  return (
    <details className="nods small">
      <summary>{kinds.map((kind) => t(`chat.nod.${kind}`)).join(' · ')}</summary>
      <dl>
        {kinds.map((kind) => (
          <div key={kind}>
            <dt>{t(`chat.nod.${kind}`)}</dt>
            {nods
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
