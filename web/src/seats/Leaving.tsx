import { Button, Fieldset, Radio, Textfield } from '@digdir/designsystemet-react';
import type { ContentChoice } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { useId, useState } from 'react';
import { useNavigate } from 'react-router';
import { isRefusal, type Trouble } from '../app/trouble.js';
import { useAct } from '../app/useGraph.js';
import { useWords } from '../app/words.js';
import { inviteFault } from '../networks/Invitations.js';
import { takeOutMutation } from '../owndata/graph.js';
import { WordsChoice } from '../owndata/WordsChoice.js';
import { ConfirmDialog } from '../ui/ConfirmDialog.js';
import { handOverMutation, leaveMutation } from './graph.js';
import './SeatLine.css';

type Way = 'keep' | 'handOver' | 'end';
const ways: readonly Way[] = ['keep', 'handOver', 'end'];

type Props = { networkId: string; networkName: string };

/** One leaves, and says what becomes of the seat: the role may go on without one. */
export function Leaving({ networkId, networkName }: Props) {
  const t = useWords();
  const navigate = useNavigate();
  const name = useId();
  const [asking, setAsking] = useState(false);
  const [way, setWay] = useState<Way>('keep');
  const [email, setEmail] = useState('');
  const leaving = useAct(leaveMutation);
  const handing = useAct(handOverMutation);
  const [words, setWords] = useState<ContentChoice>('STAY');
  const takingOut = useAct(takeOutMutation);
  const trouble = way === 'handOver' ? handing.trouble : leaving.trouble;
  const badAddress =
    way === 'handOver' && isRefusal(handing.trouble, 'BAD_INPUT') && !isLastFacilitator(handing.trouble);

  async function leave() {
    const left =
      way === 'handOver'
        ? await handing.act({ input: { networkId, email: email.trim() } })
        : await leaving.act({ networkId, vacant: way === 'keep' });
    if (!left) return;
    if (words === 'TAKE_OUT') await takingOut.act({ networkId });
    await navigate('/rooms');
  }

  return (
    <div className="seat-act">
      <p className="quiet">{t('seats.leave.lead')}</p>
      <Button variant="secondary" data-color="neutral" onClick={() => setAsking(true)}>
        {t('seats.leave')}
      </Button>
      <ConfirmDialog
        open={asking}
        danger
        title={t('seats.leave.title', { name: networkName })}
        action={t(`seats.leave.${way}.action`)}
        busy={leaving.busy || handing.busy}
        trouble={badAddress || isLastFacilitator(trouble) ? undefined : trouble}
        onConfirm={() => void leave()}
        onClose={() => setAsking(false)}
      >
        <p>{t('seats.leave.text')}</p>
        <Fieldset>
          <Fieldset.Legend>{t('seats.leave.what')}</Fieldset.Legend>
          {ways.map((one) => (
            <Radio
              key={one}
              name={name}
              value={one}
              label={t(`seats.leave.${one}`)}
              description={t(`seats.leave.${one}.text`)}
              checked={way === one}
              onChange={() => setWay(one)}
            />
          ))}
        </Fieldset>
        {way === 'handOver' ? (
          <Textfield
            type="email"
            label={t('seats.leave.email')}
            maxLength={limits.email}
            value={email}
            error={badAddress ? inviteFault(handing.trouble, t) : undefined}
            onChange={(event) => setEmail(event.target.value)}
          />
        ) : null}
        <WordsChoice value={words} onChange={setWords} />
        {isLastFacilitator(trouble) ? <p role="alert">{t('seats.lastFacilitator')}</p> : null}
      </ConfirmDialog>
    </div>
  );
}

const isLastFacilitator = (trouble: Trouble | undefined) =>
  trouble?.kind === 'refused' && trouble.fields.some(({ rule }) => rule === 'lastFacilitator');
