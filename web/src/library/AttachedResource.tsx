import { FileIcon, LinkIcon, NotePencilIcon } from '@navikt/aksel-icons';
import { Link } from 'react-router';
import { useTranslate } from '../app/i18n/messages.js';
import type { AttachedResourceFragment } from '../generated/graphql.js';
import { SeatName } from '../networks/membership/SeatName.js';
import { useFileFacts } from '../ui/file-sizes.js';
import './AttachedResource.css';

const icons = { FILE: FileIcon, LINK: LinkIcon, NOTE: NotePencilIcon };

/** A resource where it is used: title, type, and who added it. */
export function AttachedResource({ resource }: { resource: AttachedResourceFragment }) {
  const t = useTranslate();
  const facts = useFileFacts();
  const { id, kind, title, lang, file, addedBy } = resource;
  const Icon = icons[kind];
  return (
    <div className="attached-resource">
      {file?.width ? <img src={`/files/${file.id}/thumbnail`} alt="" loading="lazy" /> : <Icon aria-hidden />}
      <p>
        <Link to={`/resources/${id}`} lang={lang}>
          {title}
        </Link>
        <br />
        <span className="small quiet">
          {t(`library.kind.${kind}`)}
          {file ? ` (${facts(file)})` : null} · {t('library.addedBy')} <SeatName seat={addedBy} />
        </span>
      </p>
    </div>
  );
}
