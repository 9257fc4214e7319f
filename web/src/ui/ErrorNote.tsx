import { Alert, Button } from '@digdir/designsystemet-react';
import type { ApiError } from '../app/api/api-error.js';
import { type Translate, useTranslate } from '../app/i18n/messages.js';
import './ErrorNote.css';

export function errorText(apiError: ApiError, t: Translate): string {
  return apiError.kind === 'network' ? t('ui.error.network') : t(`ui.error.${apiError.code}`);
}

type Props = {
  apiError: ApiError | undefined;
  onRetry?: () => void;
  /** When nothing else is on the page. */
  fullPage?: boolean;
};

/** Tells what went wrong and what the reader can do; announced when it appears. */
export function ErrorNote({ apiError, onRetry, fullPage = false }: Props) {
  const t = useTranslate();
  if (!apiError) return null;
  const note = (
    <Alert data-color={apiError.kind === 'network' ? 'warning' : 'danger'} role="alert" className="error-note">
      <p>{errorText(apiError, t)}</p>
      {onRetry ? (
        <Button variant="secondary" data-color="neutral" onClick={onRetry}>
          {t('ui.tryAgain')}
        </Button>
      ) : null}
    </Alert>
  );
  return fullPage ? <main className="error-alone">{note}</main> : note;
}
