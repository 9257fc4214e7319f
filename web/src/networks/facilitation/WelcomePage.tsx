import { Button, Field, Label, Textarea, ValidationMessage } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import { type FormEvent, useId, useState } from 'react';
import { useParams } from 'react-router';
import { isRefusal } from '../../app/api/api-error.js';
import { useMutation, useQuery } from '../../app/api/useQuery.js';
import { useLanguage, useTranslate } from '../../app/i18n/messages.js';
import { MissingPage } from '../../app/MissingPage.js';
import { useRoomClosed } from '../../app/realtime/useRoomClosed.js';
import { useRoomEvents } from '../../app/realtime/useRoomEvents.js';
import Markdown from '../../discussion/contributions/Markdown.js';
import type { RoomWelcomeQuery } from '../../generated/graphql.js';
import { ChangedSince } from '../../ui/ChangedSince.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { ErrorNote } from '../../ui/ErrorNote.js';
import { Loading } from '../../ui/Loading.js';
import { NarrowPage } from '../../ui/Page.js';
import { Time } from '../../ui/Time.js';
import { useReplaces } from '../../ui/useReplaces.js';
import { ReadersNote } from '../ReadersNote.js';
import { RoomHeader } from '../RoomHeader.js';
import { welcomeQuery, writeWelcomeMutation } from './operations.js';

/** The welcome text, always available; a facilitator edits it here. */
export default function WelcomePage() {
  const t = useTranslate();
  const { networkId = '' } = useParams();
  const { data, apiError, refetch } = useQuery(welcomeQuery, { id: networkId });
  useRoomEvents(data ? [data.network] : [], () => void refetch());
  useRoomClosed(() => void refetch());
  if (isRefusal(apiError, 'NOT_FOUND')) return <MissingPage />;
  if (!data) return apiError ? <ErrorNote apiError={apiError} onRetry={refetch} /> : <Loading />;
  const { network } = data;
  const { welcome } = network;
  return (
    <>
      <RoomHeader room={network} page={t('facilitation.welcome')} />
      <NarrowPage>
        <h2>{t('facilitation.welcome')}</h2>
        {welcome ? (
          <>
            <p className="small quiet">
              <Time at={welcome.writtenAt} />
            </p>
            <Markdown text={welcome.words} lang={welcome.lang} />
          </>
        ) : (
          <EmptyState title={t('facilitation.welcome.none')} />
        )}
        {network.viewerMay.changeSettings ? <WelcomeForm network={network} onSaved={refetch} /> : null}
      </NarrowPage>
    </>
  );
}

type FormProps = { network: RoomWelcomeQuery['network']; onSaved: () => Promise<void> };

function WelcomeForm({ network, onSaved }: FormProps) {
  const t = useTranslate();
  const lang = useLanguage();
  const id = useId();
  const [words, setWords] = useState(network.welcome?.words ?? '');
  const [fault, setFault] = useState<string>();
  const [saved, setSaved] = useState(false);
  const { mutate, busy, apiError } = useMutation(writeWelcomeMutation);
  const { replaces, stale, setSeen } = useReplaces(network.welcome?.writtenAt ?? null, apiError);

  async function save(event: FormEvent) {
    event.preventDefault();
    setSaved(false);
    const long = [...words].length > limits.welcome;
    const found = long
      ? t('ui.rule.long', { limit: limits.welcome })
      : words.trim()
        ? undefined
        : t('ui.rule.required');
    setFault(found);
    if (found) return;
    const answer = await mutate({ input: { networkId: network.id, replaces, words, lang } });
    if (answer) setSeen(answer.writeWelcome.writtenAt);
    await onSaved();
    setSaved(answer !== undefined);
  }

  return (
    <section>
      <h3>{t('facilitation.welcome.write')}</h3>
      <form className="composer" onSubmit={(event) => void save(event)} noValidate>
        <ReadersNote {...network.readers} networkName={network.name} />
        <Field>
          <Label htmlFor={id}>{t('facilitation.welcome.label')}</Label>
          <Textarea
            id={id}
            rows={8}
            value={words}
            aria-invalid={fault ? true : undefined}
            aria-describedby={`${id}-fault`}
            onChange={(event) => setWords(event.target.value)}
          />
          <ValidationMessage id={`${id}-fault`} hidden={!fault}>
            {fault}
          </ValidationMessage>
        </Field>
        {stale ? (
          <ChangedSince
            texts={[
              {
                label: t('facilitation.welcome'),
                text: network.welcome?.words ?? '',
                ...(network.welcome ? { lang: network.welcome.lang } : {}),
              },
            ]}
          />
        ) : (
          <ErrorNote apiError={apiError} />
        )}
        <div className="buttons">
          <Button type="submit" disabled={busy}>
            {t('facilitation.welcome.save')}
          </Button>
          <span role="status">{saved ? t('facilitation.welcome.saved') : ''}</span>
        </div>
      </form>
    </section>
  );
}
