import { Button } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import { type FormEvent, useRef, useState } from 'react';
import { useMutation } from '../../app/api/useQuery.js';
import { useLanguage, useTranslate } from '../../app/i18n/messages.js';
import { ErrorNote } from '../../ui/ErrorNote.js';
import { LimitedTextfield } from '../../ui/LimitedTextfield.js';
import { useForm } from '../../ui/useForm.js';
import { saveMeetingPlaceMutation } from './operations.js';
import { SavedMeetingPlaces } from './SavedMeetingPlaces.js';
import { SimilarEntries } from './SimilarEntries.js';

type Props = {
  about: string;
  /** A meeting place is saved; informal contact needs no room. */
  savedKind: boolean;
  onBack: () => void;
};

export function SaveMeetingPlace({ about, savedKind, onBack }: Props) {
  const t = useTranslate();
  const language = useLanguage();
  /** One for each idea, so that a retry does not create another. */
  const id = useRef(crypto.randomUUID());
  const [saved, setSaved] = useState(false);
  const { mutate, busy, apiError } = useMutation(saveMeetingPlaceMutation);
  const form = useForm(['name'], apiError);

  async function save(event: FormEvent<HTMLFormElement>) {
    const texts = form.read(event);
    if (!texts) return;
    setSaved((await mutate({ input: { id: id.current, name: texts.name ?? '', purpose: about } })) !== undefined);
  }

  const back = (
    <Button variant="secondary" data-color="neutral" onClick={onBack}>
      {t('lifecycle.back')}
    </Button>
  );
  const similar = <SimilarEntries about={about} />;
  if (!savedKind)
    return (
      <>
        {similar}
        <div className="buttons">{back}</div>
      </>
    );
  const entry = new URLSearchParams({ kind: 'MEETING_PLACE', purpose: about, lang: language });
  return (
    <>
      {similar}
      <section>
        <h2>{t('lifecycle.enterMeetingPlace.title')}</h2>
        <p>{t('lifecycle.enterMeetingPlace.lead')}</p>
        <p>
          <a href={`/oversyn/ny?${entry}`}>{t('lifecycle.enterMeetingPlace')}</a>
        </p>
      </section>
      {saved ? (
        <p role="status">{t('lifecycle.saveMeetingPlace.saved')}</p>
      ) : (
        <form className="form" onSubmit={save} noValidate>
          <p>{t('lifecycle.saveMeetingPlace.lead')}</p>
          <LimitedTextfield
            name="name"
            label={t('lifecycle.saveMeetingPlace.name')}
            limit={limits.networkName}
            error={form.fault('name')}
          />
          <ErrorNote apiError={apiError} />
          <Button type="submit" disabled={busy}>
            {t('lifecycle.saveMeetingPlace')}
          </Button>
        </form>
      )}
      <div className="buttons">{back}</div>
      {saved ? <SavedMeetingPlaces /> : null}
    </>
  );
}
