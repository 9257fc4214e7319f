import { Button } from '@digdir/designsystemet-react';
import type { Language, ResourceKind } from '@krets/shared/kinds';
import { useTranslate } from '../app/i18n/messages.js';
import Markdown from '../discussion/contributions/Markdown.js';
import { useFileFacts } from '../ui/file-sizes.js';

type Content = {
  link?: string | null;
  body?: string | null;
  alt?: string | null;
  file?: {
    id: string;
    name: string;
    mediaType: string;
    bytes: number;
    width?: number | null;
    height?: number | null;
  } | null;
};

/** The content of a resource: a text, a link, a picture or a file. An earlier file is a plain link. */
export function ResourceContent({
  content,
  kind,
  lang,
  earlier = false,
}: {
  content: Content;
  kind: ResourceKind;
  lang: Language;
  earlier?: boolean;
}) {
  const t = useTranslate();
  const facts = useFileFacts();
  const { link, body, alt, file } = content;
  if (kind === 'NOTE') return <Markdown text={body ?? ''} lang={lang} />;
  if (kind === 'LINK') {
    return (
      <p className="resource-link">
        <a href={link ?? ''} rel="noopener noreferrer nofollow" target="_blank">
          {link?.replace(/^https?:\/\/(www\.)?/, '')}
        </a>
      </p>
    );
  }
  if (!file) return <p className="quiet">{t('library.fileGone')}</p>;
  const words = t('library.fetch', { name: file.name, facts: facts(file) });
  return (
    <>
      {file.width && !earlier ? (
        <img
          className="resource-image"
          src={`/files/${file.id}`}
          alt={alt ?? ''}
          lang={lang}
          width={file.width}
          height={file.height ?? undefined}
        />
      ) : null}
      <p>
        {earlier ? (
          <a href={`/files/${file.id}`} download={file.name}>
            {words}
          </a>
        ) : (
          <Button asChild variant="secondary">
            <a href={`/files/${file.id}`} download={file.name}>
              {words}
            </a>
          </Button>
        )}
      </p>
    </>
  );
}
