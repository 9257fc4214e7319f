import { Field, Label } from '@digdir/designsystemet-react';
import { useId } from 'react';
import { useAct } from '../app/useGraph.js';
import { useWords } from '../app/words.js';
import { SeatName } from '../ui/SeatName.js';
import { Act, Refused } from './Act.js';
import {
  appointMutation,
  claimMutation,
  closeMutation,
  declineMutation,
  extendMutation,
  pauseMutation,
  skipMutation,
  stepDownMutation,
  turnMutation,
  withdrawMutation,
} from './acts.js';
import { useRefusal } from './refusal.js';
import type { Talk } from './talk.js';

type Props = { talk: Talk; onDone: () => void };
const more = { LIVE: 5, ASYNC: 2 };

/** The buttons of who holds the form, and of the owner, who can stop at any time. */
export function Steering({ talk, onDone }: Props) {
  const t = useWords();
  const { id, phaseSeq, mode, viewerMay, facilitator } = talk;
  const phase = { input: { id, phaseSeq } };
  const turned = mode === 'LIVE' ? 'ASYNC' : 'LIVE';
  const one = { variables: { id }, onDone };
  const begun = talk.phaseSeq > 0;
  const isOver = begun && !talk.phase;
  const appoint = viewerMay.appointFacilitator ? <Appoint talk={talk} onDone={onDone} /> : null;
  const withdraw = viewerMay.withdraw ? (
    <Act
      verb={withdrawMutation}
      look="tertiary"
      {...one}
      ask={{ title: t('consultations.withdraw.title'), text: t('consultations.withdraw.text'), danger: true }}
    >
      {t('consultations.withdraw')}
    </Act>
  ) : null;
  if (isOver)
    return withdraw ? (
      <section className="steering no-print">
        <p className="small quiet">{t('consultations.inCharge.over')}</p>
        {withdraw}
      </section>
    ) : null;
  const seldom = viewerMay.changeMode || viewerMay.stepDown || viewerMay.close || viewerMay.withdraw;
  const leave =
    viewerMay.decline && begun ? (
      <Act verb={declineMutation} look="tertiary" {...one}>
        {t('consultations.leave')}
      </Act>
    ) : null;
  return (
    <section className="steering no-print">
      <h2>{t('consultations.form')}</h2>
      {begun || !appoint ? (
        <p className="small">{facilitator ? <SeatName seat={facilitator} /> : t('consultations.facilitator.none')}</p>
      ) : null}
      {viewerMay.claimFacilitator ? (
        <Act verb={claimMutation} {...one}>
          {t('consultations.claim')}
        </Act>
      ) : null}
      {begun ? null : appoint}
      {talk.skipAsked && viewerMay.skip ? <p className="small">{t('consultations.skipAsked')}</p> : null}
      <div className="buttons">
        {viewerMay.extend ? (
          <Act verb={extendMutation} variables={{ input: { id, phaseSeq, by: more[mode] } }} onDone={onDone}>
            {mode === 'LIVE'
              ? t('consultations.extend.LIVE', { by: more.LIVE })
              : t('consultations.extend.ASYNC', { by: more.ASYNC })}
          </Act>
        ) : null}
        {viewerMay.pause ? (
          <Act verb={pauseMutation} variables={phase} onDone={onDone}>
            {t('consultations.pause')}
          </Act>
        ) : null}
        {viewerMay.skip ? (
          <Act verb={skipMutation} variables={phase} onDone={onDone}>
            {t('consultations.skip')}
          </Act>
        ) : null}
        {viewerMay.askToSkip ? (
          <Act verb={skipMutation} variables={phase} onDone={onDone}>
            {t('consultations.askToSkip')}
          </Act>
        ) : null}
      </div>
      {seldom ? null : leave}
      {seldom ? (
        <details>
          <summary>{t('consultations.seldom')}</summary>
          {begun ? appoint : null}
          <div className="buttons">
            {viewerMay.changeMode ? (
              <Act verb={turnMutation} variables={{ input: { id, mode: turned } }} look="tertiary" onDone={onDone}>
                {t(`consultations.turn.${turned}`)}
              </Act>
            ) : null}
            {viewerMay.stepDown ? (
              <Act verb={stepDownMutation} look="tertiary" {...one}>
                {t('consultations.stepDown')}
              </Act>
            ) : null}
            {leave}
            {viewerMay.close ? (
              <Act
                verb={closeMutation}
                look="tertiary"
                {...one}
                ask={{ title: t('consultations.close.title'), text: t('consultations.close.text') }}
              >
                {t('consultations.close')}
              </Act>
            ) : null}
            {withdraw}
          </div>
        </details>
      ) : null}
      {viewerMay.withdraw ? <p className="small quiet">{t('consultations.inCharge')}</p> : null}
    </section>
  );
}

function Appoint({ talk, onDone }: Props) {
  const t = useWords();
  const field = useId();
  const { act, busy, trouble } = useAct(appointMutation);
  const refusal = useRefusal(trouble);
  const peers = talk.participants.filter(({ participation, role }) => participation === 'JOINED' && role !== 'OWNER');
  return (
    <Field>
      <Label htmlFor={field}>{t('consultations.appoint')}</Label>
      <select
        id={field}
        className="ds-input"
        disabled={busy}
        value={talk.facilitator?.person.id ?? ''}
        onChange={(event) =>
          void act({ input: { id: talk.id, personId: event.target.value || null } }).then(() => onDone())
        }
      >
        <option value="">{t('consultations.appoint.none')}</option>
        {peers.map(({ seat }) => (
          <option key={seat.id} value={seat.person.id}>
            {seat.roleTitle} · {seat.person.name}
          </option>
        ))}
      </select>
      <Refused words={refusal} />
    </Field>
  );
}
