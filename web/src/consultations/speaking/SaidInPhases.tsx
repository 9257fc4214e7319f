import { useLanguage, useWords } from '../../app/words.js';
import { SeatName } from '../../ui/SeatName.js';
import type { Talk, TalkPost } from '../talk.js';
import { Said } from './Said.js';
import type { To } from './Speak.js';

type Props = { talk: Talk; posts: TalkPost[]; onTo: (to: To) => void; onDone: () => void };

/** What has been said, folded away when the talk is over: the phase we are in first, then backwards. Inside a phase in the order of time, answers under their question. */
export function SaidInPhases({ talk, posts, onTo, onDone }: Props) {
  const t = useWords();
  const language = useLanguage();
  const { phases, phaseSeq, me, stage } = talk;
  const isOver = ['CLOSED', 'FOLLOW_UP_DUE', 'DONE'].includes(stage);
  const speaks = me.open.some(({ kind }) => kind === 'PASS');
  const begun = phases.filter(({ seq }) => seq <= phaseSeq).reverse();
  const after = posts.filter((post) => post.phaseSeq > phases.length);
  const before = begun.map(({ seq, title }) => {
    const said = posts.filter((post) => post.phaseSeq === seq);
    const now = seq === phaseSeq;
    if (said.length === 0 && !(now && me.role)) return null;
    return (
      <section key={seq} className="said-phase" aria-label={title[language]}>
        <h2>
          {title[language]} <span className="small quiet phase-number">{t('consultations.phaseNumber', { seq })}</span>
        </h2>
        {now && me.othersHidden ? (
          <p className="quiet">{t(speaks ? 'consultations.hidden' : 'consultations.hidden.listen')}</p>
        ) : null}
        {said.length === 0 && !me.othersHidden ? <p className="quiet">{t('consultations.nothingYet')}</p> : null}
        <Posts talk={talk} posts={said} onTo={onTo} onDone={onDone} />
        <StandOver posts={said} />
      </section>
    );
  });
  return (
    <>
      {after.length > 0 ? (
        <section className="said-phase" aria-label={t('consultations.followUp')}>
          <h2>{t('consultations.followUp')}</h2>
          <Posts talk={talk} posts={after} onTo={onTo} onDone={onDone} />
        </section>
      ) : null}
      {!isOver ? (
        before
      ) : me.role ? (
        <details className="talk-all">
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
  const under = (parent: string): TalkPost[] =>
    posts.filter(({ parentId }) => parentId === parent).flatMap((post) => [post, ...under(post.id)]);
  if (top.length === 0) return null;
  return (
    <ol className="plain-list thread">
      {top.flatMap((post) => [
        <li key={post.id}>
          <Said post={post} marked={marked} {...rest} />
        </li>,
        ...under(post.id).map((reply) => (
          <li key={reply.id} className="reply">
            <Said post={reply} marked={marked} {...rest} />
          </li>
        )),
      ])}
    </ol>
  );
}

/** Who chose to say nothing. Who passes after having spoken is only through, and that is no news to anybody. */
function StandOver({ posts }: { posts: readonly TalkPost[] }) {
  const t = useWords();
  const spoke = new Set(posts.filter(({ kind }) => kind !== 'PASS').map(({ author }) => author.id));
  const over = posts.filter(({ kind, author }) => kind === 'PASS' && !spoke.has(author.id));
  if (over.length === 0) return null;
  return (
    <p className="small quiet">
      {t('consultations.standOver')}{' '}
      {over.map(({ id, author }, i) => (
        <span key={id}>
          {i > 0 ? '; ' : ''}
          <SeatName seat={author} />
        </span>
      ))}
    </p>
  );
}
