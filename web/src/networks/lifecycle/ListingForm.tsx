import { Checkbox, Field, Fieldset, Label } from '@digdir/designsystemet-react';
import { counties } from '@krets/shared/counties';
import { attendances, languages, leaderLevels, leaderRoles } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { useTranslate } from '../../app/i18n/messages.js';
import { LimitedTextfield } from '../../ui/LimitedTextfield.js';
import { SettingsForm, type SettingsFormProps } from './SettingsForm.js';
import './ListingForm.css';

const languageNames = { nn: 'Nynorsk', nb: 'Bokmål', en: 'English' } as const;

/** What the open overview says of the network, besides its name, purpose, organiser and rhythm. */
export function ListingForm(props: SettingsFormProps) {
  const t = useTranslate();
  const { listing } = props.network;
  const isChecked = (texts: Record<string, string>, name: string) => texts[name] === 'yes';
  const tick = (name: string, label: string, checked: boolean) => (
    <Checkbox key={name} name={name} value="yes" label={label} defaultChecked={checked} />
  );
  return (
    <SettingsForm
      {...props}
      id="listing"
      title={t('lifecycle.listing.title')}
      description={t('lifecycle.listing.lead')}
      stored={[
        listing.national ? t('lifecycle.listing.national') : '',
        ...counties.filter(({ number }) => listing.counties.includes(number)).map(({ name }) => name),
        listing.contact ?? '',
      ]
        .filter(Boolean)
        .join(', ')}
      required={[]}
      shape={(texts) => ({
        listing: {
          national: isChecked(texts, 'national'),
          counties: counties.map(({ number }) => number).filter((number) => isChecked(texts, `county-${number}`)),
          levels: leaderLevels.filter((level) => isChecked(texts, `level-${level}`)),
          roles: leaderRoles.filter((role) => isChecked(texts, `role-${role}`)),
          attendance: attendances.find((one) => one === texts.attendance) ?? null,
          language: languages.find((one) => one === texts.language) ?? null,
          contact: texts.contact || null,
        },
      })}
    >
      {(fault) => (
        <>
          <Fieldset className="listing-ticks">
            <Fieldset.Legend>{t('lifecycle.listing.counties')}</Fieldset.Legend>
            {tick('national', t('lifecycle.listing.national'), listing.national)}
            {counties.map(({ number, name }) => tick(`county-${number}`, name, listing.counties.includes(number)))}
          </Fieldset>
          <Fieldset className="listing-ticks">
            <Fieldset.Legend>{t('lifecycle.listing.levels')}</Fieldset.Legend>
            {leaderLevels.map((level) =>
              tick(`level-${level}`, t(`lifecycle.listing.level.${level}`), listing.levels.includes(level)),
            )}
          </Fieldset>
          <Fieldset className="listing-ticks">
            <Fieldset.Legend>{t('lifecycle.listing.roles')}</Fieldset.Legend>
            {leaderRoles.map((role) =>
              tick(`role-${role}`, t(`lifecycle.listing.role.${role}`), listing.roles.includes(role)),
            )}
          </Fieldset>
          <Field>
            <Label htmlFor="attendance">{t('lifecycle.listing.attendance')}</Label>
            <select id="attendance" name="attendance" className="ds-input" defaultValue={listing.attendance ?? ''}>
              <option value="">{t('lifecycle.listing.unstated')}</option>
              {attendances.map((one) => (
                <option key={one} value={one}>
                  {t(`lifecycle.listing.attendance.${one}`)}
                </option>
              ))}
            </select>
          </Field>
          <Field>
            <Label htmlFor="listing-language">{t('lifecycle.listing.language')}</Label>
            <select id="listing-language" name="language" className="ds-input" defaultValue={listing.language ?? ''}>
              <option value="">{t('lifecycle.listing.unstated')}</option>
              {languages.map((one) => (
                <option key={one} value={one}>
                  {languageNames[one]}
                </option>
              ))}
            </select>
          </Field>
          <LimitedTextfield
            name="contact"
            type="email"
            label={t('lifecycle.listing.contact')}
            description={t('lifecycle.listing.contact.hint')}
            defaultValue={listing.contact ?? ''}
            limit={limits.email}
            error={fault('listing.contact')}
          />
        </>
      )}
    </SettingsForm>
  );
}
