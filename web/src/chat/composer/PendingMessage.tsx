import { Button } from '@digdir/designsystemet-react';
import { useTranslate } from '../../app/i18n/messages.js';
import Markdown from '../../discussion/contributions/Markdown.js';
import { errorText } from '../../ui/ErrorNote.js';
import type { OutgoingMessage } from '../feed/chat-api.js';

type Props = {
  post: OutgoingMessage;
  /** There is no connection: it will be sent later. */
  waits: boolean;
  onRetry: () => void;
  /** Takes the words back into the text box. */
  onCorrect: () => void;
  onDiscard: () => void;
};

/** The reader's own pending message, at the place it will have. */
export function PendingMessage({ post, waits, onRetry, onCorrect, onDiscard }: Props) {
  const t = useTranslate();
  return (
    <article className="message message-sending" aria-label={t('chat.yours')}>
      <div className="message-body">
        {post.body ? <Markdown text={post.body} lang={post.lang} /> : null}
        {post.pictures?.map(({ fileId, alt }) => (
          <img key={fileId} className="sending-picture" src={`/files/${fileId}/thumbnail`} alt={alt} />
        ))}
        {post.refused ? (
          <div role="alert">
            <p>
              {t('chat.notSent')} {errorText(post.refused, t)}
            </p>
            <div className="buttons">
              <Button variant="secondary" data-size="sm" onClick={onCorrect}>
                {t('contributions.correct')}
              </Button>
              <Button variant="secondary" data-size="sm" onClick={onRetry}>
                {t('ui.tryAgain')}
              </Button>
              <Button variant="tertiary" data-size="sm" onClick={onDiscard}>
                {t('chat.discard')}
              </Button>
            </div>
          </div>
        ) : (
          <p className="small quiet">{waits ? t('chat.waits') : t('contributions.sending')}</p>
        )}
      </div>
    </article>
  );
}
