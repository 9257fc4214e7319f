import { Button, Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useDates } from '../../app/dates.js';
import { useAct } from '../../app/useGraph.js';
import { useLanguage, useWords } from '../../app/words.js';
import { Paper } from '../../ui/Page.js';
import { Ring } from '../../ui/Ring.js';
import { Act, Refused } from '../Act.js';
import { declineMutation, joinMutation, scheduleMutation, startMutation } from '../acts.js';
import { useRefusal } from '../refusal.js';
import type { Talk } from '../talk.js';
import { Ask } from './Ask.js';

type Props = { talk: Talk; onDone: () => void };

/** Before it begins: who is with us, how many are still needed, and when. */
export function Preparing({ talk, onDone }: Props) {
  const t = useWords();
  const language = useLanguage();
  const dates = useDates();
  const { id, protocolUsed: form, mode, startsAt, viewerMay, participants } = talk;
  const joined = participants.filter(({ participation }) => participation === 'JOINED').length;
  const lack = Math.max(0, form.peopleMin - joined);
  const isIn = talk.me.participation === 'JOINED';
  const one = { variables: { id }, onDone };
  return (
    <Paper as="section">
      <div className="talk-now">
        <div className="talk-ring">
          <Ring dots={Math.max(form.peopleMin, joined)} filled={joined} size={132} />
          <p className="talk-ring-words">
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
              ? t('consultations.startsAt', { when: dates.full(startsAt) })
              : t(talk.me.role === 'OWNER' ? 'consultations.noStart.you' : 'consultations.noStart')}
          </p>
          {isIn && talk.me.role !== 'OWNER' && !viewerMay.start ? (
            <p className="quiet">{t('consultations.youAreIn')}</p>
          ) : null}
          <div className="buttons">
            {viewerMay.join ? (
              <Act verb={joinMutation} look="primary" {...one}>
                {t('consultations.join')}
              </Act>
            ) : null}
            {viewerMay.start ? (
              <Act verb={startMutation} look="primary" {...one}>
                {t('consultations.start', { people: joined })}
              </Act>
            ) : null}
            {viewerMay.decline ? (
              <Act verb={declineMutation} look={isIn ? 'tertiary' : 'secondary'} {...one}>
                {isIn ? t('consultations.leave') : t('consultations.decline')}
              </Act>
            ) : null}
          </div>
        </div>
      </div>
      {viewerMay.schedule ? <Schedule key={startsAt} talk={talk} onDone={onDone} /> : null}
      {viewerMay.ask ? <Ask talk={talk} onDone={onDone} /> : null}
    </Paper>
  );
}

function Schedule({ talk, onDone }: Props) {
  const t = useWords();
  const [at, setAt] = useState('');
  const { act, busy, trouble } = useAct(scheduleMutation);
  const refusal = useRefusal(trouble);
  async function schedule() {
    if (await act({ input: { id: talk.id, startsAt: new Date(at).toISOString() } })) onDone();
  }
  return (
    <details>
      <summary>{t(talk.startsAt ? 'consultations.schedule.other' : 'consultations.schedule')}</summary>
      <div className="form">
        <Textfield
          type="datetime-local"
          label={t('consultations.schedule.when')}
          description={t('consultations.schedule.text')}
          value={at}
          onChange={(event) => setAt(event.target.value)}
        />
        <Refused words={refusal} />
        <Button variant="secondary" disabled={busy || !at} onClick={() => void schedule()}>
          {t('consultations.schedule.keep')}
        </Button>
      </div>
    </details>
  );
}
