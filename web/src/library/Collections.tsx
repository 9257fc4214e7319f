import { Button } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import { type FormEvent, useState } from 'react';
import { useMutation } from '../app/api/useQuery.js';
import { useTranslate } from '../app/i18n/messages.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { LimitedTextfield } from '../ui/LimitedTextfield.js';
import { useForm } from '../ui/useForm.js';
import { addCollectionMutation, renameMutation } from './operations.js';

type TitleProps = {
  collection: { id: string; title: string };
  mayRename: boolean;
  onRenamed: () => Promise<void>;
};

export function CollectionTitle({ collection, mayRename, onRenamed }: TitleProps) {
  const t = useTranslate();
  const [renaming, setRenaming] = useState(false);
  const { mutate, busy, apiError } = useMutation(renameMutation);
  const form = useForm(['title'], apiError);

  async function rename(event: FormEvent<HTMLFormElement>) {
    const texts = form.read(event);
    if (!texts || !(await mutate({ input: { id: collection.id, title: texts.title ?? '' } }))) return;
    await onRenamed();
    setRenaming(false);
  }

  if (!renaming) {
    return (
      <div className="library-group-header">
        <h3>{collection.title}</h3>
        {mayRename ? (
          <Button
            variant="tertiary"
            data-size="sm"
            data-color="neutral"
            aria-label={`${t('library.collection.rename')}: ${collection.title}`}
            onClick={() => setRenaming(true)}
          >
            {t('library.collection.rename')}
          </Button>
        ) : null}
      </div>
    );
  }
  return (
    <form className="form" onSubmit={(event) => void rename(event)} noValidate>
      <LimitedTextfield
        name="title"
        label={t('library.collection.title')}
        defaultValue={collection.title}
        limit={limits.collectionName}
        error={form.fault('title')}
        autoFocus
      />
      <ErrorNote apiError={apiError} />
      <div className="buttons">
        <Button type="submit" variant="secondary" data-size="sm" disabled={busy}>
          {t('library.collection.saveName')}
        </Button>
        <Button type="button" variant="tertiary" data-size="sm" onClick={() => setRenaming(false)}>
          {t('ui.cancel')}
        </Button>
      </div>
    </form>
  );
}

/** Creates a collection; a name already in use returns the existing one. */
export function OpenCollection({ networkId, onOpened }: { networkId: string; onOpened: () => Promise<void> }) {
  const t = useTranslate();
  const { mutate, busy, apiError } = useMutation(addCollectionMutation);
  const form = useForm(['title'], apiError);
  const [status, setStatus] = useState('');

  async function open(event: FormEvent<HTMLFormElement>) {
    const field = event.currentTarget;
    const texts = form.read(event);
    if (!texts || !(await mutate({ input: { networkId, title: texts.title ?? '' } }))) return;
    field.reset();
    setStatus(t('library.collection.opened', { title: texts.title ?? '' }));
    await onOpened();
  }

  return (
    <details className="library-group">
      <summary>{t('library.collection.open')}</summary>
      <form className="form" onSubmit={(event) => void open(event)} noValidate>
        <LimitedTextfield
          name="title"
          label={t('library.collection.title')}
          limit={limits.collectionName}
          error={form.fault('title')}
        />
        <ErrorNote apiError={apiError} />
        <div className="buttons">
          <Button type="submit" variant="secondary" disabled={busy}>
            {t('library.collection.open')}
          </Button>
          <span role="status">{status}</span>
        </div>
      </form>
    </details>
  );
}
