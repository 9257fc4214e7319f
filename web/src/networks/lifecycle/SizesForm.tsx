import { Textfield } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import { type Sizes, sizesFit } from '@krets/shared/sizes';
import { useState } from 'react';
import { useTranslate } from '../../app/i18n/messages.js';
import { SettingsForm, type SettingsFormProps } from './SettingsForm.js';

const sizes = ['min', 'from', 'to', 'warn', 'max'] as const;

/** The wanted and the allowed number of seats. */
export function SizesForm(props: SettingsFormProps) {
  const t = useTranslate();
  const { seatsMin, seatsFrom, seatsTo, seatsWarn, seatsMax } = props.network;
  const now: Sizes = { min: seatsMin, from: seatsFrom, to: seatsTo, warn: seatsWarn, max: seatsMax };
  const [wrong, setWrong] = useState(false);
  return (
    <SettingsForm
      {...props}
      id="sizes"
      title={t('lifecycle.sizes')}
      description={t('lifecycle.sizes.lead', { cap: limits.seatsCap })}
      stored={sizes.map((size) => `${t(`lifecycle.sizes.${size}`)}: ${now[size]}`).join(', ')}
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
                label={t(`lifecycle.sizes.${size}`)}
                defaultValue={now[size]}
                error={fault(size)}
              />
            ))}
          </div>
          {wrong ? <p role="alert">{t('lifecycle.sizes.wrong', { cap: limits.seatsCap })}</p> : null}
        </>
      )}
    </SettingsForm>
  );
}
