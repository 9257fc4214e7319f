import { Button, Fieldset, Radio } from '@digdir/designsystemet-react';
import { resourceKinds } from '@krets/shared/kinds';
import { isVisible } from '@krets/shared/text';
import { type FormEvent, useId, useRef, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { isRefusal } from '../app/api/api-error.js';
import { useMutation, useQuery } from '../app/api/useQuery.js';
import { useLanguage, useTranslate } from '../app/i18n/messages.js';
import { MissingPage } from '../app/MissingPage.js';
import { DraftStatus } from '../discussion/drafts/DraftStatus.js';
import { useDraft } from '../discussion/drafts/useDraft.js';
import { ReadersNote } from '../networks/ReadersNote.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { Loading } from '../ui/Loading.js';
import { NarrowPage } from '../ui/Page.js';
import { PageTitle } from '../ui/PageTitle.js';
import { addMutation, roomForResourceQuery } from './operations.js';
import { ResourceFields } from './ResourceFields.js';
import {
  emptyValues,
  type Fault,
  faultsOf,
  inputOf,
  type ResourceFormValues,
  valuesFromDraft,
} from './resource-form.js';
import { UploadField } from './uploads/UploadField.js';
import { useUploads } from './uploads/useUploads.js';

/** Adds to the library: files, a link or a note. */
export default function NewResourcePage() {
  const t = useTranslate();
  const lang = useLanguage();
  const id = useId();
  const navigate = useNavigate();
  const { networkId = '' } = useParams();
  const { data, apiError, refetch } = useQuery(roomForResourceQuery, { id: networkId });
  const { mutate, busy, apiError: refused } = useMutation(addMutation);
  const [values, setValues] = useState(() => emptyValues(lang));
  const [faults, setFaults] = useState<Fault[]>([]);
  const [fileFault, setFileFault] = useState<'none' | 'waits' | 'words'>();
  const uploads = useUploads(networkId);
  /** One for each resource, so that a retry does not create another. */
  const clientId = useRef(crypto.randomUUID());
  const draft = useDraft(data?.network.id, 'resource', (content) => {
    const draft = valuesFromDraft(content, lang);
    if (draft) setValues(draft);
  });

  if (isRefusal(apiError, 'NOT_FOUND')) return <MissingPage />;
  if (!data) return apiError ? <ErrorNote apiError={apiError} onRetry={refetch} /> : <Loading />;
  const { name, readers, collections } = data.network;
  const isFile = values.kind === 'FILE';
  const ready = uploads.uploads.filter(({ fault }) => !fault);

  function change(changes: Partial<ResourceFormValues>) {
    const next = { ...values, ...changes };
    setValues(next);
    setFaults([]);
    draft.save(JSON.stringify(next));
  }

  function missingFile() {
    if (!isFile) return undefined;
    if (ready.length === 0) return 'none';
    if (ready.some(({ uploaded }) => !uploaded)) return 'waits';
    return ready.some(({ title, alt, uploaded }) => !isVisible(title) || (uploaded?.isImage && !isVisible(alt)))
      ? 'words'
      : undefined;
  }

  async function post(event: FormEvent) {
    event.preventDefault();
    const found = faultsOf(values);
    const missing = missingFile();
    setFaults(found);
    setFileFault(missing);
    if (found[0] && !missing) document.getElementById(`${id}-${found[0].field}`)?.focus();
    if (found.length > 0 || missing) return;
    const shared = { networkId, kind: values.kind, collectionId: values.collectionId || null };
    if (!isFile) {
      const added = await mutate({ input: { ...shared, clientId: clientId.current, resource: inputOf(values) } });
      if (added) await leave(`/resources/${added.addResource.id}`);
      return;
    }
    for (const { key, uploaded, title, alt } of ready) {
      const resource = {
        ...inputOf(values),
        title: title.trim(),
        alt: alt.trim() || null,
        fileId: uploaded?.id ?? null,
      };
      // The key of an upload serves as the client id: sent again, it finds the resource it created.
      if (!(await mutate({ input: { ...shared, clientId: key, resource } }))) return;
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
        <Link to={`/rooms/${networkId}/resources`}>{t('library.back', { name })}</Link>
      </p>
      <PageTitle>{t('library.new.title')}</PageTitle>
      <p className="quiet">{t('library.new.lead')}</p>
      <ReadersNote {...readers} networkName={name} />
      <form className="form" onSubmit={(event) => void post(event)} noValidate>
        <Fieldset>
          <Fieldset.Legend>{t('library.form.kind')}</Fieldset.Legend>
          {resourceKinds.map((kind) => (
            <Radio
              key={kind}
              name={`${id}-kind`}
              value={kind}
              label={t(`library.kindChoice.${kind}`)}
              checked={values.kind === kind}
              onChange={() => change({ kind })}
            />
          ))}
        </Fieldset>
        {isFile ? <UploadField uploads={uploads} fault={fileFault && t(`library.form.file.${fileFault}`)} /> : null}
        <ResourceFields
          values={values}
          faults={faults}
          onChange={change}
          id={id}
          titled={!isFile}
          collections={collections}
        />
        <ErrorNote apiError={refused} />
        <div className="buttons">
          <Button type="submit" disabled={busy}>
            {t('library.new.post', { count: isFile ? Math.max(1, ready.length) : 1, readers: readers.people - 1 })}
          </Button>
        </div>
        <DraftStatus
          draft={draft}
          onDiscard={() => {
            draft.discard();
            setValues(emptyValues(lang));
          }}
        />
      </form>
    </NarrowPage>
  );
}
