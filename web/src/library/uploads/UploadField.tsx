import { Button, ValidationMessage } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import { type DragEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslate } from '../../app/i18n/messages.js';
import { UploadRow } from './UploadRow.js';
import type { Uploads } from './useUploads.js';
import './UploadField.css';

type Props = {
  uploads: Uploads;
  /** Accepts only one file. */
  only?: boolean;
  /** Shown when the form was sent before everything was uploaded. */
  fault?: string | undefined;
  /** Whether each file gets a title of its own here. */
  titled?: boolean;
};

const accepted = '.jpg,.jpeg,.png,.webp,.pdf,.docx,.xlsx,.pptx,.odt,.ods,.odp';

/** Files by choosing, dropping or pasting; each with its progress, a cancel button and a description. */
export function UploadField({ uploads, only = false, fault, titled = true }: Props) {
  const t = useTranslate();
  const id = useId();
  const chooser = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const { add } = uploads;

  useEffect(() => {
    function paste({ clipboardData, target }: ClipboardEvent) {
      // What is pasted into a text field belongs there.
      if (target instanceof Element && target.closest('input, textarea, [contenteditable]')) return;
      if (clipboardData?.files.length) add([...clipboardData.files]);
    }
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, [add]);

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    add([...event.dataTransfer.files]);
  }

  const done = uploads.uploads.filter(({ uploaded }) => uploaded).length;
  return (
    <div className="upload-field">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is one way of three; the button and pasting are for the keyboard */}
      <div
        className={over ? 'drop-target drop-target-over' : 'drop-target'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <input
          ref={chooser}
          type="file"
          hidden
          accept={accepted}
          multiple={!only}
          onChange={(event) => {
            add([...(event.target.files ?? [])]);
            event.target.value = '';
          }}
        />
        <Button
          type="button"
          variant="secondary"
          aria-describedby={`${id}-how`}
          onClick={() => chooser.current?.click()}
        >
          {only ? t('library.upload.chooseOne') : t('library.upload.choose')}
        </Button>
        <p id={`${id}-how`} className="small quiet">
          {t('library.upload.how', { limit: limits.fileBytes / 1024 / 1024 })}
        </p>
      </div>
      {fault ? <ValidationMessage>{fault}</ValidationMessage> : null}
      <p className="visually-hidden" role="status">
        {uploads.uploads.length > 0 ? t('library.upload.status', { done, count: uploads.uploads.length }) : ''}
      </p>
      <ul className="plain-list divided-list upload-list">
        {uploads.uploads.map((upload) => (
          <UploadRow key={upload.key} upload={upload} uploads={uploads} titled={titled} />
        ))}
      </ul>
    </div>
  );
}
