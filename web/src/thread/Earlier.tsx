import type { Language } from '@krets/shared/kinds';
import { useState } from 'react';
import { graph } from '../app/graph.js';
import { useWords } from '../app/words.js';
import { Time } from '../ui/Time.js';
import { earlierQuery } from './graph.js';
import Markdown from './Markdown.js';

type Version = { body: string; link?: string | null; replacedAt: string };

/** «Endra», and on asking what stood there before. */
export function Earlier({ id, editedAt, lang }: { id: string; editedAt: string; lang: Language }) {
  const t = useWords();
  const [versions, setVersions] = useState<readonly Version[]>();

  async function open() {
    const { data } = await graph.query(earlierQuery, { id });
    if (data) setVersions(data.contribution.earlier);
  }

  return (
    <details className="earlier small" onToggle={(event) => event.currentTarget.open && void open()}>
      <summary>
        {t('thread.edited')} <Time at={editedAt} />
      </summary>
      <ol className="plain-list">
        {versions?.map((version) => (
          <li key={version.replacedAt}>
            <p className="quiet">
              {t('thread.before')} <Time at={version.replacedAt} />
            </p>
            <Markdown text={version.body} lang={lang} />
            {version.link ? <p>{version.link}</p> : null}
          </li>
        ))}
      </ol>
    </details>
  );
}
