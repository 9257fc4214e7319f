import { Button } from '@digdir/designsystemet-react';
import { useTranslate } from '../../app/i18n/messages.js';
import { useMe } from '../../app/session.js';
import { SeatName } from '../../networks/membership/SeatName.js';
import { errorText } from '../../ui/ErrorNote.js';
import { Initials } from '../../ui/Initials.js';
import { StatusTag } from '../../ui/StatusTag.js';
import type { Post } from './contribution-outboxes.js';
import Markdown from './Markdown.js';
import '../message-parts/Attachments.css';

type Props = {
  post: Post;
  /** There is no connection: it will be sent later. */
  waits: boolean;
  onRetry: () => void;
  /** Takes the words back into the text box; without a box they are copied. */
  onCorrect: () => void;
  mayCorrect: boolean;
  onDiscard: () => void;
};

/** The reader's own pending contribution, at the place it will have. */
export function PendingContribution({ post, waits, onRetry, onCorrect, mayCorrect, onDiscard }: Props) {
  const t = useTranslate();
  const { person } = useMe();
  const { refused } = post;
  return (
    <article className="contribution contribution-pending">
      <header className="contribution-header">
        <Initials name={person.name} />
        <p>
          <SeatName seat={{ roleTitle: person.roleTitle, organisation: person.organisation, person }} />{' '}
          {post.kind === 'REPLY' ? null : <StatusTag>{t(`contributions.kind.${post.kind}`)}</StatusTag>}
        </p>
      </header>
      <div className="contribution-body">
        {post.body ? <Markdown text={post.body} lang={post.lang} /> : null}
        {post.pictures?.map(({ fileId, alt }) => (
          <img key={fileId} className="sending-picture" src={`/files/${fileId}/thumbnail`} alt={alt} />
        ))}
        {post.link ? <p className="contribution-link">{post.link}</p> : null}
        {post.resourceId ? <p className="quiet">{t('library.fromLibrary')}</p> : null}
        {refused ? (
          <div role="alert">
            <p>
              {t('contributions.notSent')} {errorText(refused, t)}
            </p>
            <div className="buttons">
              <Button variant="secondary" data-size="sm" onClick={onCorrect}>
                {mayCorrect ? t('contributions.correct') : t('contributions.copyText')}
              </Button>
              <Button variant="secondary" data-size="sm" onClick={onRetry}>
                {t('ui.tryAgain')}
              </Button>
              <Button variant="tertiary" data-size="sm" onClick={onDiscard}>
                {t('contributions.discardPost')}
              </Button>
            </div>
          </div>
        ) : (
          <p className="small quiet">{waits ? t('contributions.waits') : t('contributions.sending')}</p>
        )}
      </div>
    </article>
  );
}
