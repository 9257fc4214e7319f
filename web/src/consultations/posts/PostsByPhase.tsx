import { useLanguage, useTranslate } from '../../app/i18n/messages.js';
import { SeatName } from '../../networks/membership/SeatName.js';
import type { Consultation, ConsultationPost } from '../consultation.js';
import type { ReplyTarget } from './PostForm.js';
import { PostItem } from './PostItem.js';

type Props = {
  consultation: Consultation;
  posts: ConsultationPost[];
  onReplyTo: (to: ReplyTarget) => void;
  onDone: () => void;
};

/**
 * The posts, folded when the consultation is over: the current phase first, then backwards. Within a phase in order of
 * time, replies under their question.
 */
export function PostsByPhase({ consultation, posts, onReplyTo, onDone }: Props) {
  const t = useTranslate();
  const language = useLanguage();
  const { phases, phaseSeq, me, stage } = consultation;
  const isOver = ['CLOSED', 'FOLLOW_UP_DUE', 'DONE'].includes(stage);
  const speaks = me.open.some(({ kind }) => kind === 'PASS');
  const begun = phases.filter(({ seq }) => seq <= phaseSeq).reverse();
  const after = posts.filter((post) => post.phaseSeq > phases.length);
  const before = begun.map(({ seq, title }) => {
    const theirs = posts.filter((post) => post.phaseSeq === seq);
    const now = seq === phaseSeq;
    if (theirs.length === 0 && !(now && me.role)) return null;
    return (
      <section key={seq} className="phase-posts" aria-label={title[language]}>
        <h2>
          {title[language]} <span className="small quiet phase-number">{t('consultations.phaseNumber', { seq })}</span>
        </h2>
        {now && me.othersHidden ? (
          <p className="quiet">{t(speaks ? 'consultations.hidden' : 'consultations.hidden.listen')}</p>
        ) : null}
        {theirs.length === 0 && !me.othersHidden ? <p className="quiet">{t('consultations.nothingYet')}</p> : null}
        <Posts consultation={consultation} posts={theirs} onReplyTo={onReplyTo} onDone={onDone} />
        <PassedNote posts={theirs} />
      </section>
    );
  });
  return (
    <>
      {after.length > 0 ? (
        <section className="phase-posts" aria-label={t('consultations.followUp')}>
          <h2>{t('consultations.followUp')}</h2>
          <Posts consultation={consultation} posts={after} onReplyTo={onReplyTo} onDone={onDone} />
        </section>
      ) : null}
      {!isOver ? (
        before
      ) : me.role ? (
        <details className="consultation-all">
          <summary>
            <h2>{t('consultations.all')}</h2>
          </summary>
          <p className="small quiet">{t('consultations.all.who')}</p>
          {before}
        </details>
      ) : null}
    </>
  );
}

function Posts({ posts: all, ...rest }: Props) {
  const posts = all.filter(({ kind }) => kind !== 'PASS');
  const marked = new Set(posts.map(({ kind }) => kind)).size > 1;
  const ids = new Set(posts.map(({ id }) => id));
  const top = posts.filter(({ parentId }) => !parentId || !ids.has(parentId));
  const under = (parent: string): ConsultationPost[] =>
    posts.filter(({ parentId }) => parentId === parent).flatMap((post) => [post, ...under(post.id)]);
  if (top.length === 0) return null;
  return (
    <ol className="plain-list thread">
      {top.flatMap((post) => [
        <li key={post.id}>
          <PostItem post={post} marked={marked} {...rest} />
        </li>,
        ...under(post.id).map((reply) => (
          <li key={reply.id} className="reply">
            <PostItem post={reply} marked={marked} {...rest} />
          </li>
        )),
      ])}
    </ol>
  );
}

/** Who passed. Passing after having posted only means being done, and is not shown. */
function PassedNote({ posts }: { posts: readonly ConsultationPost[] }) {
  const t = useTranslate();
  const spoke = new Set(posts.filter(({ kind }) => kind !== 'PASS').map(({ author }) => author.id));
  const over = posts.filter(({ kind, author }) => kind === 'PASS' && !spoke.has(author.id));
  if (over.length === 0) return null;
  return (
    <p className="small quiet">
      {t('consultations.passed')}{' '}
      {over.map(({ id, author }, i) => (
        <span key={id}>
          {i > 0 ? '; ' : ''}
          <SeatName seat={author} />
        </span>
      ))}
    </p>
  );
}
