import { Button } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { useTranslate } from '../../app/i18n/messages.js';
import { Card } from '../../ui/Page.js';

type Props = { networkId: string; messageIds: string[]; onCancel: () => void };

/** The history state of the page for quoting. */
export type QuoteState = { messageIds?: string[] } | null;

/** Shown while messages are chosen: what will happen with them, and the link to the next step. */
export function QuoteBar({ networkId, messageIds, onCancel }: Props) {
  const t = useTranslate();
  const heading = useRef<HTMLHeadingElement>(null);
  const count = messageIds.length;
  const tooMany = count > limits.quotedMessages;
  // The button that opened this is gone.
  useEffect(() => heading.current?.focus(), []);

  return (
    <Card as="section">
      <h3 ref={heading} tabIndex={-1}>
        {t('quotes.begin')}
      </h3>
      <p>{t('quotes.lead')}</p>
      <p role="status">
        {tooMany ? t('quotes.tooMany', { most: limits.quotedMessages }) : t('quotes.chosen', { count })}
      </p>
      <div className="buttons">
        {count > 0 && !tooMany ? (
          <Button asChild variant="secondary">
            <Link to={`/rooms/${networkId}/chat/quote`} state={{ messageIds } satisfies QuoteState}>
              {t('quotes.write')}
            </Link>
          </Button>
        ) : null}
        <Button variant="tertiary" onClick={onCancel}>
          {t('ui.cancel')}
        </Button>
      </div>
    </Card>
  );
}
