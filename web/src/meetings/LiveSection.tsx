import { Button } from '@digdir/designsystemet-react';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import { useMutation } from '../app/api/useQuery.js';
import { useDates } from '../app/i18n/dates.js';
import { useTranslate } from '../app/i18n/messages.js';
import { useMe } from '../app/session.js';
import { minutesText, useTimeLeft } from '../consultations/phases/useTimeLeft.js';
import type { MeetingQuery } from '../generated/graphql.js';
import { SeatName } from '../networks/membership/SeatName.js';
import { ConfirmDialog } from '../ui/ConfirmDialog.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { Card } from '../ui/Page.js';
import { StatusTag } from '../ui/StatusTag.js';
import { AgendaConsent, Join } from './AgendaConsent.js';
import { HandOver } from './HandOver.js';
import { endMutation, moveOnMutation, voteMutation } from './live-operations.js';
import { LastSteps, NextMeeting } from './OtherMeetings.js';
import { Trios } from './Trios.js';
import { Words } from './Words.js';

type Meeting = MeetingQuery['meeting'];
type Run = NonNullable<Meeting['run']>;
type Props = { meeting: Meeting; run: Run; onChange: () => void };

/** What all in the meeting see alike: what is taken up now, the time that is left, and what comes. */
export function LiveSection({ meeting, run, onChange }: Props) {
  const t = useTranslate();
  const current = run.steps[run.step];
  const left = useTimeLeft(run.stepEndsAt, run.serverTime, true) ?? 0;
  if (!current) return null;
  const isAboutOrder = current.kind === 'AGENDA';
  const isChoosing = isAboutOrder && run.choosingUntil !== null;
  return (
    <>
      <Card as="section">
        <p className="status-tags">
          <StatusTag>{t('meetings.live')}</StatusTag>
        </p>
        <h2>{isChoosing ? t('meetings.order.choosing') : <StepName step={current} />}</h2>
        {run.trios && left > 0 ? null : (
          <p className="meeting-clock" role="timer">
            {left > 0 ? minutesText(left) : t('meetings.live.timeUp')}
          </p>
        )}
        {isChoosing ? null : <p className="quiet">{t(`meetings.step.text.${current.kind}`)}</p>}
        {run.trios ? <Trios run={run} trios={run.trios} /> : null}
        <ToChallenge meetingId={meeting.id} step={current} />
        <Words words={current.words} />
        {current.kind === 'FOLLOW_UP' ? <LastSteps meeting={meeting} /> : null}
        {current.kind === 'NEXT_DATE' ? <NextMeeting meeting={meeting} /> : null}
        {isAboutOrder ? <AgendaConsent meeting={meeting} run={run} onChange={onChange} /> : null}
        {left === 0 ? (
          <TimeUp key={run.version} meeting={meeting} run={run} onChange={onChange} />
        ) : run.viewerMay.finishStep ? (
          <Finish meeting={meeting} run={run} onChange={onChange} />
        ) : null}
        <p className="small quiet">
          {run.facilitator ? (
            <>
              {t('meetings.live.facilitates')} <SeatName seat={run.facilitator} />
            </>
          ) : (
            t('meetings.live.nobody')
          )}
        </p>
        <HandOver meeting={meeting} run={run} onChange={onChange} />
        {meeting.link ? (
          <p className="small">
            <a href={meeting.link} rel="noreferrer">
              {t('meetings.fact.join')}
            </a>
          </p>
        ) : null}
      </Card>
      <Join meeting={meeting} run={run} onChange={onChange} />
      {isAboutOrder ? null : <Coming meeting={meeting} run={run} />}
    </>
  );
}

/** To the challenge that is taken up, or into its consultation; from there a link leads back. */
function ToChallenge({ meetingId, step }: { meetingId: string; step: Run['steps'][number] }) {
  const t = useTranslate();
  const me = useMe();
  const { challengeId, consultationId, owner } = step;
  if (!challengeId) return null;
  const here = `?meeting=${meetingId}`;
  return (
    <p>
      {consultationId ? (
        <Link to={`/consultations/${consultationId}${here}`}>{t('meetings.live.consultation')}</Link>
      ) : owner?.person.id === me.id ? (
        <Link to={`/challenges/${challengeId}/consult${here}`}>{t('meetings.live.consult')}</Link>
      ) : (
        <Link to={`/challenges/${challengeId}`}>{t('meetings.live.challenge')}</Link>
      )}
    </p>
  );
}

function StepName({ step }: { step: Run['steps'][number] }) {
  const t = useTranslate();
  return step.itemId || step.kind === 'ITEM'
    ? (step.title ?? t('meetings.live.withdrawn'))
    : t(`meetings.step.${step.kind}`);
}

/** Silence means to go on: when the time to say something is over, the first page that notices tells the server. */
function TimeUp({ meeting: { id }, run, onChange }: Props) {
  const t = useTranslate();
  const vote = useMutation(voteMutation);
  const moveOn = useMutation(moveOnMutation);
  const [mine, setMine] = useState(run.wantsMore);
  const left = useTimeLeft(run.votesUntil, run.serverTime, true) ?? 0;
  const over = left === 0;
  const told = useRef(false);
  const go = async () => {
    await moveOn.mutate({ input: { id, version: run.version } });
    onChange();
  };
  const goOnce = useRef(go);
  goOnce.current = go;
  const asksForMore = run.votesUntil !== null;
  const waits = asksForMore || ['AGENDA', 'TRIOS'].includes(run.steps[run.step]?.kind ?? '');
  useEffect(() => {
    if (!over || !waits || told.current) return;
    told.current = true;
    void goOnce.current();
  }, [over, waits]);

  const say = async (more: boolean) => {
    setMine(more);
    await vote.mutate({ input: { id, version: run.version, more } });
  };
  if (!asksForMore || over)
    return (
      <div className="buttons">
        <Button disabled={moveOn.busy} onClick={() => void go()}>
          {t('meetings.live.goOn')}
        </Button>
        <ErrorNote apiError={moveOn.apiError} />
      </div>
    );
  return (
    <>
      <p>{t('meetings.live.ask', { seconds: Math.ceil(left / 1_000) })}</p>
      <div className="buttons">
        <Button
          variant={mine === true ? 'primary' : 'secondary'}
          aria-pressed={mine === true}
          onClick={() => void say(true)}
        >
          {t('meetings.live.more')}
        </Button>
        <Button
          variant={mine === false ? 'primary' : 'secondary'}
          aria-pressed={mine === false}
          onClick={() => void say(false)}
        >
          {t('meetings.live.goOn')}
        </Button>
      </div>
      <ErrorNote apiError={vote.apiError} />
    </>
  );
}

function Finish({ meeting: { id }, run, onChange }: Props) {
  const t = useTranslate();
  const moveOn = useMutation(moveOnMutation);
  const end = useMutation(endMutation);
  const [ending, setEnding] = useState(false);
  return (
    <div className="buttons">
      <Button
        variant="secondary"
        disabled={moveOn.busy}
        onClick={async () => {
          await moveOn.mutate({ input: { id, version: run.version } });
          onChange();
        }}
      >
        {t('meetings.live.finish')}
      </Button>
      {run.viewerMay.end ? (
        <Button variant="tertiary" onClick={() => setEnding(true)}>
          {t('meetings.live.end')}
        </Button>
      ) : null}
      <ErrorNote apiError={moveOn.apiError} />
      <ConfirmDialog
        open={ending}
        title={t('meetings.live.end.title')}
        action={t('meetings.live.end')}
        busy={end.busy}
        apiError={end.apiError}
        onConfirm={async () => {
          if (!(await end.mutate({ id }))) return;
          setEnding(false);
          onChange();
        }}
        onClose={() => setEnding(false)}
      >
        <p>{t('meetings.live.end.text')}</p>
      </ConfirmDialog>
    </div>
  );
}

/** What comes and about when; what will not be reached waits for the next meeting. */
function Coming({ meeting, run }: Omit<Props, 'onChange'>) {
  const t = useTranslate();
  const dates = useDates();
  const ends = Date.parse(meeting.endsAt);
  // By the server's clock: that of the device may be wrong.
  let at = Math.max(Date.parse(run.stepEndsAt), Date.parse(run.serverTime));
  const coming = run.steps.slice(run.step + 1).map((step, n) => {
    const starts = at;
    if (!step.ifTime) at += step.minutes * 60_000;
    return { step, key: n, starts, late: step.ifTime || at > ends };
  });
  if (coming.length === 0) return null;
  return (
    <section>
      <h2>{t('meetings.live.coming')}</h2>
      <ol className="plain-list meeting-steps">
        {coming.map(({ step, key, starts, late }) => (
          <li key={key} className={late && step.itemId ? 'quiet' : undefined}>
            <StepName step={step} />{' '}
            <span className="small quiet">
              {step.ifTime
                ? t('meetings.live.ifTime')
                : late && step.itemId
                  ? t('meetings.live.notReached')
                  : t('meetings.live.about', { time: dates.clock(new Date(starts).toISOString()) })}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
