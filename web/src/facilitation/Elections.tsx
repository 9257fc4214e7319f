import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useAct } from '../app/useGraph.js';
import { useLanguage, useWords } from '../app/words.js';
import type { SeatShortFragment, TasksQuery } from '../generated/graphql.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { proposeFacilitatorMutation, voteMutation } from './graph.js';
import { nameOf } from './log.js';
import { SeatChoice } from './SeatChoice.js';

type Election = TasksQuery['network']['elections'][number];
type Props = {
  elections: readonly Election[];
  members: readonly SeatShortFragment[];
  onDone: () => Promise<void>;
};

/** The members themselves decide who facilitates. */
export function Elections({ elections, members, onDone }: Props) {
  const t = useWords();
  const [seatId, setSeatId] = useState('');
  const { act, busy, trouble } = useAct(proposeFacilitatorMutation);
  async function propose() {
    if (!(await act({ seatId }))) return;
    setSeatId('');
    await onDone();
  }
  return (
    <>
      {elections.map((election) => (
        <ElectionLine key={election.id} election={election} onDone={onDone} />
      ))}
      {members.length > 0 ? (
        <details className="care">
          <summary>{t('facilitation.elect')}</summary>
          <p className="small quiet">{t('facilitation.elect.text')}</p>
          <div className="task-form">
            <SeatChoice label={t('facilitation.member')} seats={members} value={seatId} onChange={setSeatId} />
            <Button variant="secondary" disabled={!seatId || busy} onClick={() => void propose()}>
              {t('facilitation.elect.do')}
            </Button>
          </div>
          <ErrorNote trouble={trouble} />
        </details>
      ) : null}
    </>
  );
}

function ElectionLine({ election, onDone }: { election: Election; onDone: () => Promise<void> }) {
  const t = useWords();
  const language = useLanguage();
  const { act, busy, trouble } = useAct(voteMutation);
  const { id, seat, proposedBy, yes, needed, mine } = election;
  async function vote(word: boolean) {
    if (await act({ electionId: id, yes: word })) await onDone();
  }
  return (
    <div className="hidden-note">
      <p>{t('facilitation.election', { who: nameOf(seat, language), by: nameOf(proposedBy, language) })}</p>
      <p className="small quiet">
        {t('facilitation.election.count', { yes, needed })}
        {mine === null || mine === undefined
          ? null
          : ` ${t(mine ? 'facilitation.election.saidYes' : 'facilitation.election.saidNo')}`}
      </p>
      <ErrorNote trouble={trouble} />
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
