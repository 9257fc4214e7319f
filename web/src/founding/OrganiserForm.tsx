import { Field, Label, Textfield } from '@digdir/designsystemet-react';
import { organiserTypes } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { isOrganisationNumber } from '@krets/shared/organisation-number';
import { useState } from 'react';
import { useWords } from '../app/words.js';
import { ShapeForm, type ShapeProps } from './ShapeForm.js';

/** Who arranges it. An organiser never reads. */
export function OrganiserForm(props: ShapeProps) {
  const t = useWords();
  const { network } = props;
  const [wrong, setWrong] = useState(false);
  return (
    <ShapeForm
      {...props}
      id="organiser"
      title={t('founding.organiser')}
      lead={t('founding.organiser.lead')}
      required={['organiserName', 'organiserOrgnr']}
      shape={({ organiserType, organiserName = '', organiserOrgnr = '' }) => {
        const orgnr = organiserOrgnr.replaceAll(/\s/g, '');
        setWrong(!isOrganisationNumber(orgnr));
        const type = organiserTypes.find((one) => one === organiserType) ?? 'PUBLIC';
        return isOrganisationNumber(orgnr) ? { organiser: { type, name: organiserName, orgnr } } : undefined;
      }}
    >
      {(fault) => (
        <>
          <Field>
            <Label htmlFor="organiserType">{t('founding.organiser.type')}</Label>
            <select
              id="organiserType"
              name="organiserType"
              className="ds-input"
              defaultValue={network.organiserType ?? 'PUBLIC'}
            >
              {organiserTypes.map((type) => (
                <option key={type} value={type}>
                  {t(`founding.organiserType.${type}`)}
                </option>
              ))}
            </select>
          </Field>
          <Textfield
            name="organiserName"
            label={t('founding.organiser.name')}
            defaultValue={network.organiserName ?? ''}
            maxLength={limits.organiserName}
            error={fault('organiserName') ?? fault('organiser.name')}
          />
          <Textfield
            name="organiserOrgnr"
            inputMode="numeric"
            label={t('founding.organiser.orgnr')}
            defaultValue={network.organiserOrgnr ?? ''}
            error={wrong ? t('founding.organiser.orgnr.wrong') : fault('organiserOrgnr')}
          />
        </>
      )}
    </ShapeForm>
  );
}
