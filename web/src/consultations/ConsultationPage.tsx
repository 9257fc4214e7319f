import { closedStages } from '@krets/shared/kinds';
import { useEffect, useRef, useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { isRefusal } from '../app/api/api-error.js';
import { useLanguage, useTranslate } from '../app/i18n/messages.js';
import { useBelongsTo } from '../app/layout/room-here.js';
import { MissingPage } from '../app/MissingPage.js';
import Markdown from '../discussion/contributions/Markdown.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { Loading } from '../ui/Loading.js';
import { Card, NarrowPage, WidePage } from '../ui/Page.js';
import { PageTitle } from '../ui/PageTitle.js';
import { MutationButton } from './MutationButton.js';
import { advanceMutation, joinMutation, resumeMutation } from './mutations.js';
import { Outcome } from './outcome/Outcome.js';
import { PhaseControls } from './PhaseControls.js';
import { CurrentPhaseCard } from './phases/CurrentPhaseCard.js';
import { PhaseList } from './phases/PhaseList.js';
import { ReadOnlyNote } from './phases/ReadOnlyNote.js';
import { SilencePhase } from './phases/SilencePhase.js';
import { Participants } from './planning/Participants.js';
import { Planning } from './planning/Planning.js';
import { foldReason, PostForm, type ReplyTarget } from './posts/PostForm.js';
import { PostsByPhase } from './posts/PostsByPhase.js';
import { PrivateNote } from './posts/PrivateNote.js';
import { RaisedHands } from './posts/RaisedHands.js';
import { useConsultation } from './useConsultation.js';
import { useRestoredFocus } from './useRestoredFocus.js';
import './consultations.css';
import type { Consultation } from './consultation.js';

/** The page of one consultation. */
export default function ConsultationPage() {
  const t = useTranslate();
  const { consultationId = '' } = useParams();
  /** The meeting that has opened it. */
  const meetingId = useSearchParams()[0].get('meeting');
  const { consultation, posts, apiError, withdrawn, refetch } = useConsultation(consultationId);
  const [to, setTo] = useState<ReplyTarget>();
  useRestoredFocus();
  useBelongsTo(consultation?.challenge.network.id);

  if (withdrawn) return <Withdrawn />;
  if (isRefusal(apiError, 'NOT_FOUND')) return <MissingPage />;
  if (!consultation) return apiError ? <ErrorNote apiError={apiError} onRetry={refetch} /> : <Loading />;
  const { challenge, stage, phase, phaseSeq, viewerMay, me } = consultation;
  const { network } = challenge;
  // In a phase of questions the owner ends what the others do.
  const ownersTurn = me.role === 'OWNER' && !me.open.some(({ kind }) => kind === 'ANSWER');
  const before = stage === 'PROPOSED' || stage === 'SCHEDULED';
  const over = stage === 'CLOSED' || stage === 'FOLLOW_UP_DUE' || stage === 'DONE';
  const still = phase?.key === 'STILLNESS' && consultation.mode === 'LIVE' && stage === 'RUNNING';

  const side = (
    <>
      {over ? null : <PhaseList consultation={consultation} />}
      <RaisedHands consultation={consultation} onDone={refetch} />
      {viewerMay.note ? (
        <PrivateNote
          key={consultation.id}
          id={consultation.id}
          stored={{ text: consultation.myNote ?? '', savedAt: consultation.myNoteSavedAt ?? null }}
        />
      ) : null}
      <Participants consultation={consultation} onDone={refetch} />
      <PhaseControls consultation={consultation} onDone={refetch} />
    </>
  );

  // The day of the owner's follow-up has come: it is shown before the outcome.
  const asked = stage === 'FOLLOW_UP_DUE' && me.open.some(({ kind }) => kind === 'FOLLOW_UP');
  const mine =
    me.open.length > 0 || phase ? (
      <section className="consultation-column" aria-label={t('consultations.myTurn')}>
        {asked ? <h2>{t('consultations.howDidItGo')}</h2> : null}
        {asked && me.prompt ? <Prompt words={me.prompt} /> : null}
        {viewerMay.join ? (
          <div className="buttons">
            <MutationButton
              mutation={joinMutation}
              variables={{ id: consultation.id }}
              onDone={refetch}
              emphasis="primary"
            >
              {t('consultations.join')}
            </MutationButton>
          </div>
        ) : null}
        {me.role ? <PostForm consultation={consultation} to={to} onReplyTo={setTo} onDone={refetch} /> : null}
        {viewerMay.resume ? (
          <div className="buttons">
            <MutationButton
              mutation={resumeMutation}
              variables={{ input: { id: consultation.id, phaseSeq } }}
              onDone={refetch}
              emphasis="primary"
            >
              {t('consultations.resume')}
            </MutationButton>
          </div>
        ) : null}
        {viewerMay.advance ? (
          <div className="buttons">
            <MutationButton
              mutation={advanceMutation}
              variables={{ input: { id: consultation.id, phaseSeq } }}
              onDone={refetch}
              emphasis={foldReason(consultation) ? 'primary' : 'secondary'}
            >
              {ownersTurn ? t('consultations.done') : t('consultations.advance')}
            </MutationButton>
          </div>
        ) : null}
      </section>
    ) : null;

  return (
    <WidePage side={stage === 'WITHDRAWN' ? undefined : side}>
      <Announcement consultation={consultation} />
      {still ? <SilencePhase key={phaseSeq} consultation={consultation} /> : null}
      <nav className="small no-print" aria-label={t('challenges.path')}>
        <Link to={`/rooms/${network.id}`}>{network.name}</Link>
        {' / '}
        <Link to={`/challenges/${challenge.id}`}>{t('consultations.toThread')}</Link>
        {meetingId ? (
          <>
            {' / '}
            <Link to={`/meetings/${meetingId}`}>{t('consultations.toMeeting')}</Link>
          </>
        ) : null}
      </nav>
      <PageTitle title={`${t('consultations.page')}: ${challenge.title}`}>{challenge.title}</PageTitle>
      {stage === 'WITHDRAWN' ? <p>{t('consultations.withdrawn')}</p> : null}
      {before ? <Planning consultation={consultation} onDone={refetch} /> : null}
      {phase ? <CurrentPhaseCard consultation={consultation} phase={phase} /> : null}
      {closedStages.includes(network.stage) && me.participation && !phase ? (
        <p>
          <ReadOnlyNote stage={network.stage} />
        </p>
      ) : null}
      {asked ? mine : null}
      {over ? <Outcome consultation={consultation} posts={posts} /> : null}
      {asked ? null : mine}
      {over || stage === 'WITHDRAWN' ? null : <Situation consultation={consultation} />}
      <div className="consultation-column">
        {phase && !me.role ? <p className="quiet">{t('consultations.notWithUs')}</p> : null}
        {stage === 'WITHDRAWN' || (over && !me.role) ? null : (
          <PostsByPhase consultation={consultation} posts={posts} onReplyTo={setTo} onDone={refetch} />
        )}
      </div>
    </WidePage>
  );
}

/** For those who were reading when it was withdrawn. To later readers it does not exist. */
function Withdrawn() {
  const t = useTranslate();
  return (
    <NarrowPage>
      <PageTitle>{t('consultations.withdrawn.title')}</PageTitle>
      <p role="status">{t('consultations.withdrawn')}</p>
      <p>
        <Link to="/">{t('app.missing.home')}</Link>
      </p>
    </NarrowPage>
  );
}

function Prompt({ words }: { words: NonNullable<Consultation['me']['prompt']> }) {
  return <p className="phase-prompt">{words[useLanguage()]}</p>;
}

/** Announces a new phase, and that two minutes are left, without moving the focus. */
function Announcement({ consultation }: { consultation: Consultation }) {
  const t = useTranslate();
  const language = useLanguage();
  const [announcement, setAnnouncement] = useState('');
  const { phaseSeq, stage, phase, me, mode, phaseEndsAt, serverTime, transitions } = consultation;
  const allHeard = transitions.at(-1)?.why === 'ALL_HEARD';
  const last = useRef(`${stage} ${phaseSeq}`);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a move is told, not each new answer
  useEffect(() => {
    if (last.current === `${stage} ${phaseSeq}`) return;
    last.current = `${stage} ${phaseSeq}`;
    if (stage === 'RUNNING' && phase)
      setAnnouncement(
        `${t('consultations.newPhase', { phase: phase.title[language] })} ${me.prompt?.[language] ?? ''}`,
      );
    else if (stage !== 'RUNNING') setAnnouncement(t(`consultations.stage.${stage}`));
  }, [stage, phaseSeq]);
  useEffect(() => {
    if (allHeard && stage === 'RUNNING') setAnnouncement(t('consultations.allHeard'));
  }, [allHeard, stage, t]);
  useEffect(() => {
    if (mode !== 'LIVE' || stage !== 'RUNNING' || !phaseEndsAt) return;
    const wait = Date.parse(phaseEndsAt) - Date.parse(serverTime) - 120_000;
    if (wait <= 0) return;
    const timer = setTimeout(() => setAnnouncement(t('consultations.twoMinutes')), wait);
    return () => clearTimeout(timer);
  }, [mode, stage, phaseEndsAt, serverTime, t]);
  return (
    <p className="visually-hidden" role="status" aria-live="polite">
      {announcement}
    </p>
  );
}

/** The owner's challenge text: open until the consultation is under way, and always available. */
function Situation({ consultation }: { consultation: Consultation }) {
  const t = useTranslate();
  const early = consultation.phaseSeq <= 2;
  const [open, setOpen] = useState(early);
  useEffect(() => setOpen(early), [early]);
  const { situation, role, pullA, pullB, lang } = consultation.challenge;
  return (
    <Card>
      <details className="consultation-situation" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <h2>{t('challenges.situation')}</h2>
        </summary>
        <Markdown text={situation} lang={lang} />
        <h3>{t('challenges.role')}</h3>
        <Markdown text={role} lang={lang} />
        {pullA ? (
          <>
            <h3>{t('challenges.pullA')}</h3>
            <Markdown text={pullA} lang={lang} />
          </>
        ) : null}
        {pullB ? (
          <>
            <h3>{t('challenges.pullB')}</h3>
            <Markdown text={pullB} lang={lang} />
          </>
        ) : null}
      </details>
    </Card>
  );
}
