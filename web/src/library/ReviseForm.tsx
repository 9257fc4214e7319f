import { Button } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import { isVisible } from '@krets/shared/text';
import { type FormEvent, useId, useState } from 'react';
import { useMutation } from '../app/api/useQuery.js';
import { useTranslate } from '../app/i18n/messages.js';
import type { ResourceDetailsFragment } from '../generated/graphql.js';
import { ChangedSince } from '../ui/ChangedSince.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { LimitedTextfield } from '../ui/LimitedTextfield.js';
import { useReplaces } from '../ui/useReplaces.js';
import { reviseMutation } from './operations.js';
import { ResourceFields } from './ResourceFields.js';
import { type Fault, faultsOf, inputOf, type ResourceFormValues } from './resource-form.js';
import { UploadField } from './uploads/UploadField.js';
import { AltField } from './uploads/UploadRow.js';
import { useUploads } from './uploads/useUploads.js';

type Props = {
  resource: ResourceDetailsFragment;
  onDone: () => Promise<void>;
  onStale: () => Promise<void>;
  onCancel: () => void;
};

/** A new version with a note of what changes; a new file is optional. */
export function ReviseForm({ resource, onDone, onStale, onCancel }: Props) {
  const t = useTranslate();
  const id = useId();
  const { mutate, busy, apiError } = useMutation(reviseMutation);
  const [values, setValues] = useState(() => valuesOf(resource));
  const [change, setChange] = useState('');
  const [alt, setAlt] = useState(resource.alt ?? '');
  const [faults, setFaults] = useState<Fault[]>([]);
  const [fileFault, setFileFault] = useState<'waits' | 'words'>();
  const uploads = useUploads(resource.networkId, true);
  const upload = uploads.uploads.find(({ fault }) => !fault);
  const isFile = resource.kind === 'FILE';
  const { replaces, stale } = useReplaces(resource.version, apiError);
  async function save(event: FormEvent) {
    event.preventDefault();
    const found: Fault[] = faultsOf(values);
    if (isFile && !isVisible(values.title)) found.unshift({ field: 'title', rule: 'required' });
    if (!isVisible(change)) found.unshift({ field: 'change', rule: 'required' });
    const waits = upload && !upload.uploaded;
    const missing = waits ? 'waits' : upload?.uploaded?.isImage && !isVisible(upload.alt) ? 'words' : undefined;
    setFaults(found);
    setFileFault(missing);
    if (found[0]) document.getElementById(`${id}-${found[0].field}`)?.focus();
    if (found.length > 0 || missing) return;
    const file = upload?.uploaded
      ? { fileId: upload.uploaded.id, alt: upload.alt.trim() || null }
      : { fileId: resource.file?.id ?? null, alt: alt.trim() || null };
    const input = {
      id: resource.id,
      replaces,
      change: change.trim(),
      resource: { ...inputOf(values), ...(isFile ? file : {}) },
    };
    if (!(await mutate({ input }))) return onStale();
    await onDone();
  }

  const now = valuesOf(resource);
  const changed = (['title', 'link', 'body', 'why', 'tags'] as const)
    .filter((field) => now[field] !== values[field])
    .map((field) => ({ label: t(`library.form.${field}`), text: now[field], lang: resource.lang }));

  return (
    <form className="form" onSubmit={(event) => void save(event)} noValidate>
      <LimitedTextfield
        id={`${id}-change`}
        label={t('library.form.change')}
        value={change}
        limit={limits.change}
        error={faults.some(({ field }) => field === 'change') ? t('ui.rule.required') : undefined}
        onChange={(event) => setChange(event.target.value)}
      />
      {isFile ? (
        <>
          <p className="small quiet">{t('library.revise.file', { name: resource.file?.name ?? '–' })}</p>
          <UploadField uploads={uploads} only titled={false} fault={fileFault && t(`library.form.file.${fileFault}`)} />
          {!upload && resource.file?.width ? <AltField value={alt} onChange={setAlt} /> : null}
        </>
      ) : null}
      <ResourceFields
        values={values}
        faults={faults}
        id={id}
        titled
        onChange={(changes) => {
          setValues((before) => ({ ...before, ...changes }));
          setFaults((before) => before.filter(({ field }) => !(field in changes)));
        }}
      />
      {stale ? <ChangedSince texts={changed} /> : <ErrorNote apiError={apiError} />}
      <div className="buttons">
        <Button type="submit" disabled={busy}>
          {t('library.revise.save')}
        </Button>
        <Button type="button" variant="tertiary" onClick={onCancel}>
          {t('ui.cancel')}
        </Button>
      </div>
    </form>
  );
}

const valuesOf = ({
  kind,
  title,
  why,
  link,
  body,
  tags,
  reviewBy,
  lang,
}: ResourceDetailsFragment): ResourceFormValues => ({
  kind,
  title,
  why,
  link: link ?? '',
  body: body ?? '',
  tags: tags.join(', '),
  reviewBy: reviewBy ?? '',
  collectionId: '',
  lang,
});
