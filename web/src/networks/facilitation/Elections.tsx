import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useMutation } from '../../app/api/useQuery.js';
import { useLanguage, useTranslate } from '../../app/i18n/messages.js';
import type { FacilitationTasksQuery, SeatSummaryFragment } from '../../generated/graphql.js';
import { ErrorNote } from '../../ui/ErrorNote.js';
import { nameOf } from '../activity/log-sentences.js';
import { proposeFacilitatorMutation, voteMutation } from './operations.js';
import { SeatSelect } from './SeatSelect.js';

type Election = FacilitationTasksQuery['network']['elections'][number];
type Props = {
  elections: readonly Election[];
  members: readonly SeatSummaryFragment[];
  onDone: () => Promise<void>;
};

/** The members elect the facilitators. */
export function Elections({ elections, members, onDone }: Props) {
  const t = useTranslate();
  const [seatId, setSeatId] = useState('');
  const { mutate, busy, apiError } = useMutation(proposeFacilitatorMutation);
  async function propose() {
    if (!(await mutate({ seatId }))) return;
    setSeatId('');
    await onDone();
  }
  return (
    <>
      {elections.map((election) => (
        <ElectionItem key={election.id} election={election} onDone={onDone} />
      ))}
      {members.length > 0 ? (
        <details className="more-menu">
          <summary>{t('facilitation.elect')}</summary>
          <p className="small quiet">{t('facilitation.elect.text')}</p>
          <div className="task-form">
            <SeatSelect label={t('facilitation.member')} seats={members} value={seatId} onChange={setSeatId} />
            <Button variant="secondary" disabled={!seatId || busy} onClick={() => void propose()}>
              {t('facilitation.elect.do')}
            </Button>
          </div>
          <ErrorNote apiError={apiError} />
        </details>
      ) : null}
    </>
  );
}

function ElectionItem({ election, onDone }: { election: Election; onDone: () => Promise<void> }) {
  const t = useTranslate();
  const language = useLanguage();
  const { mutate, busy, apiError } = useMutation(voteMutation);
  const { id, seat, proposedBy, yes, needed, mine } = election;
  async function vote(word: boolean) {
    if (await mutate({ electionId: id, yes: word })) await onDone();
  }
  return (
    <div className="hidden-note">
      <p>{t('facilitation.election', { who: nameOf(seat, language), by: nameOf(proposedBy, language) })}</p>
      <p className="small quiet">
        {t('facilitation.election.count', { yes, needed })}
        {mine === null || mine === undefined
          ? null
          : ` ${t(mine ? 'facilitation.election.votedYes' : 'facilitation.election.votedNo')}`}
      </p>
      <ErrorNote apiError={apiError} />
      <div className="buttons">
        {mine === true ? null : (
          <Button variant="secondary" data-size="sm" disabled={busy} onClick={() => void vote(true)}>
            {t('facilitation.election.yes', { who: seat.person.name })}
          </Button>
        )}
        {mine === false ? null : (
          <Button variant="tertiary" data-size="sm" disabled={busy} onClick={() => void vote(false)}>
            {t('facilitation.election.no')}
          </Button>
        )}
      </div>
    </div>
  );
}
