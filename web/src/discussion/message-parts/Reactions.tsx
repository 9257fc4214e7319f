import { Button } from '@digdir/designsystemet-react';
import { type ReactionKind, reactionKinds } from '@krets/shared/kinds';
import { useTranslate } from '../../app/i18n/messages.js';
import { useMe } from '../../app/session.js';
import type { ContributionPartsFragment } from '../../generated/graphql.js';
import { SeatName } from '../../networks/membership/SeatName.js';
import './Reactions.css';

type Given = { reactions: ContributionPartsFragment['reactions'] };

/** The reactions to a post: the kinds and, on request, who reacted. No counts. */
export function Reactions({ reactions }: Given) {
  const t = useTranslate();
  const kinds = reactionKinds.filter((kind) => reactions.some((one) => one.kind === kind));
  if (kinds.length === 0) return null;
  return (
    <details className="reactions small">
      <summary>{kinds.map((kind) => t(`message-parts.reaction.${kind}`)).join(' · ')}</summary>
      <dl>
        {kinds.map((kind) => (
          <div key={kind}>
            <dt>{t(`message-parts.reaction.${kind}`)}</dt>
            {reactions
              .filter((one) => one.kind === kind)
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

type ButtonsProps = Given & { onAdd: (kind: ReactionKind) => void; onRemove: (kind: ReactionKind) => void };

/** One button for each kind, pressed where the reader has reacted. */
export function ReactionButtons({ reactions, onAdd, onRemove }: ButtonsProps) {
  const t = useTranslate();
  const me = useMe();
  const given = (kind: ReactionKind) => reactions.some((one) => one.kind === kind && one.seat.person.id === me.id);
  return reactionKinds.map((kind) => (
    <Button
      key={kind}
      variant="secondary"
      data-size="sm"
      className="reaction-button"
      aria-pressed={given(kind)}
      onClick={() => (given(kind) ? onRemove(kind) : onAdd(kind))}
    >
      {t(`message-parts.reaction.${kind}`)}
    </Button>
  ));
}
