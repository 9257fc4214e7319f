import { Button, Field, Label, Textarea, ValidationMessage } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import { type FormEvent, useId, useState } from 'react';
import { useParams } from 'react-router';
import { MissingPage } from '../app/MissingPage.js';
import { isRefusal } from '../app/trouble.js';
import { useAct, useGraph } from '../app/useGraph.js';
import { useLanguage, useWords } from '../app/words.js';
import type { RoomWelcomeQuery } from '../generated/graphql.js';
import { useLeft, useNews } from '../live/useNews.js';
import { RoomHead } from '../networks/RoomHead.js';
import Markdown from '../thread/Markdown.js';
import { EmptyState } from '../ui/EmptyState.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { Loading } from '../ui/Loading.js';
import { NarrowPage } from '../ui/Page.js';
import { ReadersLine } from '../ui/ReadersLine.js';
import { Time } from '../ui/Time.js';
import { welcomeQuery, writeWelcomeMutation } from './graph.js';

/** The welcome, always to be found; a facilitator writes it here. */
export default function WelcomePage() {
  const t = useWords();
  const { networkId = '' } = useParams();
  const { data, trouble, again } = useGraph(welcomeQuery, { id: networkId });
  useNews([networkId], () => void again());
  useLeft(() => void again());
  if (isRefusal(trouble, 'NOT_FOUND')) return <MissingPage />;
  if (!data) return trouble ? <ErrorNote trouble={trouble} onRetry={again} /> : <Loading />;
  const { network } = data;
  const { welcome } = network;
  return (
    <>
      <RoomHead room={network} />
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
        {network.viewerMay.changeSettings ? <WelcomeForm network={network} onSaved={again} /> : null}
      </NarrowPage>
    </>
  );
}

type FormProps = { network: RoomWelcomeQuery['network']; onSaved: () => Promise<void> };

function WelcomeForm({ network, onSaved }: FormProps) {
  const t = useWords();
  const lang = useLanguage();
  const id = useId();
  const [words, setWords] = useState(network.welcome?.words ?? '');
  const [fault, setFault] = useState<string>();
  const [saved, setSaved] = useState(false);
  const { act, busy, trouble } = useAct(writeWelcomeMutation);

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
    if (found || !(await act({ input: { networkId: network.id, words, lang } }))) return;
    await onSaved();
    setSaved(true);
  }

  return (
    <section>
      <h3>{t('facilitation.welcome.write')}</h3>
      <form className="composer" onSubmit={(event) => void save(event)} noValidate>
        <ReadersLine {...network.readers} networkName={network.name} />
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
        <ErrorNote trouble={trouble} />
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
