import { Textfield } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import { type Sizes, sizesFit } from '@krets/shared/sizes';
import { useState } from 'react';
import { useWords } from '../app/words.js';
import { ShapeForm, type ShapeProps } from './ShapeForm.js';

const sizes = ['min', 'from', 'to', 'warn', 'max'] as const;

/** How many there should be, and how many there can be. */
export function SizesForm(props: ShapeProps) {
  const t = useWords();
  const { seatsMin, seatsFrom, seatsTo, seatsWarn, seatsMax } = props.network;
  const now: Sizes = { min: seatsMin, from: seatsFrom, to: seatsTo, warn: seatsWarn, max: seatsMax };
  const [wrong, setWrong] = useState(false);
  return (
    <ShapeForm
      {...props}
      id="sizes"
      title={t('founding.sizes')}
      lead={t('founding.sizes.lead', { cap: limits.seatsCap })}
      required={[...sizes]}
      shape={(texts) => {
        const wished = Object.fromEntries(sizes.map((size) => [size, Number(texts[size])])) as Sizes;
        setWrong(!sizesFit(wished));
        return sizesFit(wished) ? { sizes: wished } : undefined;
      }}
    >
      {(fault) => (
        <>
          <div className="size-fields">
            {sizes.map((size) => (
              <Textfield
                key={size}
                type="number"
                name={size}
                min={limits.seatsLeast}
                max={limits.seatsCap}
                label={t(`founding.sizes.${size}`)}
                defaultValue={now[size]}
                error={fault(size)}
              />
            ))}
          </div>
          {wrong ? <p role="alert">{t('founding.sizes.wrong', { cap: limits.seatsCap })}</p> : null}
        </>
      )}
    </ShapeForm>
  );
}
