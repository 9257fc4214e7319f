import { type Language, languages } from '@krets/shared/kinds';
import { useMutation } from '../app/api/useQuery.js';
import { loadLocale, useLanguage, useTranslate } from '../app/i18n/messages.js';
import { useSession } from '../app/session.js';
import { saveProfileMutation } from './operations.js';

const ownNames: Record<Language, string> = { nn: 'Nynorsk', nb: 'Bokmål', en: 'English' };

/** Before sign-in the choice is stored in the browser, afterwards in the profile. */
export function LanguageSwitch() {
  const t = useTranslate();
  const active = useLanguage();
  const { me, refresh } = useSession();
  const { mutate } = useMutation(saveProfileMutation);

  async function choose(language: Language) {
    const { name, roleTitle, organisation, county } = me?.person ?? {};
    if (me?.profileComplete && name && roleTitle && organisation) {
      const saved = await mutate({ input: { name, roleTitle, orgnr: organisation.orgnr, county, language } });
      if (saved) await refresh();
      return;
    }
    await loadLocale(language);
  }

  return (
    <label>
      {t('identity.language')}{' '}
      <select value={active} onChange={(event) => choose(event.target.value as Language)}>
        {languages.map((language) => (
          <option key={language} value={language} lang={language}>
            {ownNames[language]}
          </option>
        ))}
      </select>
    </label>
  );
}
