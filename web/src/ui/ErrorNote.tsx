import { Alert, Button } from '@digdir/designsystemet-react';
import type { Trouble } from '../app/trouble.js';
import { type Say, useWords } from '../app/words.js';
import './ErrorNote.css';

export function troubleWords(trouble: Trouble, t: Say): string {
  return trouble.kind === 'network' ? t('ui.trouble.network') : t(`ui.trouble.${trouble.code}`);
}

type Props = {
  trouble: Trouble | undefined;
  onRetry?: () => void;
  /** When nothing else stands on the page. */
  alone?: boolean;
};

/** Says what went wrong and what one can do about it; read out when it appears. */
export function ErrorNote({ trouble, onRetry, alone = false }: Props) {
  const t = useWords();
  if (!trouble) return null;
  const note = (
    <Alert data-color={trouble.kind === 'network' ? 'warning' : 'danger'} role="alert" className="error-note">
      <p>{troubleWords(trouble, t)}</p>
      {onRetry ? (
        <Button variant="secondary" data-color="neutral" onClick={onRetry}>
          {t('ui.tryAgain')}
        </Button>
      ) : null}
    </Alert>
  );
  return alone ? <main className="error-alone">{note}</main> : note;
}
