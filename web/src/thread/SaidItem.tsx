import type { ReactNode } from 'react';
import { useWords } from '../app/words.js';
import { ContributionCare } from '../facilitation/ContributionCare.js';
import { HiddenNote } from '../facilitation/HiddenNote.js';
import { SplitNote } from '../facilitation/SplitNote.js';
import { AttachedLine } from '../resources/AttachedLine.js';
import { Initials } from '../ui/Initials.js';
import { Mark } from '../ui/Mark.js';
import { SeatName } from '../ui/SeatName.js';
import { Time } from '../ui/Time.js';
import { Earlier } from './Earlier.js';
import Markdown from './Markdown.js';
import { SaidMenu } from './SaidMenu.js';
import type { Said } from './thread.js';
import './SaidItem.css';

export type SaidActs = {
  onReply: () => void;
  onEdit: () => void;
  onWithdraw: () => void;
  onRestore: () => void;
  onCopyLink: () => void;
};

type Props = {
  said: Said;
  byOwner: boolean;
  networkId: string;
  challengeId: string;
  readersLine: ReactNode;
  /** It has changed otherwise than by these acts: it should be asked for again. */
  onChange: () => void;
  acts: SaidActs /** The form that replaces the text while it is edited. */;
  editing?: ReactNode;
};

/** One contribution: who, when, what kind, and the words. */
export function SaidItem({ said, byOwner, acts, editing, ...care }: Props) {
  const t = useWords();
  const { author, kind, withdrawnAt } = said;
  return (
    <article
      className="said"
      id={`c-${said.id}`}
      tabIndex={-1}
      aria-label={`${t(`thread.kind.${kind}`)}, ${author.person.name}`}
    >
      <header className="said-head">
        <Initials name={author.person.name} />
        <p>
          <SeatName seat={author} />
          {author.endedAt ? <span className="quiet"> {t('thread.seatEnded')}</span> : null}
          <span className="quiet">
            {' · '}
            <Time at={said.createdAt} />
          </span>{' '}
          <Mark>{byOwner && kind === 'ANSWER' ? t('thread.ownerAnswers') : t(`thread.kind.${kind}`)}</Mark>
        </p>
      </header>
      <div className="said-body">
        {said.answersTo ? (
          <p className="small quiet">{t('thread.answersTo', { name: said.answersTo.person.name })}</p>
        ) : null}
        {said.hiddenAt && !withdrawnAt ? <HiddenNote said={said} {...care} /> : null}
        {withdrawnAt ? (
          <p className="quiet said-tombstone">{t('thread.withdrawn')}</p>
        ) : (
          (editing ?? <Words said={said} />)
        )}
        {said.splitProposedAt && !withdrawnAt ? <SplitNote said={said} {...care} /> : null}
        {editing ? null : (
          <div className="said-acts">
            <SaidMenu said={said} {...acts} />
            <ContributionCare said={said} onCopyLink={acts.onCopyLink} {...care} />
          </div>
        )}
      </div>
    </article>
  );
}

function Words({ said }: { said: Said }) {
  const t = useWords();
  return (
    <>
      {said.body ? <Markdown text={said.body} lang={said.lang} /> : null}
      {said.link ? (
        <p className="said-link">
          <a href={said.link} rel="noopener noreferrer nofollow" target="_blank">
            {said.link.replace(/^https?:\/\/(www\.)?/, '')}
          </a>
        </p>
      ) : null}
      {said.resource ? <AttachedLine resource={said.resource} /> : null}
      {said.resourceId && !said.resource ? <p className="quiet said-tombstone">{t('resources.gone')}</p> : null}
      {said.editedAt && !said.hiddenAt ? <Earlier id={said.id} editedAt={said.editedAt} lang={said.lang} /> : null}
    </>
  );
}
