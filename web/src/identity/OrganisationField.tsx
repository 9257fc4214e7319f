import { Textfield } from '@digdir/designsystemet-react';
import { intlLocales } from '@krets/shared/intl-locales';
import { cleanLine } from '@krets/shared/text';
import { useEffect, useId, useMemo, useState } from 'react';
import { useQuery } from '../app/api/useQuery.js';
import { useLanguage, useTranslate } from '../app/i18n/messages.js';
import { type ListedOrganisation, OwnOrganisation } from './OwnOrganisation.js';
import { organisationsQuery } from './operations.js';

type Props = { orgnr: string | undefined; onChange: (orgnr: string | undefined) => void; error?: string | undefined };

/** A text field with suggestions: the browser's own datalist does the searching, also by short names. */
export function OrganisationField({ orgnr, onChange, error }: Props) {
  const t = useTranslate();
  const language = useLanguage();
  const list = useId();
  const { data } = useQuery(organisationsQuery, {});
  const [typed, setTyped] = useState<string>();
  const [own, setOwn] = useState<ListedOrganisation[]>([]);
  const organisations = useMemo(() => {
    const lower = (text: string) => text.toLocaleLowerCase(intlLocales[language]);
    return [...own, ...(data?.organisations ?? [])]
      .map(({ orgnr, name, aliases }) => {
        const label = aliases.length > 0 ? `${name[language]} (${aliases.join(', ')})` : name[language];
        return { orgnr, name: name[language], label, words: [label, name.nn, name.nb, name.en, ...aliases].map(lower) };
      })
      .sort((a, b) => a.name.localeCompare(b.name, intlLocales[language]));
  }, [data, own, language]);
  const chosen = organisations.find((one) => one.orgnr === orgnr)?.name ?? '';
  const wanted = typed === undefined ? undefined : cleanLine(typed).toLocaleLowerCase(intlLocales[language]);
  const found = organisations.find(({ words }) => wanted !== undefined && words.includes(wanted))?.orgnr;
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
        // Who typed a short name sees the full name.
        onBlur={() => found && setTyped(organisations.find((one) => one.orgnr === found)?.name)}
      />
      <datalist id={list}>
        {organisations.map((one) => (
          <option key={one.orgnr} value={one.label} />
        ))}
      </datalist>
      <OwnOrganisation
        onAdded={(added) => {
          setOwn([added]);
          setTyped(added.name[language]);
        }}
      />
    </>
  );
}
