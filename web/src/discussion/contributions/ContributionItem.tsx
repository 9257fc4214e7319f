import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useTranslate } from '../../app/i18n/messages.js';
import { AttachedResource } from '../../library/AttachedResource.js';
import { SeatName } from '../../networks/membership/SeatName.js';
import { Initials } from '../../ui/Initials.js';
import { StatusTag } from '../../ui/StatusTag.js';
import { Time } from '../../ui/Time.js';
import { MessagePictures } from '../message-parts/MessagePictures.js';
import { QuotedMessage } from '../message-parts/QuotedMessage.js';
import { Reactions } from '../message-parts/Reactions.js';
import { ContributionModeration } from '../moderation/ContributionModeration.js';
import { HiddenNote } from '../moderation/HiddenNote.js';
import { ThreadSplitNote } from '../moderation/ThreadSplitNote.js';
import { type ContributionActions, ContributionMenu } from './ContributionMenu.js';
import { EarlierTexts } from './EarlierTexts.js';
import Markdown from './Markdown.js';
import type { Contribution } from './thread.js';
import './ContributionItem.css';

type Props = {
  contribution: Contribution;
  byOwner: boolean;
  namesMe: boolean;
  networkId: string;
  challengeId: string;
  readersNote: ReactNode;
  /** What its button is called: to save it, or to remove it again. */
  saveWords: string;
  /** It was changed by something other than these actions and should be fetched again. */
  onChange: () => void;
  actions: ContributionActions;
  /** The form that replaces the text while it is edited. */
  editing?: ReactNode;
};

/** One contribution: author, time, kind and text. */
export function ContributionItem({
  contribution,
  byOwner,
  namesMe,
  saveWords,
  actions,
  editing,
  ...moderation
}: Props) {
  const t = useTranslate();
  const { author, kind, withdrawnAt, quoted } = contribution;
  return (
    <article
      className="contribution"
      id={`c-${contribution.id}`}
      tabIndex={-1}
      aria-label={`${t(`contributions.kind.${kind}`)}, ${author.person.name}`}
    >
      <header className="contribution-header">
        <Initials name={author.person.name} />
        <p>
          <SeatName seat={author} />
          {author.endedAt ? <span className="quiet"> {t('contributions.seatEnded')}</span> : null}
          <span className="quiet">
            {' · '}
            <Link to={`#c-${contribution.id}`} className="time-link">
              <Time at={contribution.createdAt} />
            </Link>
          </span>{' '}
          {kind === 'REPLY' ? null : (
            <StatusTag>
              {byOwner && kind === 'ANSWER' ? t('contributions.ownerAnswers') : t(`contributions.kind.${kind}`)}
            </StatusTag>
          )}
          {namesMe ? <StatusTag tone="multe">{t('message-parts.namesYou')}</StatusTag> : null}
        </p>
      </header>
      <div className="contribution-body">
        {contribution.answersTo ? (
          <p className="small quiet">{t('contributions.answersTo', { name: contribution.answersTo.person.name })}</p>
        ) : null}
        {quoted ? (
          <QuotedMessage
            quoted={quoted}
            words={{ gone: t('contributions.quoteGone'), goTo: t('contributions.goTo') }}
            onGoTo={() => actions.onGoTo(quoted.id)}
          />
        ) : null}
        {contribution.hiddenAt && !withdrawnAt ? <HiddenNote contribution={contribution} {...moderation} /> : null}
        {withdrawnAt ? (
          <p className="quiet contribution-removed">{t('contributions.withdrawn')}</p>
        ) : (
          (editing ?? <ContributionBody contribution={contribution} />)
        )}
        <MessagePictures pictures={contribution.pictures} />
        <Reactions reactions={contribution.reactions} />
        {contribution.splitProposedAt && !withdrawnAt ? (
          <ThreadSplitNote contribution={contribution} {...moderation} />
        ) : null}
        {editing ? null : (
          <div className="contribution-actions">
            <ContributionMenu contribution={contribution} {...actions} />
            <ContributionModeration
              contribution={contribution}
              saveWords={saveWords}
              onSave={actions.onSave}
              onCopyLink={actions.onCopyLink}
              {...moderation}
            />
          </div>
        )}
      </div>
    </article>
  );
}

function ContributionBody({ contribution }: { contribution: Contribution }) {
  const t = useTranslate();
  return (
    <>
      {contribution.body ? <Markdown text={contribution.body} lang={contribution.lang} /> : null}
      {contribution.link ? (
        <p className="contribution-link">
          <a href={contribution.link} rel="noopener noreferrer nofollow" target="_blank">
            {contribution.link.replace(/^https?:\/\/(www\.)?/, '')}
          </a>
        </p>
      ) : null}
      {contribution.resource ? <AttachedResource resource={contribution.resource} /> : null}
      {contribution.resourceId && !contribution.resource ? (
        <p className="quiet contribution-removed">{t('library.gone')}</p>
      ) : null}
      {contribution.editedAt && !contribution.hiddenAt ? (
        <EarlierTexts id={contribution.id} editedAt={contribution.editedAt} lang={contribution.lang} />
      ) : null}
    </>
  );
}
