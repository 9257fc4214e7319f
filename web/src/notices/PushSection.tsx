import { Alert, Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useMutation, useQuery } from '../app/api/useQuery.js';
import { useTranslate } from '../app/i18n/messages.js';
import type { PushChoicesPartsFragment } from '../generated/graphql.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { Card } from '../ui/Page.js';
import { Time } from '../ui/Time.js';
import { pushChoicesQuery, receivePushesMutation, stopPushesMutation } from './operations.js';
import './PushSection.css';
import { askForPushes, pushSupport, unsubscribe } from './push.js';

/** The devices on which the reader is told that something waits. Nothing is asked before they press the button. */
export function PushSection() {
  const t = useTranslate();
  const { data, apiError, refetch } = useQuery(pushChoicesQuery, {});
  const stopping = useMutation(stopPushesMutation);
  if (!data) return <ErrorNote apiError={apiError} onRetry={refetch} />;
  const { serverKey, devices } = data.pushChoices;
  if (!serverKey) return null;

  async function remove({ id, current }: PushChoicesPartsFragment['devices'][number]) {
    if (current) await unsubscribe().catch(() => {});
    if (await stopping.mutate({ id })) await refetch();
  }
  return (
    <Card as="section">
      <h2>{t('notices.push')}</h2>
      <p className="small quiet">{t('notices.push.lead')}</p>
      {devices.length > 0 ? (
        <ul className="plain-list divided-list">
          {devices.map((each) => (
            <li key={each.id} className="push-device">
              <span>
                {each.device}{' '}
                <span className="quiet">
                  · {each.current ? t('notices.push.here') : t('notices.push.since')}{' '}
                  {each.current ? null : <Time at={each.signedInAt} />}
                </span>
              </span>
              <Button
                variant="tertiary"
                data-size="sm"
                disabled={stopping.busy}
                aria-label={t('notices.push.remove.named', { device: each.device })}
                onClick={() => void remove(each)}
              >
                {t('notices.push.remove')}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      <ErrorNote apiError={stopping.apiError} />
      {devices.some(({ current }) => current) ? null : <AddDevice serverKey={serverKey} onAdded={refetch} />}
    </Card>
  );
}

function AddDevice({ serverKey, onAdded }: { serverKey: string; onAdded: () => Promise<void> }) {
  const t = useTranslate();
  const { mutate, busy, apiError } = useMutation(receivePushesMutation);
  const [failure, setFailure] = useState<'blocked' | 'failed'>();
  const support = pushSupport();

  async function add() {
    setFailure(undefined);
    try {
      const input = await askForPushes(serverKey);
      if (!input) setFailure('blocked');
      else if (await mutate({ input })) await onAdded();
    } catch {
      setFailure('failed');
    }
  }
  if (support === 'no') return <p>{t('notices.push.unsupported')}</p>;
  if (support === 'homeScreen')
    return (
      <>
        <p>{t('notices.push.ios')}</p>
        <ol>
          <li>{t('notices.push.ios.share')}</li>
          <li>{t('notices.push.ios.add')}</li>
          <li>{t('notices.push.ios.open')}</li>
        </ol>
      </>
    );
  return (
    <>
      <div role="status">{failure ? <Alert data-color="warning">{t(`notices.push.${failure}`)}</Alert> : null}</div>
      <ErrorNote apiError={apiError} />
      <div className="buttons">
        <Button variant="secondary" disabled={busy} onClick={() => void add()}>
          {t('notices.push.add')}
        </Button>
      </div>
    </>
  );
}
