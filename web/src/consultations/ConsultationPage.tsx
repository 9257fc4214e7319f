import { closedStages } from '@krets/shared/kinds';
import { useEffect, useRef, useState } from 'react';
import { Link, useParams } from 'react-router';
import { MissingPage } from '../app/MissingPage.js';
import { isRefusal } from '../app/trouble.js';
import { useLanguage, useWords } from '../app/words.js';
import Markdown from '../thread/Markdown.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { Loading } from '../ui/Loading.js';
import { NarrowPage, Paper, WidePage } from '../ui/Page.js';
import { PageTitle } from '../ui/PageTitle.js';
import { Act } from './Act.js';
import { advanceMutation, joinMutation, resumeMutation } from './acts.js';
import { Course } from './course/Course.js';
import { NowPaper } from './course/NowPaper.js';
import { ReadOnly } from './course/ReadOnly.js';
import { Stillness } from './course/Stillness.js';
import { Outcome } from './outcome/Outcome.js';
import { Participants } from './preparing/Participants.js';
import { Preparing } from './preparing/Preparing.js';
import { Steering } from './Steering.js';
import { Hands } from './speaking/Hands.js';
import { Note } from './speaking/Note.js';
import { SaidInPhases } from './speaking/SaidInPhases.js';
import { foldOf, Speak, type To } from './speaking/Speak.js';
import { useKeptFocus } from './useKeptFocus.js';
import { useTalk } from './useTalk.js';
import './Talk.css';
import type { Talk } from './talk.js';

/** A challenge being taken through its phases. */
export default function ConsultationPage() {
  const t = useWords();
  const { consultationId = '' } = useParams();
  const { talk, posts, trouble, withdrawn, again } = useTalk(consultationId);
  const [to, setTo] = useState<To>();
  useKeptFocus();

  if (withdrawn) return <Withdrawn />;
  if (isRefusal(trouble, 'NOT_FOUND')) return <MissingPage />;
  if (!talk) return trouble ? <ErrorNote trouble={trouble} onRetry={again} /> : <Loading />;
  const { challenge, stage, phase, phaseSeq, viewerMay, me } = talk;
  const { network } = challenge;
  const before = stage === 'PROPOSED' || stage === 'SCHEDULED';
  const over = stage === 'CLOSED' || stage === 'FOLLOW_UP_DUE' || stage === 'DONE';
  const still = phase?.key === 'STILLNESS' && talk.mode === 'LIVE' && stage === 'RUNNING';

  const side = (
    <>
      {over ? null : <Course talk={talk} />}
      <Hands talk={talk} onDone={again} />
      {viewerMay.note ? <Note key={talk.id} id={talk.id} kept={talk.myNote ?? ''} /> : null}
      <Participants talk={talk} onDone={again} />
      <Steering talk={talk} onDone={again} />
    </>
  );

  // The owner whose day has come: that comes before what came out of it.
  const asked = stage === 'FOLLOW_UP_DUE' && me.open.some(({ kind }) => kind === 'FOLLOW_UP');
  const mine =
    me.open.length > 0 || phase ? (
      <section className="talk-beside" aria-label={t('consultations.myTurn')}>
        {asked ? <h2>{t('consultations.howDidItGo')}</h2> : null}
        {asked && me.prompt ? <Prompt words={me.prompt} /> : null}
        {viewerMay.join ? (
          <div className="buttons">
            <Act verb={joinMutation} variables={{ id: talk.id }} onDone={again} look="primary">
              {t('consultations.join')}
            </Act>
          </div>
        ) : null}
        {me.role ? <Speak talk={talk} to={to} onTo={setTo} onDone={again} /> : null}
        {viewerMay.resume ? (
          <div className="buttons">
            <Act verb={resumeMutation} variables={{ input: { id: talk.id, phaseSeq } }} onDone={again} look="primary">
              {t('consultations.resume')}
            </Act>
          </div>
        ) : null}
        {viewerMay.advance ? (
          <div className="buttons">
            <Act
              verb={advanceMutation}
              variables={{ input: { id: talk.id, phaseSeq } }}
              onDone={again}
              look={foldOf(talk) ? 'primary' : 'secondary'}
            >
              {me.role === 'OWNER' ? t('consultations.done') : t('consultations.advance')}
            </Act>
          </div>
        ) : null}
      </section>
    ) : null;

  return (
    <WidePage side={stage === 'WITHDRAWN' ? undefined : side}>
      <Announcement talk={talk} />
      {still ? <Stillness key={phaseSeq} talk={talk} /> : null}
      <nav className="small no-print" aria-label={t('challenges.path')}>
        <Link to={`/rooms/${network.id}`}>{network.name}</Link>
        {' / '}
        <Link to={`/challenges/${challenge.id}`}>{t('consultations.toThread')}</Link>
      </nav>
      <PageTitle>{challenge.title}</PageTitle>
      {stage === 'WITHDRAWN' ? <p>{t('consultations.withdrawn')}</p> : null}
      {before ? <Preparing talk={talk} onDone={again} /> : null}
      {phase ? <NowPaper talk={talk} phase={phase} /> : null}
      {closedStages.includes(network.stage) && me.participation && !phase ? (
        <p>
          <ReadOnly stage={network.stage} />
        </p>
      ) : null}
      {asked ? mine : null}
      {over ? <Outcome talk={talk} posts={posts} /> : null}
      {asked ? null : mine}
      {over || stage === 'WITHDRAWN' ? null : <Situation talk={talk} />}
      <div className="talk-beside">
        {phase && !me.role ? <p className="quiet">{t('consultations.notWithUs')}</p> : null}
        {stage === 'WITHDRAWN' || (over && !me.role) ? null : (
          <SaidInPhases talk={talk} posts={posts} onTo={setTo} onDone={again} />
        )}
      </div>
    </WidePage>
  );
}

/** For who was reading when it was withdrawn. To who comes later it is as if it had never been. */
function Withdrawn() {
  const t = useWords();
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

function Prompt({ words }: { words: NonNullable<Talk['me']['prompt']> }) {
  return <p className="talk-prompt">{words[useLanguage()]}</p>;
}

/** Says a new phase, and that two minutes are left, without moving anything. */
function Announcement({ talk }: { talk: Talk }) {
  const t = useWords();
  const language = useLanguage();
  const [said, setSaid] = useState('');
  const { phaseSeq, stage, phase, me, mode, phaseEndsAt, serverTime, transitions } = talk;
  const allHeard = transitions.at(-1)?.why === 'ALL_HEARD';
  const last = useRef(`${stage} ${phaseSeq}`);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a move is told, not each new answer
  useEffect(() => {
    if (last.current === `${stage} ${phaseSeq}`) return;
    last.current = `${stage} ${phaseSeq}`;
    if (stage === 'RUNNING' && phase)
      setSaid(`${t('consultations.newPhase', { phase: phase.title[language] })} ${me.prompt?.[language] ?? ''}`);
    else if (stage !== 'RUNNING') setSaid(t(`consultations.stage.${stage}`));
  }, [stage, phaseSeq]);
  useEffect(() => {
    if (allHeard && stage === 'RUNNING') setSaid(t('consultations.allHeard'));
  }, [allHeard, stage, t]);
  useEffect(() => {
    if (mode !== 'LIVE' || stage !== 'RUNNING' || !phaseEndsAt) return;
    const wait = Date.parse(phaseEndsAt) - Date.parse(serverTime) - 120_000;
    if (wait <= 0) return;
    const timer = setTimeout(() => setSaid(t('consultations.twoMinutes')), wait);
    return () => clearTimeout(timer);
  }, [mode, stage, phaseEndsAt, serverTime, t]);
  return (
    <p className="visually-hidden" role="status" aria-live="polite">
      {said}
    </p>
  );
}

/** What the owner wrote: open until the talk has come going, and always at hand. */
function Situation({ talk }: { talk: Talk }) {
  const t = useWords();
  const early = talk.phaseSeq <= 2;
  const [open, setOpen] = useState(early);
  useEffect(() => setOpen(early), [early]);
  const { situation, role, pullA, pullB, lang } = talk.challenge;
  return (
    <Paper>
      <details className="talk-situation" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
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
    </Paper>
  );
}
