import { Button, Textfield } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import { type FormEvent, useState } from 'react';
import { fieldFault } from '../app/api/api-error.js';
import { useMutation } from '../app/api/useQuery.js';
import { useTranslate } from '../app/i18n/messages.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { LimitedTextfield } from '../ui/LimitedTextfield.js';
import { useForm } from '../ui/useForm.js';
import { addOrganisationMutation } from './operations.js';

const names = ['nameNn', 'nameNb', 'nameEn'] as const;

/** An organisation that seats can belong to. */
export function OrganisationForm() {
  const t = useTranslate();
  const [added, setAdded] = useState('');
  const { mutate, busy, apiError } = useMutation(addOrganisationMutation);
  const form = useForm(['orgnr', ...names], apiError);

  async function add(event: FormEvent<HTMLFormElement>) {
    const element = event.currentTarget;
    setAdded('');
    const texts = form.read(event);
    if (!texts) return;
    const { orgnr = '', nameNn = '', nameNb = '', nameEn = '' } = texts;
    if (!(await mutate({ input: { orgnr: orgnr.replaceAll(' ', ''), nameNn, nameNb, nameEn } }))) return;
    element.reset();
    setAdded(nameNn);
  }

  const known = fieldFault(apiError, 'orgnr')?.rule === 'known';
  return (
    <section>
      <h2>{t('admin.organisations')}</h2>
      <form className="form" onSubmit={add} noValidate>
        <Textfield
          name="orgnr"
          inputMode="numeric"
          label={t('admin.organisations.orgnr')}
          error={known ? t('admin.organisations.known') : form.fault('orgnr')}
        />
        {names.map((name) => (
          <LimitedTextfield
            key={name}
            name={name}
            label={t(`admin.organisations.${name}`)}
            limit={limits.organiserName}
            error={form.fault(name)}
          />
        ))}
        {known ? null : <ErrorNote apiError={apiError} />}
        <div className="buttons">
          <Button type="submit" variant="secondary" disabled={busy}>
            {t('admin.organisations.add')}
          </Button>
          <span role="status">{added ? t('admin.organisations.added', { name: added }) : ''}</span>
        </div>
      </form>
    </section>
  );
}
