import { Alert, Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMutation } from '../../app/api/useQuery.js';
import { useDates } from '../../app/i18n/dates.js';
import { useTranslate } from '../../app/i18n/messages.js';
import { useListFormat } from '../../app/i18n/useListFormat.js';
import type { ChallengeHeadFragment } from '../../generated/graphql.js';
import { ChallengeResources } from '../../library/ChallengeResources.js';
import { SeatName } from '../../networks/membership/SeatName.js';
import { ConfirmDialog } from '../../ui/ConfirmDialog.js';
import { Initials } from '../../ui/Initials.js';
import { Card } from '../../ui/Page.js';
import { PageTitle } from '../../ui/PageTitle.js';
import { Time } from '../../ui/Time.js';
import Markdown from '../contributions/Markdown.js';
import { ThreadModeration } from '../moderation/ThreadModeration.js';
import { ChallengeStatus, MarkChallenge } from './ChallengeStatus.js';
import { EarlierVersions } from './EarlierVersions.js';
import { restoreChallengeMutation, withdrawChallengeMutation } from './operations.js';
import './ChallengeText.css';

type Props = { challenge: ChallengeHeadFragment; onChange: () => void };

/** The owner's text, and what the owner may do with it. */
export function ChallengeText({ challenge, onChange }: Props) {
  const t = useTranslate();
  const dates = useDates();
  const list = useListFormat();
  const { owner, lang, decideBy, viewerMay } = challenge;
  return (
    <>
      <PageTitle>{challenge.title}</PageTitle>
      <div className="challenge-owner">
        <Initials name={owner.person.name} />
        <div>
          <p>
            <SeatName seat={owner} />
          </p>
          <p className="small quiet">
            {t('challenges.posted')} <Time at={challenge.createdAt} />
            {' · '}
            {t('challenges.wants')}{' '}
            <strong>{list(challenge.helpWanted.map((help) => t(`challenges.wants.${help}`)))}</strong>
            {decideBy ? ` · ${t('challenges.decideBy', { day: dates.day(decideBy) })}` : null}
          </p>
        </div>
      </div>
      <ChallengeStatus challenge={challenge} />
      {challenge.withdrawnAt ? <Withdrawn challenge={challenge} onChange={onChange} /> : null}
      <Card as="section">
        <h2>{t('challenges.situation')}</h2>
        <Markdown text={challenge.situation} lang={lang} />
        <h3>{t('challenges.role')}</h3>
        <Markdown text={challenge.role} lang={lang} />
        {challenge.pullA || challenge.pullB ? (
          <div className="pulls">
            <OpposingSide title={t('challenges.pullA')} text={challenge.pullA} lang={lang} />
            <OpposingSide title={t('challenges.pullB')} text={challenge.pullB} lang={lang} />
          </div>
        ) : null}
        {challenge.tried ? (
          <>
            <h3>{t('challenges.tried')}</h3>
            <Markdown text={challenge.tried} lang={lang} />
          </>
        ) : null}
        <ChallengeResources challenge={challenge} mayAttach={viewerMay.revise} onChange={onChange} />
        {challenge.editedAt ? <EarlierVersions id={challenge.id} editedAt={challenge.editedAt} lang={lang} /> : null}
        {viewerMay.revise || viewerMay.withdraw ? <OwnerActions challenge={challenge} onChange={onChange} /> : null}
        <ThreadModeration challenge={challenge} onChange={onChange} />
      </Card>
    </>
  );
}

function OpposingSide({
  title,
  text,
  lang,
}: {
  title: string;
  text?: string | null;
  lang: ChallengeHeadFragment['lang'];
}) {
  return text ? (
    <div>
      <h3>{title}</h3>
      <Markdown text={text} lang={lang} />
    </div>
  ) : null;
}

function OwnerActions({ challenge, onChange }: Props) {
  const { id, viewerMay } = challenge;
  const t = useTranslate();
  const [asking, setAsking] = useState(false);
  const { mutate, busy, apiError } = useMutation(withdrawChallengeMutation);
  async function withdraw() {
    if (!(await mutate({ id }))) return;
    setAsking(false);
    onChange();
  }
  return (
    <div className="buttons">
      {viewerMay.mark ? <MarkChallenge challenge={challenge} onChange={onChange} /> : null}
      {viewerMay.revise ? <Link to={`/challenges/${id}/revise`}>{t('challenges.revise')}</Link> : null}
      {viewerMay.withdraw ? (
        <Button variant="tertiary" data-size="sm" onClick={() => setAsking(true)}>
          {t('challenges.withdraw')}
        </Button>
      ) : null}
      <ConfirmDialog
        open={asking}
        title={t('challenges.withdraw.title')}
        action={t('challenges.withdraw')}
        busy={busy}
        apiError={apiError}
        onConfirm={() => void withdraw()}
        onClose={() => setAsking(false)}
      >
        <p>{t('challenges.withdraw.text')}</p>
      </ConfirmDialog>
    </div>
  );
}

function Withdrawn({ challenge, onChange }: Props) {
  const t = useTranslate();
  const { mutate, busy } = useMutation(restoreChallengeMutation);
  async function restore() {
    if (await mutate({ id: challenge.id })) onChange();
  }
  return (
    <Alert data-color="info" role="status">
      <p>{t('challenges.withdrawn')}</p>
      {challenge.viewerMay.restore ? (
        <Button variant="secondary" disabled={busy} onClick={() => void restore()}>
          {t('challenges.restore')}
        </Button>
      ) : null}
    </Alert>
  );
}
