import { Button, ValidationMessage } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import { FolderIcon, ImageIcon } from '@navikt/aksel-icons';
import { useId, useRef } from 'react';
import { useWords } from '../../app/words.js';
import { LibrarySelect } from '../../resources/ResourceChoice.js';
import { UploadRow } from '../../resources/UploadRow.js';
import { type Pictures, pictureTypes } from './usePictures.js';
import './Enclosing.css';

type Props = {
  networkId: string;
  pictures: Pictures;
  /** Undefined while nothing of the library is being chosen. */
  resourceId: string | undefined;
  onResource: (id: string | undefined) => void;
};

/** What goes along with the words: pictures, and something of the library. */
export function Enclosing({ networkId, pictures, resourceId, onResource }: Props) {
  const t = useWords();
  const id = useId();
  const chooser = useRef<HTMLInputElement>(null);
  const { uploads, fault } = pictures;
  const list = uploads.uploads;
  const done = list.filter(({ uploaded }) => uploaded).length;
  return (
    <div className="enclosing">
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
      <div className="enclosing-ways">
        <Button
          type="button"
          variant="tertiary"
          data-size="sm"
          aria-describedby={`${id}-how`}
          onClick={() => chooser.current?.click()}
        >
          <ImageIcon aria-hidden />
          {t('chat.picture.add')}
        </Button>
        <Button
          type="button"
          variant="tertiary"
          data-size="sm"
          aria-expanded={resourceId !== undefined}
          onClick={() => onResource(resourceId === undefined ? '' : undefined)}
        >
          <FolderIcon aria-hidden />
          {resourceId === undefined ? t('chat.resource.add') : t('chat.resource.drop')}
        </Button>
        <span id={`${id}-how`} className="visually-hidden">
          {t('chat.picture.how')}
        </span>
      </div>
      <p className="visually-hidden" role="status">
        {list.length > 0 ? t('resources.upload.status', { done, count: list.length }) : ''}
      </p>
      {fault && fault !== 'alt' ? (
        <ValidationMessage role="alert" data-size="sm">
          {t(`chat.picture.${fault}`, { limit: limits.pictures })}
        </ValidationMessage>
      ) : null}
      {list.length > 0 ? (
        <ul className="plain-list enclosed">
          {list.map((upload) => (
            <UploadRow
              key={upload.key}
              upload={upload}
              uploads={uploads}
              titled={false}
              thumbnail
              altFault={fault === 'alt' && upload.alt.trim() === '' ? t('chat.picture.alt') : undefined}
            />
          ))}
        </ul>
      ) : null}
      {resourceId !== undefined ? (
        <LibrarySelect networkId={networkId} value={resourceId} onChange={(chosen) => onResource(chosen)} />
      ) : null}
    </div>
  );
}
