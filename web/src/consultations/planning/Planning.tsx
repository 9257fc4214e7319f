import { Button, Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useMutation } from '../../app/api/useQuery.js';
import { useDates } from '../../app/i18n/dates.js';
import { isAbroad, readersZone } from '../../app/i18n/deadline.js';
import { useLanguage, useTranslate } from '../../app/i18n/messages.js';
import { DotRing } from '../../ui/DotRing.js';
import { Card } from '../../ui/Page.js';
import type { Consultation } from '../consultation.js';
import { MutationButton, RefusalText } from '../MutationButton.js';
import { declineMutation, joinMutation, scheduleMutation, startMutation } from '../mutations.js';
import { useRefusal } from '../refusal.js';
import { AskPeople } from './AskPeople.js';

type Props = { consultation: Consultation; onDone: () => void };

/** Before the start: who takes part, how many are still needed, and when it begins. */
export function Planning({ consultation, onDone }: Props) {
  const t = useTranslate();
  const language = useLanguage();
  const dates = useDates();
  const { id, protocolUsed: form, mode, startsAt, viewerMay, participants } = consultation;
  const joined = participants.filter(({ participation }) => participation === 'JOINED').length;
  const lack = Math.max(0, form.peopleMin - joined);
  const isIn = consultation.me.participation === 'JOINED';
  const one = { variables: { id }, onDone };
  return (
    <Card as="section">
      <div className="current-phase">
        <div className="phase-ring">
          <DotRing dots={Math.max(form.peopleMin, joined)} filled={joined} size={132} />
          <p className="phase-ring-text">
            <span>
              <b>{joined}</b> {t('consultations.joined', { people: joined })}
            </span>
          </p>
        </div>
        <div>
          <p className="small quiet">
            {form.title[language]} · {t(`consultations.mode.${mode}`)}
          </p>
          <h2>{t('consultations.preparing')}</h2>
          <p>{lack > 0 ? t('consultations.lack', { lack }) : t('consultations.enough')}</p>
          <p>
            {startsAt
              ? t('consultations.startsAt', { when: dates.deadline(startsAt) })
              : t(consultation.me.role === 'OWNER' ? 'consultations.noStart.you' : 'consultations.noStart')}
          </p>
          {isIn && consultation.me.role !== 'OWNER' && !viewerMay.start ? (
            <p className="quiet">{t('consultations.youAreIn')}</p>
          ) : null}
          <div className="buttons">
            {viewerMay.join ? (
              <MutationButton mutation={joinMutation} emphasis="primary" {...one}>
                {t('consultations.join')}
              </MutationButton>
            ) : null}
            {viewerMay.start ? (
              <MutationButton mutation={startMutation} emphasis="primary" {...one}>
                {t('consultations.start', { people: joined })}
              </MutationButton>
            ) : null}
            {viewerMay.decline ? (
              <MutationButton mutation={declineMutation} emphasis={isIn ? 'tertiary' : 'secondary'} {...one}>
                {isIn ? t('consultations.leave') : t('consultations.decline')}
              </MutationButton>
            ) : null}
          </div>
        </div>
      </div>
      {viewerMay.schedule ? <Schedule key={startsAt} consultation={consultation} onDone={onDone} /> : null}
      {viewerMay.ask ? <AskPeople consultation={consultation} onDone={onDone} /> : null}
    </Card>
  );
}

function Schedule({ consultation, onDone }: Props) {
  const t = useTranslate();
  const dates = useDates();
  const [at, setAt] = useState('');
  const { mutate, busy, apiError } = useMutation(scheduleMutation);
  const refusal = useRefusal(apiError);
  const starts = at ? new Date(at).toISOString() : undefined;
  const zone = readersZone();
  const clock = isAbroad(starts ? new Date(starts) : new Date(), zone)
    ? t('consultations.schedule.clock.own', { zone: zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone })
    : t('consultations.schedule.clock.norwegian');
  async function schedule() {
    if (starts && (await mutate({ input: { id: consultation.id, startsAt: starts } }))) onDone();
  }
  return (
    <details>
      <summary>{t(consultation.startsAt ? 'consultations.schedule.other' : 'consultations.schedule')}</summary>
      <div className="form">
        <Textfield
          type="datetime-local"
          label={t('consultations.schedule.when')}
          description={`${t('consultations.schedule.text')} ${clock}`}
          value={at}
          onChange={(event) => setAt(event.target.value)}
        />
        {starts ? <p role="status">{t('consultations.schedule.is', { when: dates.deadline(starts) })}</p> : null}
        <RefusalText words={refusal} />
        <Button variant="secondary" disabled={busy || !starts} onClick={() => void schedule()}>
          {t('consultations.schedule.set')}
        </Button>
      </div>
    </details>
  );
}
