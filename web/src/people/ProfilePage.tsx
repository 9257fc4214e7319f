import { Button, Field, Label, Textfield } from '@digdir/designsystemet-react';
import { counties } from '@krets/shared/counties';
import { type Language, languages } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { type FormEvent, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { type SignInState, useMe, useSession } from '../app/session.js';
import { useAct } from '../app/useGraph.js';
import { useWords } from '../app/words.js';
import { OwnDataSection } from '../owndata/OwnDataSection.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { NarrowPage, Paper } from '../ui/Page.js';
import { PageTitle } from '../ui/PageTitle.js';
import { useForm } from '../ui/useForm.js';
import { saveProfileMutation, signOutMutation } from './graph.js';
import { OrganisationField } from './OrganisationField.js';
import { Sessions } from './Sessions.js';

const languageNames: Record<Language, string> = { nn: 'Nynorsk', nb: 'Bokmål', en: 'English' };

/** Who one is in the rooms. */
export default function ProfilePage() {
  const t = useWords();
  const me = useMe();
  const { refresh } = useSession();
  const navigate = useNavigate();
  const { act } = useAct(signOutMutation);

  async function signOut() {
    await act({});
    // Whoever signs in next at this browser begins at the front page, not where this person was.
    await navigate('/', { replace: true });
    await refresh();
  }

  return (
    <NarrowPage>
      <PageTitle>{me.profileComplete ? t('people.profile.title') : t('people.profile.first')}</PageTitle>
      <p className="quiet">{t('people.profile.lead')}</p>
      <Paper as="section">
        <ProfileForm />
      </Paper>
      <Sessions>
        <Button variant="secondary" onClick={() => void signOut()}>
          {t('people.signOut')}
        </Button>
      </Sessions>
      <OwnDataSection />
    </NarrowPage>
  );
}

function ProfileForm() {
  const t = useWords();
  const { refresh } = useSession();
  const { person, email, language, profileComplete } = useMe();
  const navigate = useNavigate();
  const { state } = useLocation();
  const [orgnr, setOrgnr] = useState(person.organisation?.orgnr);
  const [saved, setSaved] = useState(false);
  const { act, busy, trouble } = useAct(saveProfileMutation);
  const form = useForm(['name', 'roleTitle'], trouble);
  const [noOrganisation, setNoOrganisation] = useState(false);

  async function save(event: FormEvent<HTMLFormElement>) {
    setSaved(false);
    const texts = form.read(event);
    setNoOrganisation(!orgnr);
    if (!texts || !orgnr) return;
    const { name = '', roleTitle = '', county, language: wish } = texts;
    const wanted = languages.find((one) => one === wish) ?? language;
    if (!(await act({ input: { name, roleTitle, orgnr, county: county || null, language: wanted } }))) return;
    await refresh();
    setSaved(true);
    if (!profileComplete) await navigate((state as SignInState)?.from ?? '/');
  }

  return (
    <form className="form" onSubmit={save} noValidate>
      <Textfield
        name="name"
        label={t('people.name')}
        defaultValue={person.name}
        autoComplete="name"
        maxLength={limits.name}
        error={form.fault('name')}
      />
      <Textfield
        name="roleTitle"
        label={t('people.roleTitle')}
        description={t('people.roleTitle.hint')}
        defaultValue={person.roleTitle}
        autoComplete="organization-title"
        maxLength={limits.roleTitle}
        error={form.fault('roleTitle')}
      />
      <OrganisationField
        orgnr={orgnr}
        onChange={setOrgnr}
        error={noOrganisation && !orgnr ? t('people.organisation.fault') : undefined}
      />
      <Field>
        <Label htmlFor="county">{t('people.county')}</Label>
        <select id="county" name="county" className="ds-input" defaultValue={person.county ?? ''}>
          <option value="">{t('people.county.none')}</option>
          {counties.map((county) => (
            <option key={county.number} value={county.number}>
              {county.name}
            </option>
          ))}
        </select>
      </Field>
      <Field>
        <Label htmlFor="language">{t('people.language')}</Label>
        <select id="language" name="language" className="ds-input" defaultValue={language} key={language}>
          {languages.map((one) => (
            <option key={one} value={one} lang={one}>
              {languageNames[one]}
            </option>
          ))}
        </select>
      </Field>
      <p className="small quiet">{t('people.email.own', { email })}</p>
      <ErrorNote trouble={trouble} />
      <div className="buttons">
        <Button type="submit" disabled={busy}>
          {t('people.profile.save')}
        </Button>
        <span role="status">{saved ? t('people.profile.saved') : ''}</span>
      </div>
    </form>
  );
}
