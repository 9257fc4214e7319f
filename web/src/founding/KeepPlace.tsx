import { Button, Textfield } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import { type FormEvent, useRef, useState } from 'react';
import { useAct } from '../app/useGraph.js';
import { useWords } from '../app/words.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { useForm } from '../ui/useForm.js';
import { keepPlaceMutation } from './graph.js';
import { KeptPlaces } from './KeptPlaces.js';

type Props = {
  about: string /** A meeting place is kept; informal contact needs no room. */;
  keeps: boolean;
  onBack: () => void;
};

export function KeepPlace({ about, keeps, onBack }: Props) {
  const t = useWords();
  /** One for each idea, however often it is sent. */
  const id = useRef(crypto.randomUUID());
  const [kept, setKept] = useState(false);
  const { act, busy, trouble } = useAct(keepPlaceMutation);
  const form = useForm(['name'], trouble);

  async function keep(event: FormEvent<HTMLFormElement>) {
    const texts = form.read(event);
    if (!texts) return;
    setKept((await act({ input: { id: id.current, name: texts.name ?? '', purpose: about } })) !== undefined);
  }

  const back = (
    <Button variant="secondary" data-color="neutral" onClick={onBack}>
      {t('founding.back')}
    </Button>
  );
  if (!keeps) return <div className="buttons">{back}</div>;
  return (
    <>
      {kept ? (
        <p role="status">{t('founding.keep.kept')}</p>
      ) : (
        <form className="form" onSubmit={keep} noValidate>
          <p>{t('founding.keep.lead')}</p>
          <Textfield
            name="name"
            label={t('founding.keep.name')}
            maxLength={limits.networkName}
            error={form.fault('name')}
          />
          <ErrorNote trouble={trouble} />
          <Button type="submit" disabled={busy}>
            {t('founding.keep')}
          </Button>
        </form>
      )}
      <div className="buttons">{back}</div>
      {kept ? <KeptPlaces /> : null}
    </>
  );
}
