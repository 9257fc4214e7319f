import { Button } from '@digdir/designsystemet-react';
import { useMe } from '../app/session.js';
import { useWords } from '../app/words.js';
import { troubleWords } from '../ui/ErrorNote.js';
import { Initials } from '../ui/Initials.js';
import { Mark } from '../ui/Mark.js';
import { SeatName } from '../ui/SeatName.js';
import Markdown from './Markdown.js';
import type { Post } from './useOutbox.js';

type Props = {
  post: Post /** The line is down: it will be sent later. */;
  waits: boolean;
  onRetry: () => void;
  onDiscard: () => void;
};

/** One's own words on their way: they stand where they will stand. */
export function SendingItem({ post, waits, onRetry, onDiscard }: Props) {
  const t = useWords();
  const { person } = useMe();
  const { refused } = post;
  return (
    <article className="said said-sending">
      <header className="said-head">
        <Initials name={person.name} />
        <p>
          <SeatName seat={{ roleTitle: person.roleTitle, organisation: person.organisation, person }} />{' '}
          <Mark>{t(`thread.kind.${post.kind}`)}</Mark>
        </p>
      </header>
      <div className="said-body">
        <Markdown text={post.body} lang={post.lang} />
        {post.link ? <p className="said-link">{post.link}</p> : null}
        {post.resourceId ? <p className="quiet">{t('resources.fromLibrary')}</p> : null}
        {refused ? (
          <div role="alert">
            <p>
              {t('thread.notSent')} {troubleWords(refused, t)}
            </p>
            <div className="buttons">
              <Button variant="secondary" data-size="sm" onClick={onRetry}>
                {t('ui.tryAgain')}
              </Button>
              <Button variant="tertiary" data-size="sm" onClick={onDiscard}>
                {t('thread.discardPost')}
              </Button>
            </div>
          </div>
        ) : (
          <p className="small quiet">{waits ? t('thread.waits') : t('thread.sending')}</p>
        )}
      </div>
    </article>
  );
}
