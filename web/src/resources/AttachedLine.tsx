import { FileIcon, LinkIcon, NotePencilIcon } from '@navikt/aksel-icons';
import { Link } from 'react-router';
import { useWords } from '../app/words.js';
import type { AttachedResourceFragment } from '../generated/graphql.js';
import { SeatName } from '../ui/SeatName.js';
import { useFileFacts } from './sizes.js';
import './AttachedLine.css';

const icons = { FILE: FileIcon, LINK: LinkIcon, NOTE: NotePencilIcon };

/** A resource where it is used: what it is called, what it is, and who brought it to the room. */
export function AttachedLine({ resource }: { resource: AttachedResourceFragment }) {
  const t = useWords();
  const facts = useFileFacts();
  const { id, kind, title, lang, file, addedBy } = resource;
  const Icon = icons[kind];
  return (
    <div className="attached">
      {file?.width ? <img src={`/files/${file.id}/thumbnail`} alt="" loading="lazy" /> : <Icon aria-hidden />}
      <p>
        <Link to={`/resources/${id}`} lang={lang}>
          {title}
        </Link>
        <br />
        <span className="small quiet">
          {t(`resources.kind.${kind}`)}
          {file ? ` (${facts(file)})` : null} · {t('resources.addedBy')} <SeatName seat={addedBy} />
        </span>
      </p>
    </div>
  );
}
