import { Alert, Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { apiClient } from '../app/api/api-client.js';
import { type ApiError, apiErrorOf } from '../app/api/api-error.js';
import { useTranslate } from '../app/i18n/messages.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { useSize } from '../ui/file-sizes.js';
import { Time } from '../ui/Time.js';
import { exportQuery } from './operations.js';

type Props = {
  file:
    | { id: string; state: 'WAITING' | 'READY' | 'FAILED'; expiresAt?: string | null; bytes?: number | null }
    | undefined;
};

/** The progress of the requested export; announced when it changes. */
export function ExportState({ file }: Props) {
  const t = useTranslate();
  return (
    <div role="status">
      {file?.state === 'WAITING' ? <p>{t('privacy.export.waiting')}</p> : null}
      {file?.state === 'FAILED' ? <Alert data-color="danger">{t('privacy.export.failed')}</Alert> : null}
      {file?.state === 'READY' ? (
        <DownloadLink id={file.id} bytes={file.bytes ?? 0} expiresAt={file.expiresAt ?? ''} />
      ) : null}
    </div>
  );
}

function DownloadLink({ id, bytes, expiresAt }: { id: string; bytes: number; expiresAt: string }) {
  const t = useTranslate();
  const size = useSize();
  const [apiError, setApiError] = useState<ApiError>();

  /** The download demands a fresh proof, which only the dialog of this page can ask for. */
  async function fetchFile() {
    const { error } = await apiClient.query(exportQuery, { id });
    setApiError(error ? apiErrorOf(error) : undefined);
    if (!error) window.location.assign(`/exports/${id}`);
  }

  return (
    <>
      <p>
        {t('privacy.export.ready')} <Time at={expiresAt} deadline />
      </p>
      <ErrorNote apiError={apiError} />
      <Button onClick={() => void fetchFile()}>{t('privacy.export.fetch', { size: size(bytes) })}</Button>
    </>
  );
}
