import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useMutation, useQuery } from '../../app/api/useQuery.js';
import { useDates } from '../../app/i18n/dates.js';
import { useLanguage, useTranslate } from '../../app/i18n/messages.js';
import { useRoomEvents } from '../../app/realtime/useRoomEvents.js';
import { ConfirmDialog } from '../../ui/ConfirmDialog.js';
import { ErrorNote } from '../../ui/ErrorNote.js';
import { nameOf } from '../activity/log-sentences.js';
import { Elections } from './Elections.js';
import {
  dropTurnMutation,
  nameFacilitatorMutation,
  offerTurnMutation,
  stepDownMutation,
  takeTurnMutation,
  tasksQuery,
} from './operations.js';
import { SeatSelect } from './SeatSelect.js';
import './facilitation.css';

/** Who the facilitators are, and how the task is handed over. */
export function FacilitationSection({ networkId, onChange }: { networkId: string; onChange: () => Promise<void> }) {
  const t = useTranslate();
  const language = useLanguage();
  const dates = useDates();
  const { data, apiError, refetch } = useQuery(tasksQuery, { id: networkId });
  useRoomEvents(data ? [data.network] : [], () => void refetch());
  if (!data) return <ErrorNote apiError={apiError} onRetry={refetch} />;
  const { facilitatorTurn: turn, seats, mySeat } = data.network;
  const refresh = async () => {
    await Promise.all([refetch(), onChange()]);
  };
  const members = seats.filter(({ role, state }) => role === 'MEMBER' && state === 'ACTIVE');
  const who = nameOf(turn.next, language);
  return (
    <section className="task">
      <h2>{t('facilitation.task')}</h2>
      <p className="quiet">{t(`facilitation.rotation.${turn.rotation}`)}</p>
      {turn.next ? (
        <p>{turn.on ? t('facilitation.next.on', { who, day: dates.day(turn.on) }) : t('facilitation.next', { who })}</p>
      ) : null}
      {turn.offeredToMe ? <OfferedTurn networkId={networkId} onDone={refresh} /> : null}
      {turn.offeredTo && !turn.offeredToMe ? (
        <p>{t('facilitation.offered', { who: nameOf(turn.offeredTo, language) })}</p>
      ) : null}
      {turn.mayOffer ? <PassOn members={members} suggested={turn.next?.id} onDone={refresh} /> : null}
      {mySeat.role === 'FACILITATOR' ? (
        <StepDown networkId={networkId} may={turn.mayStepDown} onDone={refresh} />
      ) : null}
      <Elections elections={data.network.elections} members={members} onDone={refresh} />
    </section>
  );
}

type Done = { onDone: () => Promise<void> };

function OfferedTurn({ networkId, onDone }: Done & { networkId: string }) {
  const t = useTranslate();
  const taking = useMutation(takeTurnMutation);
  const dropping = useMutation(dropTurnMutation);
  async function answer(yes: boolean) {
    if (await (yes ? taking : dropping).mutate({ networkId })) await onDone();
  }
  return (
    <>
      <p>{t('facilitation.offeredToYou')}</p>
      <ErrorNote apiError={taking.apiError ?? dropping.apiError} />
      <div className="buttons">
        <Button variant="secondary" disabled={taking.busy} onClick={() => void answer(true)}>
          {t('facilitation.take')}
        </Button>
        <Button variant="tertiary" disabled={dropping.busy} onClick={() => void answer(false)}>
          {t('facilitation.decline')}
        </Button>
      </div>
    </>
  );
}

type PassOnProps = Done & { members: Parameters<typeof SeatSelect>[0]['seats']; suggested: string | undefined };

function PassOn({ members, suggested, onDone }: PassOnProps) {
  const t = useTranslate();
  const [seatId, setSeatId] = useState('');
  const offering = useMutation(offerTurnMutation);
  const naming = useMutation(nameFacilitatorMutation);
  if (members.length === 0) return null;
  const chosen = seatId || suggested || '';
  async function give(how: typeof offering | typeof naming) {
    if (!chosen || !(await how.mutate({ seatId: chosen }))) return;
    setSeatId('');
    await onDone();
  }
  return (
    <>
      <h3>{t('facilitation.handOn')}</h3>
      <div className="task-form">
        <SeatSelect label={t('facilitation.member')} seats={members} value={chosen} onChange={setSeatId} />
        <Button variant="secondary" disabled={!chosen || offering.busy} onClick={() => void give(offering)}>
          {t('facilitation.offer')}
        </Button>
        <Button variant="tertiary" disabled={!chosen || naming.busy} onClick={() => void give(naming)}>
          {t('facilitation.name')}
        </Button>
      </div>
      <ErrorNote apiError={offering.apiError ?? naming.apiError} />
    </>
  );
}

function StepDown({ networkId, may, onDone }: Done & { networkId: string; may: boolean }) {
  const t = useTranslate();
  const [asking, setAsking] = useState(false);
  const { mutate, busy, apiError } = useMutation(stepDownMutation);
  if (!may) return <p className="small quiet">{t('facilitation.stepDown.last')}</p>;
  async function stepDown() {
    if (!(await mutate({ networkId }))) return;
    setAsking(false);
    await onDone();
  }
  return (
    <p>
      <Button variant="tertiary" data-size="sm" onClick={() => setAsking(true)}>
        {t('facilitation.stepDown')}
      </Button>
      <ConfirmDialog
        open={asking}
        title={t('facilitation.stepDown.title')}
        action={t('facilitation.stepDown')}
        busy={busy}
        apiError={apiError}
        onConfirm={() => void stepDown()}
        onClose={() => setAsking(false)}
      >
        <p>{t('facilitation.stepDown.text')}</p>
      </ConfirmDialog>
    </p>
  );
}
