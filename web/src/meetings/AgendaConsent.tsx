import { Button } from '@digdir/designsystemet-react';
import { useMutation } from '../app/api/useQuery.js';
import { useTranslate } from '../app/i18n/messages.js';
import type { MeetingQuery } from '../generated/graphql.js';
import { SeatName } from '../networks/membership/SeatName.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { Card } from '../ui/Page.js';
import { Choosing } from './AgendaSection.js';
import { consentMutation, joinMutation } from './live-operations.js';

type Meeting = MeetingQuery['meeting'];
type Run = NonNullable<Meeting['run']>;
type Props = { meeting: Meeting; run: Run; onChange: () => void };

/** The order in which the items come, and whether those who are there hold on to it or choose again. */
export function AgendaConsent({ meeting, run, onChange }: Props) {
  const t = useTranslate();
  const { mutate, busy, apiError } = useMutation(consentMutation);
  const { viewerMay, holds, version } = run;
  if (viewerMay.chooseAgain)
    return (
      <>
        <p>{t('meetings.order.again', { count: meeting.agenda.choices })}</p>
        <Choosing meeting={meeting} onChange={onChange} />
      </>
    );
  const say = async (held: boolean) => {
    await mutate({ input: { id: meeting.id, version, holds: held } });
    onChange();
  };
  return (
    <>
      <ol className="agenda-list">
        {run.steps.map(({ itemId, title, owner, minutes, ifTime }) =>
          itemId && title !== null ? (
            <li key={itemId}>
              <span className="agenda-title">{title}</span>
              <p className="small quiet">
                {owner ? (
                  <>
                    <SeatName seat={owner} /> ·{' '}
                  </>
                ) : null}
                {t('meetings.minutes', { minutes })}
                {ifTime ? ` · ${t('meetings.live.ifTime')}` : null}
              </p>
            </li>
          ) : null,
        )}
      </ol>
      {viewerMay.consent ? (
        <>
          <div className="buttons">
            {([true, false] as const).map((held) => (
              <Button
                key={String(held)}
                variant={holds === held ? 'primary' : 'secondary'}
                aria-pressed={holds === held}
                disabled={busy}
                onClick={() => void say(held)}
              >
                {t(held ? 'meetings.order.hold' : 'meetings.order.chooseAgain')}
              </Button>
            ))}
          </div>
          <p className="small quiet">{t('meetings.order.rule')}</p>
          <ErrorNote apiError={apiError} />
        </>
      ) : null}
    </>
  );
}

/** Asked before the order is, and before groups of three are drawn: who is there decides about it, and is in one. */
export function Join({ meeting: { id }, run, onChange }: Props) {
  const t = useTranslate();
  const { mutate, busy, apiError } = useMutation(joinMutation);
  const isToDecide = run.steps.findIndex(({ kind }) => kind === 'AGENDA') > run.step;
  const isToGather = run.steps.findLastIndex(({ kind }) => kind === 'TRIOS') >= run.step;
  if (run.viewerIsThere || !(isToDecide || isToGather)) return null;
  return (
    <Card as="section">
      <p>{t(isToDecide ? 'meetings.join.text' : 'meetings.join.trios')}</p>
      <Button
        disabled={busy}
        onClick={async () => {
          await mutate({ id });
          onChange();
        }}
      >
        {t('meetings.join')}
      </Button>
      <ErrorNote apiError={apiError} />
    </Card>
  );
}
