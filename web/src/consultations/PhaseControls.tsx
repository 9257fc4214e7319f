import { Field, Label } from '@digdir/designsystemet-react';
import { useId } from 'react';
import { useMutation } from '../app/api/useQuery.js';
import { useTranslate } from '../app/i18n/messages.js';
import { SeatName } from '../networks/membership/SeatName.js';
import type { Consultation } from './consultation.js';
import { MutationButton, RefusalText } from './MutationButton.js';
import {
  appointMutation,
  changeModeMutation,
  claimMutation,
  closeMutation,
  declineMutation,
  extendMutation,
  pauseMutation,
  skipMutation,
  stepDownMutation,
  withdrawMutation,
} from './mutations.js';
import { useRefusal } from './refusal.js';

type Props = { consultation: Consultation; onDone: () => void };

/** Half of the phase again, in whole minutes or working days. */
const halfOf = (phase: Consultation['phase'], mode: Consultation['mode']) =>
  Math.max(1, Math.round((mode === 'LIVE' ? (phase?.liveSeconds ?? 0) / 60 : (phase?.asyncWorkdays ?? 0)) / 2));

/** The buttons of the facilitator, and of the owner, who can stop it at any time. */
export function PhaseControls({ consultation, onDone }: Props) {
  const t = useTranslate();
  const { id, phaseSeq, mode, viewerMay, facilitator } = consultation;
  const phase = { input: { id, phaseSeq } };
  const more = halfOf(consultation.phase, mode);
  const otherMode = mode === 'LIVE' ? 'ASYNC' : 'LIVE';
  const one = { variables: { id }, onDone };
  const begun = consultation.phaseSeq > 0;
  const isOver = begun && !consultation.phase;
  const appoint = viewerMay.appointFacilitator ? (
    <AppointFacilitator consultation={consultation} onDone={onDone} />
  ) : null;
  const withdraw = viewerMay.withdraw ? (
    <MutationButton
      mutation={withdrawMutation}
      emphasis="tertiary"
      {...one}
      confirm={{ title: t('consultations.withdraw.title'), text: t('consultations.withdraw.text'), danger: true }}
    >
      {t('consultations.withdraw')}
    </MutationButton>
  ) : null;
  if (isOver)
    return withdraw ? (
      <section className="phase-controls no-print">
        <p className="small quiet">{t('consultations.ownerDecides.over')}</p>
        {withdraw}
      </section>
    ) : null;
  const hasMore = viewerMay.changeMode || viewerMay.stepDown || viewerMay.close || viewerMay.withdraw;
  const leave =
    viewerMay.decline && begun ? (
      <MutationButton mutation={declineMutation} emphasis="tertiary" {...one}>
        {t('consultations.leave')}
      </MutationButton>
    ) : null;
  return (
    <section className="phase-controls no-print">
      <h2>{t('consultations.facilitation')}</h2>
      {begun || !appoint ? (
        <p className="small">{facilitator ? <SeatName seat={facilitator} /> : t('consultations.facilitator.none')}</p>
      ) : null}
      {viewerMay.claimFacilitator ? (
        <MutationButton mutation={claimMutation} {...one}>
          {t('consultations.claim')}
        </MutationButton>
      ) : null}
      {begun ? null : appoint}
      {consultation.skipAsked && viewerMay.skip ? <p className="small">{t('consultations.skipAsked')}</p> : null}
      <div className="buttons">
        {viewerMay.extend ? (
          <MutationButton mutation={extendMutation} variables={{ input: { id, phaseSeq, by: more } }} onDone={onDone}>
            {t(`consultations.extend.${mode}`, { by: more })}
          </MutationButton>
        ) : null}
        {viewerMay.pause ? (
          <MutationButton mutation={pauseMutation} variables={phase} onDone={onDone}>
            {t('consultations.pause')}
          </MutationButton>
        ) : null}
        {viewerMay.skip ? (
          <MutationButton mutation={skipMutation} variables={phase} onDone={onDone}>
            {t('consultations.skip')}
          </MutationButton>
        ) : null}
        {viewerMay.askToSkip ? (
          <MutationButton mutation={skipMutation} variables={phase} onDone={onDone}>
            {t('consultations.askToSkip')}
          </MutationButton>
        ) : null}
      </div>
      {hasMore ? null : leave}
      {hasMore ? (
        <details>
          <summary>{t('consultations.moreActions')}</summary>
          {begun ? appoint : null}
          <div className="buttons">
            {viewerMay.changeMode ? (
              <MutationButton
                mutation={changeModeMutation}
                variables={{ input: { id, mode: otherMode } }}
                emphasis="tertiary"
                onDone={onDone}
              >
                {t(`consultations.changeMode.${otherMode}`)}
              </MutationButton>
            ) : null}
            {viewerMay.stepDown ? (
              <MutationButton mutation={stepDownMutation} emphasis="tertiary" {...one}>
                {t('consultations.stepDown')}
              </MutationButton>
            ) : null}
            {leave}
            {viewerMay.close ? (
              <MutationButton
                mutation={closeMutation}
                emphasis="tertiary"
                {...one}
                confirm={{ title: t('consultations.close.title'), text: t('consultations.close.text') }}
              >
                {t('consultations.close')}
              </MutationButton>
            ) : null}
            {withdraw}
          </div>
        </details>
      ) : null}
      {viewerMay.withdraw ? <p className="small quiet">{t('consultations.ownerDecides')}</p> : null}
    </section>
  );
}

function AppointFacilitator({ consultation, onDone }: Props) {
  const t = useTranslate();
  const field = useId();
  const { mutate, busy, apiError } = useMutation(appointMutation);
  const refusal = useRefusal(apiError);
  const peers = consultation.participants.filter(
    ({ participation, role }) => participation === 'JOINED' && role !== 'OWNER',
  );
  return (
    <Field>
      <Label htmlFor={field}>{t('consultations.appoint')}</Label>
      <select
        id={field}
        className="ds-input"
        disabled={busy}
        value={consultation.facilitator?.person.id ?? ''}
        onChange={(event) =>
          void mutate({ input: { id: consultation.id, personId: event.target.value || null } }).then(() => onDone())
        }
      >
        <option value="">{t('consultations.appoint.none')}</option>
        {peers.map(({ seat }) => (
          <option key={seat.id} value={seat.person.id}>
            {seat.roleTitle} · {seat.person.name}
          </option>
        ))}
      </select>
      <RefusalText words={refusal} />
    </Field>
  );
}
