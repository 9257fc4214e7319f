import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useDates } from '../app/dates.js';
import { useAct, useGraph } from '../app/useGraph.js';
import { useLanguage, useWords } from '../app/words.js';
import { useNews } from '../live/useNews.js';
import { ConfirmDialog } from '../ui/ConfirmDialog.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { Elections } from './Elections.js';
import {
  dropTurnMutation,
  nameFacilitatorMutation,
  offerTurnMutation,
  stepDownMutation,
  takeTurnMutation,
  tasksQuery,
} from './graph.js';
import { nameOf } from './log.js';
import { SeatChoice } from './SeatChoice.js';
import './facilitation.css';

/** Who has the task of the facilitator, and how it goes on. */
export function FacilitationSection({ networkId, onChange }: { networkId: string; onChange: () => Promise<void> }) {
  const t = useWords();
  const language = useLanguage();
  const dates = useDates();
  const { data, trouble, again } = useGraph(tasksQuery, { id: networkId });
  useNews([networkId], () => void again());
  if (!data) return <ErrorNote trouble={trouble} onRetry={again} />;
  const { facilitatorTurn: turn, seats, mySeat } = data.network;
  const refresh = async () => {
    await Promise.all([again(), onChange()]);
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
      {turn.offeredToMe ? <Offered networkId={networkId} onDone={refresh} /> : null}
      {turn.offeredTo && !turn.offeredToMe ? (
        <p>{t('facilitation.offered', { who: nameOf(turn.offeredTo, language) })}</p>
      ) : null}
      {turn.mayOffer ? <HandOn members={members} suggested={turn.next?.id} onDone={refresh} /> : null}
      {mySeat.role === 'FACILITATOR' ? (
        <StepDown networkId={networkId} may={turn.mayStepDown} onDone={refresh} />
      ) : null}
      <Elections elections={data.network.elections} members={members} onDone={refresh} />
    </section>
  );
}

type Done = { onDone: () => Promise<void> };

function Offered({ networkId, onDone }: Done & { networkId: string }) {
  const t = useWords();
  const taking = useAct(takeTurnMutation);
  const dropping = useAct(dropTurnMutation);
  async function answer(yes: boolean) {
    if (await (yes ? taking : dropping).act({ networkId })) await onDone();
  }
  return (
    <>
      <p>{t('facilitation.offeredToYou')}</p>
      <ErrorNote trouble={taking.trouble ?? dropping.trouble} />
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

type HandOnProps = Done & { members: Parameters<typeof SeatChoice>[0]['seats']; suggested: string | undefined };

function HandOn({ members, suggested, onDone }: HandOnProps) {
  const t = useWords();
  const [seatId, setSeatId] = useState('');
  const offering = useAct(offerTurnMutation);
  const naming = useAct(nameFacilitatorMutation);
  if (members.length === 0) return null;
  const chosen = seatId || suggested || '';
  async function give(how: typeof offering | typeof naming) {
    if (!chosen || !(await how.act({ seatId: chosen }))) return;
    setSeatId('');
    await onDone();
  }
  return (
    <>
      <h3>{t('facilitation.handOn')}</h3>
      <div className="task-form">
        <SeatChoice label={t('facilitation.member')} seats={members} value={chosen} onChange={setSeatId} />
        <Button variant="secondary" disabled={!chosen || offering.busy} onClick={() => void give(offering)}>
          {t('facilitation.offer')}
        </Button>
        <Button variant="tertiary" disabled={!chosen || naming.busy} onClick={() => void give(naming)}>
          {t('facilitation.name')}
        </Button>
      </div>
      <ErrorNote trouble={offering.trouble ?? naming.trouble} />
    </>
  );
}

function StepDown({ networkId, may, onDone }: Done & { networkId: string; may: boolean }) {
  const t = useWords();
  const [asking, setAsking] = useState(false);
  const { act, busy, trouble } = useAct(stepDownMutation);
  if (!may) return <p className="small quiet">{t('facilitation.stepDown.last')}</p>;
  async function stepDown() {
    if (!(await act({ networkId }))) return;
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
        trouble={trouble}
        onConfirm={() => void stepDown()}
        onClose={() => setAsking(false)}
      >
        <p>{t('facilitation.stepDown.text')}</p>
      </ConfirmDialog>
    </p>
  );
}
