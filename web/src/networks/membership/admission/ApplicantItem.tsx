import { Alert, Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useMutation } from '../../../app/api/useQuery.js';
import { useTranslate } from '../../../app/i18n/messages.js';
import type { ApplicantItemFragment } from '../../../generated/graphql.js';
import { ErrorNote } from '../../../ui/ErrorNote.js';
import { Time } from '../../../ui/Time.js';
import { SeatName } from '../SeatName.js';
import { DeclineForm } from './DeclineForm.js';
import { admitMutation, voteMutation } from './operations.js';

type Props = { applicant: ApplicantItemFragment; place?: number; onChange: () => Promise<void> };

/** One applicant: who, why, and what the viewer may do about it. */
export function ApplicantItem({ applicant, place, onChange }: Props) {
  const t = useTranslate();
  const [declining, setDeclining] = useState(false);
  const admitting = useMutation(admitMutation);
  const voting = useMutation(voteMutation);
  const { id, person, reason, answers, invited, warnings, yes, needed, myVote, viewerMay } = applicant;
  const busy = admitting.busy || voting.busy;

  async function admit() {
    if (await admitting.mutate({ id })) await onChange();
  }
  async function say(isYes: boolean) {
    if (await voting.mutate({ id, yes: isYes })) await onChange();
  }

  return (
    <li>
      <p>
        {place ? `${place}. ` : null}
        <SeatName seat={applicant} />
      </p>
      <p className="small quiet">
        {t('admission.sent')} <Time at={applicant.appliedAt} day />
        {invited ? ` · ${t('admission.invited')}` : null}
      </p>
      {warnings.length > 0 ? (
        <Alert data-color="warning" data-size="sm">
          {warnings.map((warning) => (
            <p key={warning}>{t(`admission.warning.${warning}`)}</p>
          ))}
        </Alert>
      ) : null}
      {reason ? <p>{reason}</p> : null}
      {answers.map(({ question, answer }) => (
        <p key={question}>
          <span className="small quiet">{question}</span>
          <br />
          {answer}
        </p>
      ))}
      {viewerMay.vote ? (
        <p className="small quiet">
          {t('admission.votes', { yes, needed })}
          {myVote === null || myVote === undefined
            ? null
            : ` ${t(myVote ? 'admission.votedYes' : 'admission.votedNo')}`}
        </p>
      ) : null}
      <ErrorNote apiError={admitting.apiError ?? voting.apiError} />
      <div className="buttons">
        {viewerMay.admit ? (
          <Button variant="secondary" disabled={busy} onClick={() => void admit()}>
            {t('admission.admit', { name: person.name })}
          </Button>
        ) : null}
        {viewerMay.vote ? (
          <>
            <Button variant="secondary" disabled={busy || myVote === true} onClick={() => void say(true)}>
              {t('admission.yes', { name: person.name })}
            </Button>
            <Button
              variant="tertiary"
              data-color="neutral"
              disabled={busy || myVote === false}
              onClick={() => void say(false)}
            >
              {t('admission.no')}
            </Button>
          </>
        ) : null}
        {viewerMay.decline && !declining ? (
          <Button variant="tertiary" data-color="neutral" onClick={() => setDeclining(true)}>
            {t('admission.decline')}
          </Button>
        ) : null}
      </div>
      {declining ? (
        <DeclineForm id={id} name={person.name} onDone={onChange} onClose={() => setDeclining(false)} />
      ) : null}
    </li>
  );
}
