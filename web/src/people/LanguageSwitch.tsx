import { type Language, languages } from '@krets/shared/kinds';
import { useSession } from '../app/session.js';
import { useAct } from '../app/useGraph.js';
import { speak, useLanguage, useWords } from '../app/words.js';
import { saveProfileMutation } from './graph.js';

const ownNames: Record<Language, string> = { nn: 'Nynorsk', nb: 'Bokmål', en: 'English' };

/** Before sign-in the choice is kept in the browser, afterwards in the profile. */
export function LanguageSwitch() {
  const t = useWords();
  const active = useLanguage();
  const { me, refresh } = useSession();
  const { act } = useAct(saveProfileMutation);

  async function choose(language: Language) {
    const { name, roleTitle, organisation, county } = me?.person ?? {};
    if (me?.profileComplete && name && roleTitle && organisation) {
      const saved = await act({ input: { name, roleTitle, orgnr: organisation.orgnr, county, language } });
      if (saved) await refresh();
      return;
    }
    await speak(language);
  }

  return (
    <label>
      {t('people.language')}{' '}
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
