import { Button } from '@digdir/designsystemet-react';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../app/words.js';
import './UndoToast.css';

type Props = {
  /** What was done. The toast shows while this is set. */
  message: string | undefined;
  onUndo?: () => void;
  onClose: () => void;
  /** Milliseconds until it leaves by itself; it waits while it has the focus or the pointer. */
  stays?: number;
};

/** Tells what was done and offers to take it back. The region stands in the page from the start, so that it is read out. */
export function UndoToast({ message, onUndo, onClose, stays = 20_000 }: Props) {
  const t = useWords();
  const [held, setHeld] = useState(false);
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    if (!message || held) return;
    const timer = setTimeout(() => close.current(), stays);
    return () => clearTimeout(timer);
  }, [message, held, stays]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the pointer and the focus only make it stay; what one can do are the buttons
    <div
      className="undo-toast"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
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
