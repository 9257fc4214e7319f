import { Button } from '@digdir/designsystemet-react';
import { useMe } from '../../app/session.js';
import { useAct } from '../../app/useGraph.js';
import { useLanguage, useWords } from '../../app/words.js';
import Markdown from '../../thread/Markdown.js';
import { Initials } from '../../ui/Initials.js';
import { Mark } from '../../ui/Mark.js';
import { SeatName } from '../../ui/SeatName.js';
import { Time } from '../../ui/Time.js';
import { Act, Refused } from '../Act.js';
import { sayMutation, takeBackMutation } from '../acts.js';
import { useRefusal } from '../refusal.js';
import type { Kind, To } from './Speak.js';
import '../../thread/SaidItem.css';
import type { Talk, TalkPost } from '../talk.js';

type Props = {
  talk: Talk;
  post: TalkPost;
  /** Where everything said is of one kind, the heading says which. */
  marked: boolean;
  onTo: (to: To) => void;
  onDone: () => void;
};

/** One thing said: who, what kind, the words, and what can be said to it now. */
export function Said({ talk, post, marked, onTo, onDone }: Props) {
  const t = useWords();
  const me = useMe();
  const lang = useLanguage();
  const vote = useAct(sayMutation);
  const refusal = useRefusal(vote.trouble);
  const { author, kind, withdrawnAt } = post;
  const open = (one: Kind) => talk.me.open.some((may) => may.kind === one && may.left !== 0) && !withdrawnAt;
  const wordless = kind === 'PASS' || kind === 'VOTE';
  // A reply to an earlier phase would stand far from what it replies to.
  const here = post.phaseSeq === talk.phaseSeq;
  const others = author.person.id !== me.id;

  async function choose() {
    await vote.act({
      input: {
        consultationId: talk.id,
        clientId: crypto.randomUUID(),
        phaseSeq: talk.phaseSeq,
        kind: 'VOTE',
        parentId: post.id,
        body: '',
        lang,
      },
    });
    onDone();
  }

  return (
    <article className="said" aria-label={`${t(`consultations.kind.${kind}`)}, ${author.person.name}`}>
      <header className="said-head">
        <Initials name={author.person.name} />
        <p>
          <SeatName seat={author} />
          <span className="quiet">
            {' · '}
            <Time at={post.createdAt} />
          </span>{' '}
          {marked ? <Mark>{t(`consultations.kind.${kind}`)}</Mark> : null}
        </p>
      </header>
      <div className="said-body">
        {withdrawnAt ? <p className="quiet said-tombstone">{t('thread.withdrawn')}</p> : null}
        {post.declines ? <p className="quiet">{t('consultations.declines')}</p> : null}
        {post.body ? <Markdown text={post.body} lang={post.lang} /> : null}
        {post.link ? (
          <p className="said-link">
            <a href={post.link} target="_blank" rel="noopener noreferrer nofollow">
              {post.link}
            </a>
          </p>
        ) : null}
        {post.dueOn ? (
          <p>
            {t('consultations.by')} <Time at={post.dueOn} day />
          </p>
        ) : null}
        <div className="said-menu no-print">
          {kind === 'QUESTION' && others && open('ANSWER') ? (
            <Button variant="tertiary" data-size="sm" onClick={() => onTo({ post, kind: 'ANSWER' })}>
              {t('consultations.answer')}
            </Button>
          ) : null}
          {!wordless && others && here && open('REPLY') ? (
            <Button variant="tertiary" data-size="sm" onClick={() => onTo({ post, kind: 'REPLY' })}>
              {t('consultations.reply')}
            </Button>
          ) : null}
          {kind === 'PROPOSAL' && open('VOTE') ? (
            <Button variant="tertiary" data-size="sm" disabled={vote.busy} onClick={() => void choose()}>
              {t('consultations.choose')}
            </Button>
          ) : null}
          {post.mayWithdraw && !wordless ? (
            <Act look="tertiary" verb={takeBackMutation} variables={{ id: post.id }} onDone={onDone}>
              {t('thread.withdraw')}
            </Act>
          ) : null}
          <Refused words={refusal} />
        </div>
      </div>
    </article>
  );
}
