import { Button } from '@digdir/designsystemet-react';
import { useMutation } from '../../app/api/useQuery.js';
import { useLanguage, useTranslate } from '../../app/i18n/messages.js';
import { useMe } from '../../app/session.js';
import Markdown from '../../discussion/contributions/Markdown.js';
import { SeatName } from '../../networks/membership/SeatName.js';
import { Initials } from '../../ui/Initials.js';
import { StatusTag } from '../../ui/StatusTag.js';
import { Time } from '../../ui/Time.js';
import { MutationButton, RefusalText } from '../MutationButton.js';
import { postMutation, withdrawPostMutation } from '../mutations.js';
import { useRefusal } from '../refusal.js';
import type { ReplyTarget } from './PostForm.js';
import '../../discussion/contributions/ContributionItem.css';
import type { Consultation, ConsultationPost, PostKind } from '../consultation.js';

type Props = {
  consultation: Consultation;
  post: ConsultationPost;
  /** Where all posts are of one kind, the heading names it. */
  marked: boolean;
  onReplyTo: (to: ReplyTarget) => void;
  onDone: () => void;
};

/** One post: author, kind, text, and the replies allowed now. */
export function PostItem({ consultation, post, marked, onReplyTo, onDone }: Props) {
  const t = useTranslate();
  const me = useMe();
  const lang = useLanguage();
  const vote = useMutation(postMutation);
  const refusal = useRefusal(vote.apiError);
  const { author, kind, withdrawnAt } = post;
  const open = (one: PostKind) =>
    consultation.me.open.some((may) => may.kind === one && may.left !== 0) && !withdrawnAt;
  const wordless = kind === 'PASS' || kind === 'VOTE';
  // A reply to an earlier phase would be far from what it replies to.
  const here = post.phaseSeq === consultation.phaseSeq;
  const others = author.person.id !== me.id;

  async function choose() {
    await vote.mutate({
      input: {
        consultationId: consultation.id,
        clientId: crypto.randomUUID(),
        phaseSeq: consultation.phaseSeq,
        kind: 'VOTE',
        parentId: post.id,
        body: '',
        lang,
      },
    });
    onDone();
  }

  return (
    <article className="contribution" aria-label={`${t(`consultations.kind.${kind}`)}, ${author.person.name}`}>
      <header className="contribution-header">
        <Initials name={author.person.name} />
        <p>
          <SeatName seat={author} />
          <span className="quiet">
            {' · '}
            <Time at={post.createdAt} />
          </span>{' '}
          {marked ? <StatusTag>{t(`consultations.kind.${kind}`)}</StatusTag> : null}
        </p>
      </header>
      <div className="contribution-body">
        {withdrawnAt ? <p className="quiet contribution-removed">{t('contributions.withdrawn')}</p> : null}
        {post.declines ? <p className="quiet">{t('consultations.declines')}</p> : null}
        {post.body ? <Markdown text={post.body} lang={post.lang} /> : null}
        {post.link ? (
          <p className="contribution-link">
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
        <div className="contribution-menu no-print">
          {kind === 'QUESTION' && others && open('ANSWER') ? (
            <Button variant="tertiary" data-size="sm" onClick={() => onReplyTo({ post, kind: 'ANSWER' })}>
              {t('consultations.answer')}
            </Button>
          ) : null}
          {!wordless && others && here && open('REPLY') ? (
            <Button variant="tertiary" data-size="sm" onClick={() => onReplyTo({ post, kind: 'REPLY' })}>
              {t('consultations.reply')}
            </Button>
          ) : null}
          {kind === 'PROPOSAL' && open('VOTE') ? (
            <Button variant="tertiary" data-size="sm" disabled={vote.busy} onClick={() => void choose()}>
              {t('consultations.choose')}
            </Button>
          ) : null}
          {post.mayWithdraw && !wordless ? (
            <MutationButton
              emphasis="tertiary"
              mutation={withdrawPostMutation}
              variables={{ id: post.id }}
              onDone={onDone}
            >
              {t('contributions.withdraw')}
            </MutationButton>
          ) : null}
          <RefusalText words={refusal} />
        </div>
      </div>
    </article>
  );
}
