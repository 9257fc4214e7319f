import { Button, Textfield } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import { type FormEvent, useState } from 'react';
import { fieldFault } from '../app/trouble.js';
import { useAct } from '../app/useGraph.js';
import { useWords } from '../app/words.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { useForm } from '../ui/useForm.js';
import { addOrganisationMutation } from './graph.js';

const names = ['nameNn', 'nameNb', 'nameEn'] as const;

/** An organisation that seats can belong to. */
export function OrganisationForm() {
  const t = useWords();
  const [added, setAdded] = useState('');
  const { act, busy, trouble } = useAct(addOrganisationMutation);
  const form = useForm(['orgnr', ...names], trouble);

  async function add(event: FormEvent<HTMLFormElement>) {
    const element = event.currentTarget;
    setAdded('');
    const texts = form.read(event);
    if (!texts) return;
    const { orgnr = '', nameNn = '', nameNb = '', nameEn = '' } = texts;
    if (!(await act({ input: { orgnr: orgnr.replaceAll(' ', ''), nameNn, nameNb, nameEn } }))) return;
    element.reset();
    setAdded(nameNn);
  }

  const known = fieldFault(trouble, 'orgnr')?.rule === 'known';
  return (
    <section>
      <h2>{t('administration.organisations')}</h2>
      <form className="form" onSubmit={add} noValidate>
        <Textfield
          name="orgnr"
          inputMode="numeric"
          label={t('administration.organisations.orgnr')}
          error={known ? t('administration.organisations.known') : form.fault('orgnr')}
        />
        {names.map((name) => (
          <Textfield
            key={name}
            name={name}
            label={t(`administration.organisations.${name}`)}
            maxLength={limits.organiserName}
            error={form.fault(name)}
          />
        ))}
        {known ? null : <ErrorNote trouble={trouble} />}
        <div className="buttons">
          <Button type="submit" variant="secondary" disabled={busy}>
            {t('administration.organisations.add')}
          </Button>
          <span role="status">{added ? t('administration.organisations.added', { name: added }) : ''}</span>
        </div>
      </form>
    </section>
  );
}
