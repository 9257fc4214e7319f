import { Button, Field, Label, Textarea, Textfield } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import type { FormEvent } from 'react';
import { MissingPage } from '../app/MissingPage.js';
import { useMe } from '../app/session.js';
import { useAct, useGraph } from '../app/useGraph.js';
import { useWords } from '../app/words.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { NarrowPage, Paper } from '../ui/Page.js';
import { PageTitle } from '../ui/PageTitle.js';
import { useForm } from '../ui/useForm.js';
import { foundedQuery, foundMutation } from './graph.js';
import { InviteForm } from './Invitations.js';

/** The administrator of the platform founds a network, appoints the first facilitator, and is then outside. */
export default function FoundingPage() {
  const { isAdministrator } = useMe();
  return isAdministrator ? <Founding /> : <MissingPage />;
}

function Founding() {
  const t = useWords();
  const { data, trouble, again } = useGraph(foundedQuery, {});
  return (
    <NarrowPage>
      <PageTitle>{t('app.founding')}</PageTitle>
      <p className="quiet">{t('networks.founding.lead')}</p>
      <Paper as="section">
        <FoundForm onFounded={again} />
      </Paper>
      <ErrorNote trouble={trouble} onRetry={again} />
      {data && data.foundedNetworks.length > 0 ? (
        <section>
          <h2>{t('networks.founding.waiting')}</h2>
          <ul className="plain-list lines">
            {data.foundedNetworks.map((network) => (
              <li key={network.id}>
                <h3>{network.name}</h3>
                <p>{network.purpose}</p>
                <p className="small quiet">
                  {t(network.facilitatorInvited ? 'networks.founding.invited' : 'networks.founding.notInvited')}
                </p>
                <InviteForm networkId={network.id} forRole="FACILITATOR" onInvited={again} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </NarrowPage>
  );
}

function FoundForm({ onFounded }: { onFounded: () => Promise<void> }) {
  const t = useWords();
  const { act, busy, trouble } = useAct(foundMutation);
  const form = useForm(['name', 'purpose'], trouble);

  async function found(event: FormEvent<HTMLFormElement>) {
    const element = event.currentTarget;
    const texts = form.read(event);
    if (!texts) return;
    const { name = '', purpose = '', seatsMax } = texts;
    if (!(await act({ input: { name, purpose, seatsMax: Number(seatsMax) || limits.seatsDefault } }))) return;
    element.reset();
    await onFounded();
  }

  return (
    <form className="form" onSubmit={found} noValidate>
      <Textfield name="name" label={t('networks.name')} maxLength={limits.networkName} error={form.fault('name')} />
      <Field>
        <Label htmlFor="purpose">{t('networks.purpose')}</Label>
        <Textarea
          id="purpose"
          name="purpose"
          rows={4}
          maxLength={limits.purpose}
          aria-invalid={form.fault('purpose') ? true : undefined}
        />
        {form.fault('purpose') ? <p className="small">{form.fault('purpose')}</p> : null}
      </Field>
      <Textfield
        name="seatsMax"
        type="number"
        label={t('networks.seatsMax', { min: limits.seatsMin, max: limits.seatsCap })}
        min={limits.seatsMin}
        max={limits.seatsCap}
        defaultValue={limits.seatsDefault}
        error={form.fault('seatsMax')}
      />
      <ErrorNote trouble={trouble} />
      <Button type="submit" disabled={busy}>
        {t('networks.founding.found')}
      </Button>
    </form>
  );
}
