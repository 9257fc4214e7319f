import { Button, Textfield } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import { isOrganisationNumber } from '@krets/shared/organisation-number';
import { type KeyboardEvent, useState } from 'react';
import { useMutation } from '../app/api/useQuery.js';
import { useTranslate } from '../app/i18n/messages.js';
import type { AddOwnOrganisationMutation } from '../generated/graphql.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { LimitedTextfield } from '../ui/LimitedTextfield.js';
import { textLength } from '../ui/text-length.js';
import { useForm } from '../ui/useForm.js';
import { addOwnOrganisationMutation } from './operations.js';

export type ListedOrganisation = AddOwnOrganisationMutation['addOwnOrganisation'];

/** For those whose organisation is not in the list. Not a form of its own: it is shown within others. */
export function OwnOrganisation({ onAdded }: { onAdded: (added: ListedOrganisation) => void }) {
  const t = useTranslate();
  const [name, setName] = useState('');
  const [orgnr, setOrgnr] = useState('');
  const [tried, setTried] = useState(false);
  const [added, setAdded] = useState('');
  const { mutate, busy, apiError } = useMutation(addOwnOrganisationMutation);
  const { fault } = useForm([], apiError);
  const digits = orgnr.replaceAll(/\s/g, '');
  const wrong = !isOrganisationNumber(digits);

  async function add() {
    setTried(true);
    setAdded('');
    if (wrong || !name.trim() || textLength(name) > limits.organiserName) return;
    const answer = await mutate({ input: { orgnr: digits, name: name.trim() } });
    if (!answer) return;
    setAdded(answer.addOwnOrganisation.name.nn);
    onAdded(answer.addOwnOrganisation);
  }

  /** Enter would send the form around these fields. */
  function addOnEnter(event: KeyboardEvent) {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    void add();
  }

  return (
    <details className="own-organisation">
      <summary>{t('identity.ownOrganisation')}</summary>
      <div className="form">
        <p className="small quiet">{t('identity.ownOrganisation.text')}</p>
        <LimitedTextfield
          label={t('identity.ownOrganisation.name')}
          value={name}
          limit={limits.organiserName}
          error={tried && !name.trim() ? t('ui.rule.required') : fault('name')}
          onChange={(event) => setName(event.target.value)}
          onKeyDown={addOnEnter}
        />
        <Textfield
          label={t('identity.ownOrganisation.number')}
          inputMode="numeric"
          value={orgnr}
          error={tried && wrong ? t('lifecycle.organiser.orgnr.wrong') : undefined}
          onChange={(event) => setOrgnr(event.target.value)}
          onKeyDown={addOnEnter}
        />
        <ErrorNote apiError={apiError} />
        <div className="buttons">
          <Button type="button" variant="secondary" disabled={busy} onClick={() => void add()}>
            {t('identity.ownOrganisation.add')}
          </Button>
          <span role="status">{added ? t('identity.ownOrganisation.added', { name: added }) : ''}</span>
        </div>
      </div>
    </details>
  );
}
