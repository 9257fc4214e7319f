import { Button, Fieldset, Radio } from '@digdir/designsystemet-react';
import { sides } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { useId } from 'react';
import { Link } from 'react-router';
import { useAct } from '../app/useGraph.js';
import { useWords } from '../app/words.js';
import type { SplitQuery } from '../generated/graphql.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { SeatName } from '../ui/SeatName.js';
import { chooseSideMutation, dropSplitMutation, leaveTheRestMutation } from './graph.js';

type Split = NonNullable<SplitQuery['network']['split']>;
type Props = { split: Split; mySeatId: string; onChange: () => Promise<void> };

/** Who goes where, who has not chosen yet, and one's own choice. */
export function SplitChoosing({ split, mySeatId, onChange }: Props) {
  const t = useWords();
  const { nameA, nameB, open, myNetworkId } = split;
  const groups = [
    { side: 'A', name: nameA },
    { side: 'B', name: nameB },
    { side: 'NEITHER', name: t('splitting.against') },
    { side: null, name: t('splitting.unchosen') },
  ] as const;
  return (
    <>
      {open ? <p>{t('splitting.choosing', { nameA, nameB, days: limits.splitDays })}</p> : <p>{t('splitting.done')}</p>}
      {myNetworkId ? (
        <p>
          <Link to={`/rooms/${myNetworkId}`}>{t('splitting.toMine')}</Link>
        </p>
      ) : null}
      {split.viewerMay.choose ? <Choice split={split} mySeatId={mySeatId} onChange={onChange} /> : null}
      {groups.map(({ side, name }) => {
        const seats = split.sides.filter((one) => one.side === side);
        if (seats.length === 0 && (side === null || side === 'NEITHER')) return null;
        return (
          <section key={side}>
            <h3>{name}</h3>
            {seats.length === 0 ? <p className="quiet">{t('splitting.nobody')}</p> : null}
            <ul className="plain-list lines">
              {seats.map(({ seat }) => (
                <li key={seat.id}>
                  <SeatName seat={seat} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
      <Facilitating split={split} onChange={onChange} />
    </>
  );
}

function Choice({ split, mySeatId, onChange }: Props) {
  const t = useWords();
  const name = useId();
  const { act, busy, trouble } = useAct(chooseSideMutation);
  const mine = split.sides.find(({ seat }) => seat.id === mySeatId)?.side;
  const words = { A: split.nameA, B: split.nameB, NEITHER: t('splitting.neither') };

  async function choose(side: (typeof sides)[number]) {
    await act({ splitId: split.id, side });
    await onChange();
  }

  return (
    <>
      <Fieldset>
        <Fieldset.Legend>{t('splitting.where')}</Fieldset.Legend>
        {sides.map((side) => (
          <Radio
            key={side}
            name={name}
            value={side}
            label={words[side]}
            checked={mine === side}
            disabled={busy}
            onChange={() => void choose(side)}
          />
        ))}
      </Fieldset>
      <p className="small quiet">{t('splitting.where.text')}</p>
      <ErrorNote trouble={trouble} />
    </>
  );
}

function Facilitating({ split, onChange }: Omit<Props, 'mySeatId'>) {
  const t = useWords();
  const leaving = useAct(leaveTheRestMutation);
  const dropping = useAct(dropSplitMutation);
  const { closeSplitChoices, drop } = split.viewerMay;
  const does = async (act: Promise<unknown>) => {
    await act;
    await onChange();
  };
  return (
    <>
      <ErrorNote trouble={leaving.trouble ?? dropping.trouble} />
      <div className="buttons">
        {closeSplitChoices ? (
          <Button disabled={leaving.busy} onClick={() => void does(leaving.act({ splitId: split.id }))}>
            {t('splitting.leaveTheRest')}
          </Button>
        ) : null}
        {drop ? (
          <Button
            variant="secondary"
            data-color="neutral"
            disabled={dropping.busy}
            onClick={() => void does(dropping.act({ splitId: split.id }))}
          >
            {t('splitting.drop')}
          </Button>
        ) : null}
      </div>
    </>
  );
}
