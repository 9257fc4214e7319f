import { Button, Fieldset, Radio } from '@digdir/designsystemet-react';
import { sides } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { useId } from 'react';
import { Link } from 'react-router';
import { useMutation } from '../../../app/api/useQuery.js';
import { useTranslate } from '../../../app/i18n/messages.js';
import type { SplitQuery } from '../../../generated/graphql.js';
import { ErrorNote } from '../../../ui/ErrorNote.js';
import { SeatName } from '../../membership/SeatName.js';
import { chooseSideMutation, closeChoicesMutation, dropSplitMutation } from './operations.js';

type Split = NonNullable<SplitQuery['network']['split']>;
type Props = { split: Split; mySeatId: string; onChange: () => Promise<void> };

/** Who goes where, who has not chosen yet, and the reader's own choice. */
export function SplitChoices({ split, mySeatId, onChange }: Props) {
  const t = useTranslate();
  const { nameA, nameB, open, myNetworkId } = split;
  const groups = [
    { side: 'A', name: nameA },
    { side: 'B', name: nameB },
    { side: 'NEITHER', name: t('split.against') },
    { side: null, name: t('split.unchosen') },
  ] as const;
  return (
    <>
      {open ? <p>{t('split.choosing', { nameA, nameB, days: limits.splitDays })}</p> : <p>{t('split.done')}</p>}
      {myNetworkId ? (
        <p>
          <Link to={`/rooms/${myNetworkId}`}>{t('split.toMine')}</Link>
        </p>
      ) : null}
      {split.viewerMay.choose ? <ChooseSide split={split} mySeatId={mySeatId} onChange={onChange} /> : null}
      {groups.map(({ side, name }) => {
        const seats = split.sides.filter((one) => one.side === side);
        if (seats.length === 0 && (side === null || side === 'NEITHER')) return null;
        return (
          <section key={side}>
            <h3>{name}</h3>
            {seats.length === 0 ? <p className="quiet">{t('split.nobody')}</p> : null}
            <ul className="plain-list divided-list">
              {seats.map(({ seat }) => (
                <li key={seat.id}>
                  <SeatName seat={seat} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
      <FacilitatorActions split={split} onChange={onChange} />
    </>
  );
}

function ChooseSide({ split, mySeatId, onChange }: Props) {
  const t = useTranslate();
  const name = useId();
  const { mutate, busy, apiError } = useMutation(chooseSideMutation);
  const mine = split.sides.find(({ seat }) => seat.id === mySeatId)?.side;
  const words = { A: split.nameA, B: split.nameB, NEITHER: t('split.neither') };

  async function choose(side: (typeof sides)[number]) {
    await mutate({ splitId: split.id, side });
    await onChange();
  }

  return (
    <>
      <Fieldset>
        <Fieldset.Legend>{t('split.where')}</Fieldset.Legend>
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
      <p className="small quiet">{t('split.where.text')}</p>
      <ErrorNote apiError={apiError} />
    </>
  );
}

function FacilitatorActions({ split, onChange }: Omit<Props, 'mySeatId'>) {
  const t = useTranslate();
  const leaving = useMutation(closeChoicesMutation);
  const dropping = useMutation(dropSplitMutation);
  const { closeSplitChoices, drop } = split.viewerMay;
  const does = async (mutate: Promise<unknown>) => {
    await mutate;
    await onChange();
  };
  return (
    <>
      <ErrorNote apiError={leaving.apiError ?? dropping.apiError} />
      <div className="buttons">
        {closeSplitChoices ? (
          <Button disabled={leaving.busy} onClick={() => void does(leaving.mutate({ splitId: split.id }))}>
            {t('split.closeChoices')}
          </Button>
        ) : null}
        {drop ? (
          <Button
            variant="secondary"
            data-color="neutral"
            disabled={dropping.busy}
            onClick={() => void does(dropping.mutate({ splitId: split.id }))}
          >
            {t('split.drop')}
          </Button>
        ) : null}
      </div>
    </>
  );
}
