import { Button, Textfield } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import { type FormEvent, useState } from 'react';
import { useAct } from '../app/useGraph.js';
import { useWords } from '../app/words.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { useForm } from '../ui/useForm.js';
import { openMutation, renameMutation } from './graph.js';

type TitleProps = {
  collection: { id: string; title: string };
  mayRename: boolean;
  onRenamed: () => Promise<void>;
};

export function CollectionTitle({ collection, mayRename, onRenamed }: TitleProps) {
  const t = useWords();
  const [renaming, setRenaming] = useState(false);
  const { act, busy, trouble } = useAct(renameMutation);
  const form = useForm(['title'], trouble);

  async function rename(event: FormEvent<HTMLFormElement>) {
    const texts = form.read(event);
    if (!texts || !(await act({ input: { id: collection.id, title: texts.title ?? '' } }))) return;
    await onRenamed();
    setRenaming(false);
  }

  if (!renaming) {
    return (
      <div className="shelf-head">
        <h3>{collection.title}</h3>
        {mayRename ? (
          <Button
            variant="tertiary"
            data-size="sm"
            data-color="neutral"
            aria-label={`${t('resources.collection.rename')}: ${collection.title}`}
            onClick={() => setRenaming(true)}
          >
            {t('resources.collection.rename')}
          </Button>
        ) : null}
      </div>
    );
  }
  return (
    <form className="form" onSubmit={(event) => void rename(event)} noValidate>
      <Textfield
        name="title"
        label={t('resources.collection.title')}
        defaultValue={collection.title}
        maxLength={limits.collectionName}
        error={form.fault('title')}
        autoFocus
      />
      <ErrorNote trouble={trouble} />
      <div className="buttons">
        <Button type="submit" variant="secondary" data-size="sm" disabled={busy}>
          {t('resources.collection.saveName')}
        </Button>
        <Button type="button" variant="tertiary" data-size="sm" onClick={() => setRenaming(false)}>
          {t('ui.cancel')}
        </Button>
      </div>
    </form>
  );
}

/** A new shelf; one that has the name already is that one. */
export function OpenCollection({ networkId, onOpened }: { networkId: string; onOpened: () => Promise<void> }) {
  const t = useWords();
  const { act, busy, trouble } = useAct(openMutation);
  const form = useForm(['title'], trouble);
  const [said, setSaid] = useState('');

  async function open(event: FormEvent<HTMLFormElement>) {
    const field = event.currentTarget;
    const texts = form.read(event);
    if (!texts || !(await act({ input: { networkId, title: texts.title ?? '' } }))) return;
    field.reset();
    setSaid(t('resources.collection.opened', { title: texts.title ?? '' }));
    await onOpened();
  }

  return (
    <details className="shelf">
      <summary>{t('resources.collection.open')}</summary>
      <form className="form" onSubmit={(event) => void open(event)} noValidate>
        <Textfield
          name="title"
          label={t('resources.collection.title')}
          maxLength={limits.collectionName}
          error={form.fault('title')}
        />
        <ErrorNote trouble={trouble} />
        <div className="buttons">
          <Button type="submit" variant="secondary" disabled={busy}>
            {t('resources.collection.open')}
          </Button>
          <span role="status">{said}</span>
        </div>
      </form>
    </details>
  );
}
