import { Button } from '@digdir/designsystemet-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslate } from '../app/i18n/messages.js';
import './UndoToast.css';

type Props = {
  /** What was done. The toast shows while this is set. */
  message: string | undefined;
  onUndo?: () => void;
  onClose: () => void;
  /** Milliseconds until it closes by itself; it waits while it has the focus or the pointer. */
  timeout?: number;
};

/** Tells what was done and offers to undo it. The live region is in the page from the start, so that it is announced. */
export function UndoToast({ message, onUndo, onClose, timeout = 20_000 }: Props) {
  const t = useTranslate();
  const [paused, setPaused] = useState(false);
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    if (!message || paused) return;
    const timer = setTimeout(() => close.current(), timeout);
    return () => clearTimeout(timer);
  }, [message, paused, timeout]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the pointer and the focus only make it stay; what one can do are the buttons
    <div
      className="undo-toast"
      onPointerEnter={() => setPaused(true)}
      onPointerLeave={() => setPaused(false)}
      onFocus={() => setPaused(true)}
      onBlur={() => setPaused(false)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <p role="status">{message}</p>
      {message ? (
        <>
          {onUndo ? (
            <Button variant="secondary" data-size="sm" onClick={onUndo}>
              {t('ui.undo')}
            </Button>
          ) : null}
          <Button variant="tertiary" data-size="sm" onClick={onClose}>
            {t('ui.close')}
          </Button>
        </>
      ) : null}
    </div>
  );
}
