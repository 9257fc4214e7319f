import { Button, Dialog } from '@digdir/designsystemet-react';
import { type ReactNode, useId } from 'react';
import type { ApiError } from '../app/api/api-error.js';
import { useTranslate } from '../app/i18n/messages.js';
import { ErrorNote } from './ErrorNote.js';
import './ConfirmDialog.css';

type Props = {
  open: boolean;
  title: string;
  /** What the button does, in words. */
  action: string;
  /** For what cannot be taken back. */
  danger?: boolean;
  busy?: boolean;
  apiError?: ApiError;
  onConfirm: () => void;
  onClose: () => void;
  children: ReactNode;
};

/** Asks before something others notice. Designsystemet's dialog has no accessible name of its own: the heading is its name. */
export function ConfirmDialog({ open, title, action, danger, busy, apiError, onConfirm, onClose, children }: Props) {
  const t = useTranslate();
  const name = useId();
  return (
    <Dialog
      open={open}
      onClose={onClose}
      closedby="any"
      closeButton={t('ui.close')}
      aria-labelledby={name}
      className="confirm-dialog"
    >
      <h2 id={name}>{title}</h2>
      {children}
      <ErrorNote apiError={apiError} />
      <div className="buttons">
        <Button data-color={danger ? 'danger' : 'accent'} onClick={onConfirm} disabled={busy}>
          {action}
        </Button>
        <Button variant="secondary" data-color="neutral" onClick={onClose}>
          {t('ui.cancel')}
        </Button>
      </div>
    </Dialog>
  );
}
