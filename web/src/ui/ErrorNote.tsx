import { Alert, Button } from '@digdir/designsystemet-react';
import type { ApiError } from '../app/api/api-error.js';
import { type Translate, useTranslate } from '../app/i18n/messages.js';
import { useWhenBack } from '../app/realtime/useWhenBack.js';
import './ErrorNote.css';

export function errorText(apiError: ApiError, t: Translate): string {
  if (apiError.kind === 'network') return t('ui.error.network');
  const fault = apiError.code === 'BAD_INPUT' ? apiError.fields[0] : undefined;
  if (fault?.rule === 'maxLength' && fault.limit) return t('ui.rule.long', { limit: fault.limit });
  if (fault?.rule === 'characters') return t('ui.rule.characters');
  return t(`ui.error.${apiError.code}`);
}

type Props = {
  apiError: ApiError | undefined;
  onRetry?: () => void;
  /** When nothing else is on the page. */
  fullPage?: boolean;
};

/** It says nothing about what was asked for, so asking again may help. */
const passes = (apiError: ApiError | undefined) =>
  apiError?.kind === 'network' || (apiError?.kind === 'refused' && ['BUSY', 'UNCERTAIN'].includes(apiError.code));

/** Tells what went wrong and what the reader can do; announced when it appears. What only lacked the line is tried again by itself. */
export function ErrorNote({ apiError, onRetry, fullPage = false }: Props) {
  const t = useTranslate();
  useWhenBack(onRetry !== undefined && passes(apiError), () => onRetry?.());
  if (!apiError) return null;
  const note = (
    <Alert data-color={apiError.kind === 'network' ? 'warning' : 'danger'} role="alert" className="error-note">
      <p>{onRetry && apiError.kind === 'network' ? t('ui.error.noLine') : errorText(apiError, t)}</p>
      {onRetry ? (
        <Button variant="secondary" data-color="neutral" onClick={onRetry}>
          {t('ui.tryAgain')}
        </Button>
      ) : null}
    </Alert>
  );
  return fullPage ? <main className="error-alone">{note}</main> : note;
}
