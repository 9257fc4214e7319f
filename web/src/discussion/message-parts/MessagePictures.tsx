import { Dialog } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useTranslate } from '../../app/i18n/messages.js';
import type { ContributionPartsFragment } from '../../generated/graphql.js';
import './Attachments.css';

type Picture = ContributionPartsFragment['pictures'][number];

/** The most CSS pixels a small picture may take. */
const most = { width: 320, height: 240 };

/** The final size, so that nothing moves when the picture loads. */
function sizeOf({ width, height }: Picture): { width?: number; height?: number } {
  if (!width || !height) return {};
  const scale = Math.min(1, most.width / width, most.height / height);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** The pictures of a message: small in the list, full size in a dialog. */
export function MessagePictures({ pictures }: { pictures: readonly Picture[] }) {
  const t = useTranslate();
  const [open, setOpen] = useState<Picture>();
  if (pictures.length === 0) return null;
  return (
    <>
      <ul className="plain-list message-pictures">
        {pictures.map((picture) => (
          <li key={picture.id}>
            <button
              type="button"
              className="message-picture"
              aria-label={t('message-parts.picture.see', { alt: picture.alt })}
              aria-haspopup="dialog"
              onClick={() => setOpen(picture)}
            >
              <img src={`/files/${picture.id}/thumbnail`} alt="" loading="lazy" {...sizeOf(picture)} />
            </button>
          </li>
        ))}
      </ul>
      <Dialog
        open={open !== undefined}
        onClose={() => setOpen(undefined)}
        closedby="any"
        closeButton={t('ui.close')}
        aria-label={open?.alt}
        className="picture-dialog"
      >
        {open ? (
          <figure className="picture-whole">
            <img
              src={`/files/${open.id}`}
              alt={open.alt}
              width={open.width ?? undefined}
              height={open.height ?? undefined}
            />
            <figcaption className="small quiet">{open.alt}</figcaption>
          </figure>
        ) : null}
      </Dialog>
    </>
  );
}
