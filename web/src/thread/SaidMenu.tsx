import { Button } from '@digdir/designsystemet-react';
import { useWords } from '../app/words.js';
import type { SaidActs } from './SaidItem.js';
import type { Said } from './thread.js';

type Props = { said: Said } & Omit<SaidActs, 'onCopyLink'>;

/** What the reader often does with a contribution, in words; the server decides which. */
export function SaidMenu({ said, onReply, onEdit, onWithdraw, onRestore }: Props) {
  const t = useWords();
  const { reply, edit, withdraw, restore } = said.viewerMay;
  const acts = [
    reply && { words: t('thread.reply'), act: onReply },
    edit && { words: t('thread.edit'), act: onEdit },
    withdraw && { words: t('thread.withdraw'), act: onWithdraw },
    restore && { words: t('thread.restore'), act: onRestore },
  ].filter((one) => one !== false);
  if (acts.length === 0) return null;
  return (
    <div className="said-menu">
      {acts.map(({ words, act }) => (
        <Button
          key={words}
          variant="tertiary"
          data-size="sm"
          data-color={act === onReply ? 'accent' : 'neutral'}
          onClick={act}
        >
          {words}
        </Button>
      ))}
    </div>
  );
}
