import { Checkbox } from '@digdir/designsystemet-react';
import { useQuery } from '../../app/api/useQuery.js';
import { useTranslate } from '../../app/i18n/messages.js';
import { ListedNetwork } from '../membership/admission/ListedNetwork.js';
import { similarQuery } from './operations.js';
import { ProgrammeField } from './ProgrammeField.js';
import { SettingsForm, type SettingsFormProps } from './SettingsForm.js';

/** The programme the network belongs to, and whether there is a similar network. */
export function ProgrammeForm(props: SettingsFormProps) {
  const t = useTranslate();
  const { network } = props;
  const { data } = useQuery(similarQuery, { words: `${network.name} ${network.purpose}` });
  const similar = data?.similarNetworks.filter(({ id }) => id !== network.id) ?? [];
  return (
    <SettingsForm
      {...props}
      id="effort"
      title={t('lifecycle.programme.title')}
      description={t('lifecycle.programme.lead')}
      stored={[network.programme?.name, network.listed ? t('lifecycle.listed') : undefined].filter(Boolean).join(', ')}
      required={[]}
      shape={({ programmeId, similarSeen, listed }) => ({
        programmeId: programmeId || null,
        similarSeen: similarSeen === 'yes' || null,
        listed: listed === 'yes',
      })}
    >
      {() => (
        <>
          <ProgrammeField chosen={network.programme?.id ?? ''} />
          {similar.length > 0 ? (
            <details>
              <summary>{t('lifecycle.similar.title')}</summary>
              <ul className="plain-list divided-list">
                {similar.map((one) => (
                  <ListedNetwork key={one.id} network={one} />
                ))}
              </ul>
            </details>
          ) : null}
          <Checkbox
            name="similarSeen"
            value="yes"
            label={t('lifecycle.similar.confirm')}
            defaultChecked={network.similarSeen}
          />
          <Checkbox
            name="listed"
            value="yes"
            label={t('lifecycle.listed')}
            description={t('lifecycle.listed.hint')}
            defaultChecked={network.listed}
          />
        </>
      )}
    </SettingsForm>
  );
}
