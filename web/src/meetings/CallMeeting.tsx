import { Button } from '@digdir/designsystemet-react';
import { useRef, useState } from 'react';
import { useMutation } from '../app/api/useQuery.js';
import { useDates } from '../app/i18n/dates.js';
import { useTranslate } from '../app/i18n/messages.js';
import type { MeetingInput, MeetingProposalPartsFragment } from '../generated/graphql.js';
import { SeatName } from '../networks/membership/SeatName.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { MeetingForm } from './MeetingForm.js';
import { callMutation } from './operations.js';

type Props = {
  networkId: string;
  /** What the rhythm gives; it can be called as it is. */
  proposal?: MeetingProposalPartsFragment;
  onCalled: () => void;
  onCancel?: () => void;
};

const nothing = {
  ...{ day: '', time: '09:00', minutes: 120, place: '', link: null },
  ...{ protocol: null, preparation: '', facilitator: null },
};

/** Calls a meeting: the one that the rhythm of the charter gives, or another. */
export function CallMeeting({ networkId, proposal, onCalled, onCancel }: Props) {
  const t = useTranslate();
  const dates = useDates();
  const clientId = useRef(crypto.randomUUID());
  const [changing, setChanging] = useState(!proposal);
  const { mutate, busy, apiError } = useMutation(callMutation);
  const { facilitator, ...fields } = proposal ?? nothing;
  const suggested: MeetingInput = { ...fields, facilitatorSeatId: facilitator?.id ?? null };

  async function call(meeting: MeetingInput) {
    const answer = await mutate({ input: { networkId, clientId: clientId.current, meeting } });
    if (answer) onCalled();
  }

  if (changing)
    return (
      <>
        <h3>{t('meetings.call')}</h3>
        <MeetingForm
          networkId={networkId}
          meeting={suggested}
          action={t('meetings.call')}
          busy={busy}
          apiError={apiError}
          onSave={(meeting) => void call(meeting)}
          onCancel={onCancel ?? (() => setChanging(false))}
        />
      </>
    );
  return (
    <>
      <h3>{t('meetings.proposed')}</h3>
      <p>
        {dates.full(suggested.day)} {t('meetings.at', { time: suggested.time.replace(':', '.') })} ·{' '}
        {t('meetings.minutes', { minutes: suggested.minutes })}
        {suggested.place ? ` · ${suggested.place}` : ''}
      </p>
      {facilitator ? (
        <p className="small quiet">
          {t('meetings.turn')} <SeatName seat={facilitator} />
        </p>
      ) : null}
      <ErrorNote apiError={apiError} />
      <div className="buttons">
        <Button disabled={busy || (!suggested.place && !suggested.link)} onClick={() => void call(suggested)}>
          {t('meetings.call.asProposed')}
        </Button>
        <Button variant="secondary" onClick={() => setChanging(true)}>
          {t('meetings.call.otherwise')}
        </Button>
      </div>
    </>
  );
}
