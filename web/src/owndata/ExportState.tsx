import { Alert, Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { graph } from '../app/graph.js';
import { type Trouble, troubleOf } from '../app/trouble.js';
import { useWords } from '../app/words.js';
import { useSize } from '../resources/sizes.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { Time } from '../ui/Time.js';
import { exportQuery } from './graph.js';

type Props = {
  file:
    | { id: string; state: 'WAITING' | 'READY' | 'FAILED'; expiresAt?: string | null; bytes?: number | null }
    | undefined;
};

/** How far the file has come that one has asked for; read out when it changes. */
export function ExportState({ file }: Props) {
  const t = useWords();
  return (
    <div role="status">
      {file?.state === 'WAITING' ? <p>{t('owndata.export.waiting')}</p> : null}
      {file?.state === 'FAILED' ? <Alert data-color="danger">{t('owndata.export.failed')}</Alert> : null}
      {file?.state === 'READY' ? <Ready id={file.id} bytes={file.bytes ?? 0} expiresAt={file.expiresAt ?? ''} /> : null}
    </div>
  );
}

function Ready({ id, bytes, expiresAt }: { id: string; bytes: number; expiresAt: string }) {
  const t = useWords();
  const size = useSize();
  const [trouble, setTrouble] = useState<Trouble>();

  /** The address demands a fresh proof, which only the dialog of this page can ask for. */
  async function fetchFile() {
    const { error } = await graph.query(exportQuery, { id });
    setTrouble(error ? troubleOf(error) : undefined);
    if (!error) window.location.assign(`/exports/${id}`);
  }

  return (
    <>
      <p>
        {t('owndata.export.ready')} <Time at={expiresAt} />
      </p>
      <ErrorNote trouble={trouble} />
      <Button onClick={() => void fetchFile()}>{t('owndata.export.fetch', { size: size(bytes) })}</Button>
    </>
  );
}
