import { Button, ValidationMessage } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import { isVisible } from '@krets/shared/text';
import { FolderIcon, ImageIcon } from '@navikt/aksel-icons';
import { useId, useRef } from 'react';
import { useTranslate } from '../../app/i18n/messages.js';
import { LibrarySelect } from '../../library/ResourcePicker.js';
import { UploadRow } from '../../library/uploads/UploadRow.js';
import { type Pictures, pictureTypes } from './usePictures.js';
import './Attachments.css';

type Props = {
  networkId: string;
  pictures: Pictures;
  /** Undefined while no resource is being chosen. */
  resourceId?: string | undefined;
  /** Left out where no resource can be sent. */
  onResource?: (id: string | undefined) => void;
};

/** What is sent with a message: pictures, and a resource of the library. */
export function Attachments({ networkId, pictures, resourceId, onResource }: Props) {
  const t = useTranslate();
  const id = useId();
  const chooser = useRef<HTMLInputElement>(null);
  const { uploads, fault } = pictures;
  const list = uploads.uploads;
  const done = list.filter(({ uploaded }) => uploaded).length;
  return (
    <div className="attachments">
      <input
        ref={chooser}
        type="file"
        hidden
        multiple
        accept={pictureTypes.join(',')}
        onChange={(event) => {
          pictures.add([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      <div className="attachment-options">
        <Button
          type="button"
          variant="tertiary"
          data-size="sm"
          aria-describedby={`${id}-how`}
          onClick={() => chooser.current?.click()}
        >
          <ImageIcon aria-hidden />
          <span className="on-wide">{t('message-parts.picture.add')}</span>
          <span className="on-narrow">{t('message-parts.picture.short')}</span>
        </Button>
        {onResource ? (
          <Button
            type="button"
            variant="tertiary"
            data-size="sm"
            aria-expanded={resourceId !== undefined}
            onClick={() => onResource(resourceId === undefined ? '' : undefined)}
          >
            <FolderIcon aria-hidden />
            {resourceId === undefined ? (
              <>
                <span className="on-wide">{t('message-parts.resource.add')}</span>
                <span className="on-narrow">{t('message-parts.resource.short')}</span>
              </>
            ) : (
              t('message-parts.resource.drop')
            )}
          </Button>
        ) : null}
        <span id={`${id}-how`} className="visually-hidden">
          {t('message-parts.picture.how')}
        </span>
      </div>
      <p className="visually-hidden" role="status">
        {list.length > 0 ? t('library.upload.status', { done, count: list.length }) : ''}
      </p>
      {fault && fault !== 'alt' ? (
        <ValidationMessage role="alert" data-size="sm">
          {t(`message-parts.picture.${fault}`, { limit: limits.pictures })}
        </ValidationMessage>
      ) : null}
      {list.length > 0 ? (
        <ul className="plain-list attachment-list">
          {list.map((upload) => (
            <UploadRow
              key={upload.key}
              upload={upload}
              uploads={uploads}
              titled={false}
              thumbnail
              altFault={fault === 'alt' && !isVisible(upload.alt) ? t('message-parts.picture.alt') : undefined}
            />
          ))}
        </ul>
      ) : null}
      {onResource && resourceId !== undefined ? (
        <LibrarySelect networkId={networkId} value={resourceId} onChange={(chosen) => onResource(chosen)} />
      ) : null}
    </div>
  );
}
