import { Button } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import type { Plan } from '@krets/shared/network-kind';
import type { FormEvent } from 'react';
import { useNavigate } from 'react-router';
import { fieldFault } from '../../app/api/api-error.js';
import { useMutation } from '../../app/api/useQuery.js';
import { useTranslate } from '../../app/i18n/messages.js';
import { ErrorNote } from '../../ui/ErrorNote.js';
import { LimitedTextfield } from '../../ui/LimitedTextfield.js';
import { Card } from '../../ui/Page.js';
import { useForm } from '../../ui/useForm.js';
import { initiateMutation } from './operations.js';
import { ProgrammeField } from './ProgrammeField.js';

type Props = { plan: Plan; about: string; onBack: () => void };

/** The programme, purpose and name of the network. */
export function NameStep({ plan, about, onBack }: Props) {
  const t = useTranslate();
  const navigate = useNavigate();
  const { mutate, busy, apiError } = useMutation(initiateMutation);
  const form = useForm(['name', 'purpose'], apiError);

  async function initiate(event: FormEvent<HTMLFormElement>) {
    const texts = form.read(event);
    if (!texts) return;
    const { name = '', purpose = '', programmeId } = texts;
    const answer = await mutate({
      input: { name, purpose, plan, similarSeen: true, programmeId: programmeId || null },
    });
    if (answer) await navigate(`/rooms/${answer.initiateNetwork.id}/form`);
  }

  return (
    <>
      <h2 tabIndex={-1}>{t('lifecycle.name.title')}</h2>
      <Card>
        <form className="form" onSubmit={initiate} noValidate>
          <ProgrammeField />
          <LimitedTextfield
            name="name"
            label={t('lifecycle.name')}
            limit={limits.networkName}
            error={form.fault('name')}
          />
          <LimitedTextfield
            name="purpose"
            multiline
            rows={4}
            label={t('lifecycle.purpose')}
            description={t('lifecycle.purpose.hint')}
            defaultValue={about}
            limit={limits.purpose}
            error={form.fault('purpose')}
          />
          <p className="small quiet">{t('lifecycle.name.alone')}</p>
          {fieldFault(apiError, 'drafts') ? (
            <p role="alert">{t('lifecycle.name.tooMany', { most: limits.networkDrafts })}</p>
          ) : (
            <ErrorNote apiError={apiError} />
          )}
          <div className="buttons">
            <Button type="submit" disabled={busy}>
              {t('lifecycle.name.begin')}
            </Button>
            <Button variant="secondary" data-color="neutral" onClick={onBack}>
              {t('lifecycle.back')}
            </Button>
          </div>
        </form>
      </Card>
    </>
  );
}
