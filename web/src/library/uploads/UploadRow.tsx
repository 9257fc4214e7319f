import { Button, ValidationMessage } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import { useTranslate } from '../../app/i18n/messages.js';
import { useSize } from '../../ui/file-sizes.js';
import { LimitedTextfield } from '../../ui/LimitedTextfield.js';
import type { Upload, Uploads } from './useUploads.js';
import './UploadField.css';

type Props = {
  upload: Upload;
  uploads: Uploads;
  /** Whether it gets a title of its own here. */
  titled: boolean;
  /** Whether the image itself is shown, small. */
  thumbnail?: boolean;
  /** Shown when the form was sent without a description of the image. */
  altFault?: string | undefined;
};

/** One upload: progress, cancel button, title and description. */
export function UploadRow({ upload, uploads, titled, thumbnail = false, altFault }: Props) {
  const t = useTranslate();
  const size = useSize();
  const { key, file, sent, uploaded, fault, title, alt } = upload;
  const under = !uploaded && !fault;
  return (
    <li className="upload">
      <div className="upload-header">
        {thumbnail && uploaded ? <img className="upload-small" src={`/files/${uploaded.id}/thumbnail`} alt="" /> : null}
        <p>
          <strong>{uploaded?.name ?? file.name}</strong>{' '}
          {file.size > 0 ? <span className="quiet small">{size(file.size)}</span> : null}
        </p>
        <Button
          type="button"
          variant="tertiary"
          data-size="sm"
          aria-label={`${under ? t('library.upload.cancel') : t('library.upload.remove')}: ${file.name}`}
          onClick={() => uploads.drop(key)}
        >
          {under ? t('library.upload.cancel') : t('library.upload.remove')}
        </Button>
      </div>
      {under ? (
        <>
          <progress
            max={Math.max(1, file.size)}
            value={sent}
            aria-label={t('library.upload.progress', { name: file.name })}
          />
          {sent >= file.size && file.size > 0 ? <p className="small quiet">{t('library.upload.checking')}</p> : null}
        </>
      ) : null}
      {fault ? (
        <ValidationMessage role="alert" data-size="sm">
          {fault === 'TOO_LARGE'
            ? t('library.upload.fault.TOO_LARGE', { limit: limits.fileBytes / 1024 / 1024 })
            : fault === 'pixels'
              ? t('library.upload.fault.pixels', { pixels: limits.imagePixels / 1_000_000 })
              : t(`library.upload.fault.${fault}`)}
        </ValidationMessage>
      ) : null}
      {uploaded && titled ? (
        <LimitedTextfield
          label={t('library.form.title')}
          value={title}
          limit={limits.title}
          onChange={(event) => uploads.change(key, { title: event.target.value })}
        />
      ) : null}
      {uploaded?.isImage ? (
        <AltField value={alt} fault={altFault} onChange={(text) => uploads.change(key, { alt: text })} />
      ) : null}
    </li>
  );
}

type AltProps = { value: string; fault?: string | undefined; onChange: (alt: string) => void };

/** Fetched once for each image. */
export function AltField({ value, fault, onChange }: AltProps) {
  const t = useTranslate();
  return (
    <LimitedTextfield
      multiline
      rows={2}
      label={t('library.form.alt')}
      description={t('library.form.alt.hint')}
      limit={limits.alt}
      value={value}
      error={fault}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
