import { Button } from '@digdir/designsystemet-react';
import { dayMark } from '@krets/shared/day-marks';
import { type DateAnswer, dateAnswers } from '@krets/shared/kinds';
import { useState } from 'react';
import { useMutation } from '../app/api/useQuery.js';
import { useDates } from '../app/i18n/dates.js';
import { useTranslate } from '../app/i18n/messages.js';
import type { DatePollPartsFragment } from '../generated/graphql.js';
import { SeatName } from '../networks/membership/SeatName.js';
import { ConfirmDialog } from '../ui/ConfirmDialog.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { Card } from '../ui/Page.js';
import { answerDatesMutation, withdrawDatesMutation } from './date-operations.js';

type Props = { poll: DatePollPartsFragment; onChange: () => void };
type Slot = DatePollPartsFragment['slots'][number];

/** Which of the proposed times suit. What the others can do is shown when one has answered about all of them. */
export function DateSection({ poll, onChange }: Props) {
  const t = useTranslate();
  const dates = useDates();
  const noDate = poll.stage === 'NO_DATE';
  return (
    <Card as="section">
      <h3>{t(noDate ? 'meetings.dates.NO_DATE' : 'meetings.dates.open')}</h3>
      {noDate ? (
        <>
          <p>{t('meetings.dates.NO_DATE.text')}</p>
          {poll.viewerMay.withdraw ? null : <p className="quiet">{t('meetings.dates.NO_DATE.wait')}</p>}
        </>
      ) : (
        <>
          <p className="quiet">{t('meetings.dates.closes', { when: dates.deadline(poll.closesAt) })}</p>
          <Slots poll={poll} onChange={onChange} />
          <details>
            <summary>{t('meetings.dates.rule')}</summary>
            <p className="small">{t('meetings.dates.rule.text')}</p>
          </details>
        </>
      )}
      {poll.viewerMay.withdraw && !noDate ? <Withdraw poll={poll} onChange={onChange} /> : null}
    </Card>
  );
}

/** A tap answers about one time; the last one sends all of them, and later taps change what is sent. */
function Slots({ poll: { id, slots, viewerMay }, onChange }: Props) {
  const t = useTranslate();
  const { mutate, busy, apiError } = useMutation(answerDatesMutation);
  const [chosen, setChosen] = useState<Record<string, DateAnswer>>({});
  const answerOf = (slot: Slot) => chosen[slot.id] ?? slot.mine;
  const saved = slots.every(({ mine }) => mine);
  const left = slots.filter((slot) => !answerOf(slot)).length;

  async function answer(slotId: string, one: DateAnswer) {
    const now = { ...chosen, [slotId]: one };
    setChosen(now);
    const answers = slots.flatMap((slot) => {
      const given = now[slot.id] ?? slot.mine;
      return given ? [{ slotId: slot.id, answer: given }] : [];
    });
    if (answers.length < slots.length) return;
    await mutate({ input: { id, answers } });
    onChange();
  }

  return (
    <>
      <ul className="plain-list date-slots">
        {slots.map((slot) => (
          <li key={slot.id}>
            <SlotTime slot={slot} />
            {viewerMay.answer ? (
              <fieldset className="date-answers" aria-labelledby={`slot-${slot.id}`}>
                {dateAnswers.map((one) => (
                  <Button
                    key={one}
                    data-size="sm"
                    variant={answerOf(slot) === one ? 'primary' : 'secondary'}
                    aria-pressed={answerOf(slot) === one}
                    disabled={busy}
                    onClick={() => void answer(slot.id, one)}
                  >
                    {t(`meetings.dates.answer.${one}`)}
                  </Button>
                ))}
              </fieldset>
            ) : null}
            <Replies slot={slot} />
          </li>
        ))}
      </ul>
      <ErrorNote apiError={apiError} />
      <p role="status" className="small quiet">
        {saved
          ? t('meetings.dates.saved')
          : `${t('meetings.dates.hidden')}${left > 0 && left < slots.length ? ` ${t('meetings.dates.left', { count: left })}` : ''}`}
      </p>
    </>
  );
}

/** Weekday, day, start and end in Norwegian time, and what many have then. */
function SlotTime({ slot: { id, day, time, startsAt, endsAt } }: { slot: Slot }) {
  const t = useTranslate();
  const dates = useDates();
  const mark = dayMark(day, time);
  return (
    <h4 className="date-slot" id={`slot-${id}`}>
      {t('meetings.fact.until', { start: dates.deadline(startsAt), end: dates.clock(endsAt) })}
      {mark ? <span className="small quiet"> · {t(`meetings.dates.mark.${mark}`)}</span> : null}
    </h4>
  );
}

function Replies({ slot: { replies } }: { slot: Slot }) {
  const t = useTranslate();
  const given = dateAnswers.flatMap((answer) => {
    const seats = replies.filter((one) => one.answer === answer);
    return seats.length > 0 ? [{ answer, seats }] : [];
  });
  if (given.length === 0) return null;
  return (
    <dl className="small date-replies">
      {given.map(({ answer, seats }) => (
        <div key={answer}>
          <dt>{t(`meetings.dates.answer.${answer}`)}:</dt>
          <dd>
            <ul className="plain-list">
              {seats.map(({ seat }) => (
                <li key={seat.id}>
                  <SeatName seat={seat} />
                </li>
              ))}
            </ul>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Withdraw({ poll: { id }, onChange }: Props) {
  const t = useTranslate();
  const [asking, setAsking] = useState(false);
  const { mutate, busy, apiError } = useMutation(withdrawDatesMutation);
  return (
    <p>
      <Button variant="tertiary" data-size="sm" data-color="neutral" onClick={() => setAsking(true)}>
        {t('meetings.dates.withdraw')}
      </Button>
      <ConfirmDialog
        open={asking}
        title={t('meetings.dates.withdraw.title')}
        action={t('meetings.dates.withdraw')}
        busy={busy}
        apiError={apiError}
        onConfirm={async () => {
          if (!(await mutate({ id }))) return;
          setAsking(false);
          onChange();
        }}
        onClose={() => setAsking(false)}
      >
        <p>{t('meetings.dates.withdraw.text')}</p>
      </ConfirmDialog>
    </p>
  );
}
