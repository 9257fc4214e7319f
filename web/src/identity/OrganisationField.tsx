import { Textfield } from '@digdir/designsystemet-react';
import { intlLocales } from '@krets/shared/intl-locales';
import { cleanLine } from '@krets/shared/text';
import { useEffect, useId, useMemo, useState } from 'react';
import { useQuery } from '../app/api/useQuery.js';
import { useLanguage, useTranslate } from '../app/i18n/messages.js';
import { organisationsQuery } from './operations.js';

type Props = { orgnr: string | undefined; onChange: (orgnr: string | undefined) => void; error?: string | undefined };

/** A text field with suggestions: the browser's own datalist does the searching. */
export function OrganisationField({ orgnr, onChange, error }: Props) {
  const t = useTranslate();
  const language = useLanguage();
  const list = useId();
  const { data } = useQuery(organisationsQuery, {});
  const [typed, setTyped] = useState<string>();
  const organisations = useMemo(
    () =>
      (data?.organisations ?? [])
        .map((one) => ({ orgnr: one.orgnr, name: one.name[language] }))
        .sort((a, b) => a.name.localeCompare(b.name, intlLocales[language])),
    [data, language],
  );
  const chosen = organisations.find((one) => one.orgnr === orgnr)?.name ?? '';
  const wanted = typed && cleanLine(typed).toLocaleLowerCase(intlLocales[language]);
  const found = organisations.find((one) => one.name.toLocaleLowerCase(intlLocales[language]) === wanted)?.orgnr;
  // The list may arrive after the name is typed.
  useEffect(() => {
    if (wanted !== undefined) onChange(found);
  }, [wanted, found, onChange]);

  return (
    <>
      <Textfield
        name="organisation"
        label={t('identity.organisation')}
        description={t('identity.organisation.hint')}
        list={list}
        autoComplete="off"
        value={typed ?? chosen}
        error={error}
        onChange={(event) => setTyped(event.target.value)}
      />
      <datalist id={list}>
        {organisations.map((one) => (
          <option key={one.orgnr} value={one.name} />
        ))}
      </datalist>
    </>
  );
}
