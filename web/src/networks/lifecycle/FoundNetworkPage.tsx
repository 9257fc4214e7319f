import { Button, Textfield } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import type { FormEvent } from 'react';
import { useMutation, useQuery } from '../../app/api/useQuery.js';
import { useTranslate } from '../../app/i18n/messages.js';
import { MissingPage } from '../../app/MissingPage.js';
import { useMe } from '../../app/session.js';
import { ErrorNote } from '../../ui/ErrorNote.js';
import { LimitedTextfield } from '../../ui/LimitedTextfield.js';
import { Card, NarrowPage } from '../../ui/Page.js';
import { PageTitle } from '../../ui/PageTitle.js';
import { useForm } from '../../ui/useForm.js';
import { InviteForm } from '../membership/Invitations.js';
import { foundedNetworksQuery, foundMutation } from '../operations.js';

/** An administrator of the platform founds a network and appoints the first facilitator, and gets no access to it. */
export default function FoundNetworkPage() {
  const { isAdministrator } = useMe();
  return isAdministrator ? <FoundNetworks /> : <MissingPage />;
}

function FoundNetworks() {
  const t = useTranslate();
  const { data, apiError, refetch } = useQuery(foundedNetworksQuery, {});
  return (
    <NarrowPage>
      <PageTitle>{t('app.foundNetwork')}</PageTitle>
      <p className="quiet">{t('lifecycle.foundNetwork.lead')}</p>
      <Card as="section">
        <FoundForm onFounded={refetch} />
      </Card>
      <ErrorNote apiError={apiError} onRetry={refetch} />
      {data && data.foundedNetworks.length > 0 ? (
        <section>
          <h2>{t('lifecycle.foundNetwork.waiting')}</h2>
          <ul className="plain-list divided-list">
            {data.foundedNetworks.map((network) => (
              <li key={network.id}>
                <h3>{network.name}</h3>
                <p>{network.purpose}</p>
                <p className="small quiet">
                  {t(
                    network.facilitatorInvited ? 'lifecycle.foundNetwork.invited' : 'lifecycle.foundNetwork.notInvited',
                  )}
                </p>
                <InviteForm networkId={network.id} forRole="FACILITATOR" onInvited={refetch} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </NarrowPage>
  );
}

function FoundForm({ onFounded }: { onFounded: () => Promise<void> }) {
  const t = useTranslate();
  const { mutate, busy, apiError } = useMutation(foundMutation);
  const form = useForm(['name', 'purpose'], apiError);

  async function found(event: FormEvent<HTMLFormElement>) {
    const element = event.currentTarget;
    const texts = form.read(event);
    if (!texts) return;
    const { name = '', purpose = '', seatsMax } = texts;
    if (!(await mutate({ input: { name, purpose, seatsMax: Number(seatsMax) || limits.seatsDefault } }))) return;
    element.reset();
    await onFounded();
  }

  return (
    <form className="form" onSubmit={found} noValidate>
      <LimitedTextfield name="name" label={t('networks.name')} limit={limits.networkName} error={form.fault('name')} />
      <LimitedTextfield
        name="purpose"
        multiline
        rows={4}
        label={t('networks.purpose')}
        limit={limits.purpose}
        error={form.fault('purpose')}
      />
      <Textfield
        name="seatsMax"
        type="number"
        label={t('networks.seatsMax', { min: limits.seatsMin, max: limits.seatsCap })}
        min={limits.seatsMin}
        max={limits.seatsCap}
        defaultValue={limits.seatsDefault}
        error={form.fault('seatsMax')}
      />
      <ErrorNote apiError={apiError} />
      <Button type="submit" disabled={busy}>
        {t('lifecycle.foundNetwork.found')}
      </Button>
    </form>
  );
}
