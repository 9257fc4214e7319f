import { Button, Checkbox, Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useDates } from '../app/dates.js';
import { useAct, useGraph } from '../app/useGraph.js';
import { useLanguage, useWords } from '../app/words.js';
import type { TalkFragment } from '../generated/graphql.js';
import { Paper } from '../ui/Page.js';
import { Ring } from '../ui/Ring.js';
import { SeatName } from '../ui/SeatName.js';
import { Act, Refused } from './Act.js';
import { askMutation, declineMutation, joinMutation, scheduleMutation, startMutation } from './acts.js';
import { consultQuery } from './graph.js';
import { useRefusal } from './refusal.js';

type Props = { talk: TalkFragment; onDone: () => void };

/** Before it begins: who is with us, how many are still needed, and when. */
export function Preparing({ talk, onDone }: Props) {
  const t = useWords();
  const language = useLanguage();
  const dates = useDates();
  const { id, form, mode, startsAt, viewerMay, participants } = talk;
  const joined = participants.filter(({ participation }) => participation === 'JOINED').length;
  const lack = Math.max(0, form.peopleMin - joined);
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
          <p>{startsAt ? t('consultations.startsAt', { when: dates.full(startsAt) }) : t('consultations.noStart')}</p>
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
              <Act verb={declineMutation} {...one}>
                {talk.me.participation === 'JOINED' ? t('consultations.leave') : t('consultations.decline')}
              </Act>
            ) : null}
          </div>
        </div>
      </div>
      {viewerMay.schedule ? <Schedule talk={talk} onDone={onDone} /> : null}
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
      <summary>{t('consultations.schedule')}</summary>
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

function Ask({ talk, onDone }: Props) {
  const t = useWords();
  const { data } = useGraph(consultQuery, { id: talk.challenge.id });
  const [chosen, setChosen] = useState<string[]>([]);
  const { act, busy, trouble } = useAct(askMutation);
  const refusal = useRefusal(trouble);
  const asked = new Set(talk.participants.map(({ seat }) => seat.person.id));
  const seats = data?.challenge.network.seats.filter(({ person }) => !asked.has(person.id)) ?? [];
  if (seats.length === 0) return null;
  async function ask() {
    if (!(await act({ input: { id: talk.id, personIds: chosen } }))) return;
    setChosen([]);
    onDone();
  }
  return (
    <details>
      <summary>{t('consultations.ask')}</summary>
      {seats.map((seat) => (
        <Checkbox
          key={seat.id}
          label={<SeatName seat={seat} />}
          checked={chosen.includes(seat.person.id)}
          onChange={(event) =>
            setChosen((before) =>
              event.target.checked ? [...before, seat.person.id] : before.filter((one) => one !== seat.person.id),
            )
          }
        />
      ))}
      <Refused words={refusal} />
      <div className="buttons">
        <Button variant="secondary" disabled={busy || chosen.length === 0} onClick={() => void ask()}>
          {t('consultations.ask.send', { people: chosen.length })}
        </Button>
      </div>
    </details>
  );
}
