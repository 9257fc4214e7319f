import { Button, Fieldset, Radio } from '@digdir/designsystemet-react';
import { resourceKinds } from '@krets/shared/kinds';
import { type FormEvent, useId, useRef, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { MissingPage } from '../app/MissingPage.js';
import { isRefusal } from '../app/trouble.js';
import { useAct, useGraph } from '../app/useGraph.js';
import { useLanguage, useWords } from '../app/words.js';
import { DraftLine } from '../drafts/DraftLine.js';
import { useDraft } from '../drafts/useDraft.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { Loading } from '../ui/Loading.js';
import { NarrowPage } from '../ui/Page.js';
import { PageTitle } from '../ui/PageTitle.js';
import { ReadersLine } from '../ui/ReadersLine.js';
import { emptyWords, type Fault, faultsOf, inputOf, type ResourceWords, wordsIn } from './form.js';
import { addMutation, roomToAddToQuery } from './graph.js';
import { ResourceFields } from './ResourceFields.js';
import { UploadField } from './UploadField.js';
import { useUploads } from './useUploads.js';

/** Something new for the library: files, a link or a note. */
export default function NewResourcePage() {
  const t = useWords();
  const lang = useLanguage();
  const id = useId();
  const navigate = useNavigate();
  const { networkId = '' } = useParams();
  const { data, trouble, again } = useGraph(roomToAddToQuery, { id: networkId });
  const { act, busy, trouble: refused } = useAct(addMutation);
  const [words, setWords] = useState(() => emptyWords(lang));
  const [faults, setFaults] = useState<Fault[]>([]);
  const [fileFault, setFileFault] = useState<'none' | 'waits' | 'words'>();
  const uploads = useUploads(networkId);
  /** One for each resource, however often it is sent. */
  const clientId = useRef(crypto.randomUUID());
  const draft = useDraft(data?.network.id, 'resource', (content) => {
    const kept = wordsIn(content, lang);
    if (kept) setWords(kept);
  });

  if (isRefusal(trouble, 'NOT_FOUND')) return <MissingPage />;
  if (!data) return trouble ? <ErrorNote trouble={trouble} onRetry={again} /> : <Loading />;
  const { name, readers, collections } = data.network;
  const isFile = words.kind === 'FILE';
  const ready = uploads.uploads.filter(({ fault }) => !fault);

  function change(changes: Partial<ResourceWords>) {
    const next = { ...words, ...changes };
    setWords(next);
    setFaults([]);
    draft.keep(JSON.stringify(next));
  }

  function missingFile() {
    if (!isFile) return undefined;
    if (ready.length === 0) return 'none';
    if (ready.some(({ uploaded }) => !uploaded)) return 'waits';
    return ready.some(({ title, alt, uploaded }) => !title.trim() || (uploaded?.isImage && !alt.trim()))
      ? 'words'
      : undefined;
  }

  async function post(event: FormEvent) {
    event.preventDefault();
    const found = faultsOf(words);
    const missing = missingFile();
    setFaults(found);
    setFileFault(missing);
    if (found[0] && !missing) document.getElementById(`${id}-${found[0].field}`)?.focus();
    if (found.length > 0 || missing) return;
    const shared = { networkId, kind: words.kind, collectionId: words.collectionId || null };
    if (!isFile) {
      const added = await act({ input: { ...shared, clientId: clientId.current, resource: inputOf(words) } });
      if (added) await leave(`/resources/${added.addResource.id}`);
      return;
    }
    for (const { key, uploaded, title, alt } of ready) {
      const resource = {
        ...inputOf(words),
        title: title.trim(),
        alt: alt.trim() || null,
        fileId: uploaded?.id ?? null,
      };
      // The key of an upload is as good as any: sent again it finds what it made.
      if (!(await act({ input: { ...shared, clientId: key, resource } }))) return;
    }
    await leave(`/rooms/${networkId}/resources`);
  }

  async function leave(to: string) {
    draft.discard();
    await navigate(to);
  }

  return (
    <NarrowPage>
      <p className="small">
        <Link to={`/rooms/${networkId}/resources`}>{t('resources.back', { name })}</Link>
      </p>
      <PageTitle>{t('resources.new.title')}</PageTitle>
      <p className="quiet">{t('resources.new.lead')}</p>
      <ReadersLine {...readers} networkName={name} />
      <form className="form" onSubmit={(event) => void post(event)} noValidate>
        <Fieldset>
          <Fieldset.Legend>{t('resources.form.kind')}</Fieldset.Legend>
          {resourceKinds.map((kind) => (
            <Radio
              key={kind}
              name={`${id}-kind`}
              value={kind}
              label={t(`resources.choose.${kind}`)}
              checked={words.kind === kind}
              onChange={() => change({ kind })}
            />
          ))}
        </Fieldset>
        {isFile ? <UploadField uploads={uploads} fault={fileFault && t(`resources.form.file.${fileFault}`)} /> : null}
        <ResourceFields
          words={words}
          faults={faults}
          onChange={change}
          id={id}
          titled={!isFile}
          collections={collections}
        />
        <ErrorNote trouble={refused} />
        <div className="buttons">
          <Button type="submit" disabled={busy}>
            {t('resources.new.post', { count: isFile ? Math.max(1, ready.length) : 1, readers: readers.people - 1 })}
          </Button>
        </div>
        <DraftLine
          savedAt={draft.savedAt}
          restored={draft.restored}
          onDiscard={() => {
            draft.discard();
            setWords(emptyWords(lang));
          }}
        />
      </form>
    </NarrowPage>
  );
}
