import { Button, Field, Label } from '@digdir/designsystemet-react';
import { counties } from '@krets/shared/counties';
import { type Language, languages } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { type FormEvent, useState } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { useMutation } from '../app/api/useQuery.js';
import { useTranslate } from '../app/i18n/messages.js';
import { type SignInState, useMe, useSession } from '../app/session.js';
import { CalendarSection } from '../meetings/CalendarSection.js';
import { OwnDataSection } from '../privacy/OwnDataSection.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { LimitedTextfield } from '../ui/LimitedTextfield.js';
import { Card, NarrowPage } from '../ui/Page.js';
import { PageTitle } from '../ui/PageTitle.js';
import { useForm } from '../ui/useForm.js';
import { OrganisationField } from './OrganisationField.js';
import { saveProfileMutation } from './operations.js';
import { Sessions } from './Sessions.js';
import { useSignOut } from './useSignOut.js';

const languageNames: Record<Language, string> = { nn: 'Nynorsk', nb: 'Bokmål', en: 'English' };

/** The person's profile in the rooms. */
export default function ProfilePage() {
  const t = useTranslate();
  const me = useMe();
  const { refresh } = useSession();
  const navigate = useNavigate();
  const { signOut, dialog, busy, apiError } = useSignOut(async () => {
    // The next person to sign in at this browser begins at the front page, not where this person was.
    await navigate('/', { replace: true });
    await refresh();
  });

  return (
    <NarrowPage>
      <PageTitle>{me.profileComplete ? t('identity.profile.title') : t('identity.profile.first')}</PageTitle>
      <p className="quiet">{t('identity.profile.lead')}</p>
      <Card as="section">
        <ProfileForm />
      </Card>
      {me.profileComplete ? (
        <p>
          <Link to="/notices/settings">{t('notices.settings.title')}</Link>
        </p>
      ) : null}
      <Sessions>
        <Button variant="secondary" disabled={busy} onClick={signOut}>
          {t('identity.signOut')}
        </Button>
        <ErrorNote apiError={apiError} />
        {dialog}
      </Sessions>
      <CalendarSection />
      <OwnDataSection />
    </NarrowPage>
  );
}

function ProfileForm() {
  const t = useTranslate();
  const { refresh } = useSession();
  const { person, email, language, profileComplete } = useMe();
  const navigate = useNavigate();
  const { state } = useLocation();
  const [orgnr, setOrgnr] = useState(person.organisation?.orgnr);
  const [saved, setSaved] = useState(false);
  const { mutate, busy, apiError } = useMutation(saveProfileMutation);
  const form = useForm(['name', 'roleTitle'], apiError);
  const [noOrganisation, setNoOrganisation] = useState(false);

  async function save(event: FormEvent<HTMLFormElement>) {
    setSaved(false);
    const texts = form.read(event);
    setNoOrganisation(!orgnr);
    if (!texts || !orgnr) return;
    const { name = '', roleTitle = '', county, language: wish } = texts;
    const wanted = languages.find((one) => one === wish) ?? language;
    if (!(await mutate({ input: { name, roleTitle, orgnr, county: county || null, language: wanted } }))) return;
    await refresh();
    setSaved(true);
    if (!profileComplete) await navigate((state as SignInState)?.from ?? '/');
  }

  return (
    <form className="form" onSubmit={save} noValidate>
      <LimitedTextfield
        name="name"
        label={t('identity.name')}
        defaultValue={person.name}
        autoComplete="name"
        limit={limits.name}
        error={form.fault('name')}
      />
      <LimitedTextfield
        name="roleTitle"
        label={t('identity.roleTitle')}
        description={t('identity.roleTitle.hint')}
        defaultValue={person.roleTitle}
        autoComplete="organization-title"
        limit={limits.roleTitle}
        error={form.fault('roleTitle')}
      />
      <OrganisationField
        orgnr={orgnr}
        onChange={setOrgnr}
        error={noOrganisation && !orgnr ? t('identity.organisation.fault') : undefined}
      />
      <Field>
        <Label htmlFor="county">{t('identity.county')}</Label>
        <select id="county" name="county" className="ds-input" defaultValue={person.county ?? ''}>
          <option value="">{t('identity.county.none')}</option>
          {counties.map((county) => (
            <option key={county.number} value={county.number}>
              {county.name}
            </option>
          ))}
        </select>
      </Field>
      <Field>
        <Label htmlFor="language">{t('identity.language')}</Label>
        <select id="language" name="language" className="ds-input" defaultValue={language} key={language}>
          {languages.map((one) => (
            <option key={one} value={one} lang={one}>
              {languageNames[one]}
            </option>
          ))}
        </select>
      </Field>
      <p className="small quiet">{t('identity.email.own', { email })}</p>
      <ErrorNote apiError={apiError} />
      <div className="buttons">
        <Button type="submit" disabled={busy}>
          {t('identity.profile.save')}
        </Button>
        <span role="status">{saved ? t('identity.profile.saved') : ''}</span>
      </div>
    </form>
  );
}
