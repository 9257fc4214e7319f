import { Field, Label, Textfield } from '@digdir/designsystemet-react';
import { organiserTypes } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { isOrganisationNumber } from '@krets/shared/organisation-number';
import { useState } from 'react';
import { useTranslate } from '../../app/i18n/messages.js';
import { LimitedTextfield } from '../../ui/LimitedTextfield.js';
import { SettingsForm, type SettingsFormProps } from './SettingsForm.js';

/** Who organises the network. An organiser has no access to its content. */
export function OrganiserForm(props: SettingsFormProps) {
  const t = useTranslate();
  const { network } = props;
  const [wrong, setWrong] = useState(false);
  return (
    <SettingsForm
      {...props}
      id="organiser"
      title={t('lifecycle.organiser')}
      description={t('lifecycle.organiser.lead')}
      stored={[
        t(`lifecycle.organiserType.${network.organiserType ?? 'PUBLIC'}`),
        network.organiserName,
        network.organiserOrgnr,
      ]
        .filter(Boolean)
        .join(', ')}
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
            <Label htmlFor="organiserType">{t('lifecycle.organiser.type')}</Label>
            <select
              id="organiserType"
              name="organiserType"
              className="ds-input"
              defaultValue={network.organiserType ?? 'PUBLIC'}
            >
              {organiserTypes.map((type) => (
                <option key={type} value={type}>
                  {t(`lifecycle.organiserType.${type}`)}
                </option>
              ))}
            </select>
          </Field>
          <LimitedTextfield
            name="organiserName"
            label={t('lifecycle.organiser.name')}
            defaultValue={network.organiserName ?? ''}
            limit={limits.organiserName}
            error={fault('organiserName') ?? fault('organiser.name')}
          />
          <Textfield
            name="organiserOrgnr"
            inputMode="numeric"
            label={t('lifecycle.organiser.orgnr')}
            defaultValue={network.organiserOrgnr ?? ''}
            error={wrong ? t('lifecycle.organiser.orgnr.wrong') : fault('organiserOrgnr')}
          />
        </>
      )}
    </SettingsForm>
  );
}
