import { Alert, Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { useDates } from '../app/dates.js';
import { useAct } from '../app/useGraph.js';
import { useList } from '../app/useList.js';
import { useWords } from '../app/words.js';
import { ThreadCare } from '../facilitation/ThreadCare.js';
import type { ChallengeHeadFragment } from '../generated/graphql.js';
import { ChallengeResources } from '../resources/ChallengeResources.js';
import Markdown from '../thread/Markdown.js';
import { ConfirmDialog } from '../ui/ConfirmDialog.js';
import { Initials } from '../ui/Initials.js';
import { Paper } from '../ui/Page.js';
import { PageTitle } from '../ui/PageTitle.js';
import { SeatName } from '../ui/SeatName.js';
import { Time } from '../ui/Time.js';
import { EarlierChallenge } from './EarlierChallenge.js';
import { restoreChallengeMutation, withdrawChallengeMutation } from './graph.js';
import './ChallengeText.css';

type Props = { challenge: ChallengeHeadFragment; onChange: () => void };

/** What the owner wrote, and what the owner may do with it. */
export function ChallengeText({ challenge, onChange }: Props) {
  const t = useWords();
  const dates = useDates();
  const list = useList();
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
      {challenge.withdrawnAt ? <Withdrawn challenge={challenge} onChange={onChange} /> : null}
      <Paper as="section">
        <h2>{t('challenges.situation')}</h2>
        <Markdown text={challenge.situation} lang={lang} />
        <h3>{t('challenges.role')}</h3>
        <Markdown text={challenge.role} lang={lang} />
        {challenge.pullA || challenge.pullB ? (
          <div className="pulls">
            <Pull title={t('challenges.pullA')} text={challenge.pullA} lang={lang} />
            <Pull title={t('challenges.pullB')} text={challenge.pullB} lang={lang} />
          </div>
        ) : null}
        {challenge.tried ? (
          <>
            <h3>{t('challenges.tried')}</h3>
            <Markdown text={challenge.tried} lang={lang} />
          </>
        ) : null}
        <ChallengeResources challenge={challenge} mayAttach={viewerMay.revise} onChange={onChange} />
        {challenge.editedAt ? <EarlierChallenge id={challenge.id} editedAt={challenge.editedAt} lang={lang} /> : null}
        {viewerMay.revise || viewerMay.withdraw ? <OwnerActs challenge={challenge} onChange={onChange} /> : null}
        <ThreadCare challenge={challenge} onChange={onChange} />
      </Paper>
    </>
  );
}

function Pull({ title, text, lang }: { title: string; text?: string | null; lang: ChallengeHeadFragment['lang'] }) {
  return text ? (
    <div>
      <h3>{title}</h3>
      <Markdown text={text} lang={lang} />
    </div>
  ) : null;
}

function OwnerActs({ challenge: { id, viewerMay }, onChange }: Props) {
  const t = useWords();
  const [asking, setAsking] = useState(false);
  const { act, busy, trouble } = useAct(withdrawChallengeMutation);
  async function withdraw() {
    if (!(await act({ id }))) return;
    setAsking(false);
    onChange();
  }
  return (
    <div className="buttons">
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
        trouble={trouble}
        onConfirm={() => void withdraw()}
        onClose={() => setAsking(false)}
      >
        <p>{t('challenges.withdraw.text')}</p>
      </ConfirmDialog>
    </div>
  );
}

function Withdrawn({ challenge, onChange }: Props) {
  const t = useWords();
  const { act, busy } = useAct(restoreChallengeMutation);
  async function restore() {
    if (await act({ id: challenge.id })) onChange();
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
