import { Button, Field, Label, Textarea, Textfield } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import type { Plan } from '@krets/shared/network-kind';
import type { FormEvent } from 'react';
import { useNavigate } from 'react-router';
import { fieldFault } from '../app/trouble.js';
import { useAct } from '../app/useGraph.js';
import { useWords } from '../app/words.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { Paper } from '../ui/Page.js';
import { useForm } from '../ui/useForm.js';
import { EffortField } from './EffortField.js';
import { initiateMutation } from './graph.js';

type Props = { plan: Plan; about: string; onBack: () => void };

/** Which effort it is a part of, what it is for and what it is called. */
export function NameStep({ plan, about, onBack }: Props) {
  const t = useWords();
  const navigate = useNavigate();
  const { act, busy, trouble } = useAct(initiateMutation);
  const form = useForm(['name', 'purpose'], trouble);

  async function initiate(event: FormEvent<HTMLFormElement>) {
    const texts = form.read(event);
    if (!texts) return;
    const { name = '', purpose = '', programmeId } = texts;
    const answer = await act({ input: { name, purpose, plan, similarSeen: true, programmeId: programmeId || null } });
    if (answer) await navigate(`/rooms/${answer.initiateNetwork.id}/form`);
  }

  return (
    <>
      <h2 tabIndex={-1}>{t('founding.name.title')}</h2>
      <Paper>
        <form className="form" onSubmit={initiate} noValidate>
          <EffortField />
          <Textfield name="name" label={t('founding.name')} maxLength={limits.networkName} error={form.fault('name')} />
          <Field>
            <Label htmlFor="purpose">{t('founding.purpose')}</Label>
            <p className="small quiet">{t('founding.purpose.hint')}</p>
            <Textarea
              id="purpose"
              name="purpose"
              rows={4}
              defaultValue={about}
              maxLength={limits.purpose}
              aria-invalid={form.fault('purpose') ? true : undefined}
            />
            {form.fault('purpose') ? <p className="small">{form.fault('purpose')}</p> : null}
          </Field>
          <p className="small quiet">{t('founding.name.alone')}</p>
          {fieldFault(trouble, 'drafts') ? (
            <p role="alert">{t('founding.name.tooMany', { most: limits.networkDrafts })}</p>
          ) : (
            <ErrorNote trouble={trouble} />
          )}
          <div className="buttons">
            <Button type="submit" disabled={busy}>
              {t('founding.name.begin')}
            </Button>
            <Button variant="secondary" data-color="neutral" onClick={onBack}>
              {t('founding.back')}
            </Button>
          </div>
        </form>
      </Paper>
    </>
  );
}
