import type { Language } from '@krets/shared/kinds';
import { useState } from 'react';
import { apiClient } from '../../app/api/api-client.js';
import { useTranslate } from '../../app/i18n/messages.js';
import { Time } from '../../ui/Time.js';
import Markdown from './Markdown.js';
import { earlierQuery } from './operations.js';

type Version = { body: string; link?: string | null; replacedAt: string };

/** «Endra», which opens the earlier texts. */
export function EarlierTexts({ id, editedAt, lang }: { id: string; editedAt: string; lang: Language }) {
  const t = useTranslate();
  const [versions, setVersions] = useState<readonly Version[]>();

  async function open() {
    const { data } = await apiClient.query(earlierQuery, { id });
    if (data) setVersions(data.contribution.earlier);
  }

  return (
    <details className="earlier small" onToggle={(event) => event.currentTarget.open && void open()}>
      <summary>
        {t('contributions.edited')} <Time at={editedAt} />
      </summary>
      <ol className="plain-list">
        {versions?.map((version) => (
          <li key={version.replacedAt}>
            <p className="quiet">
              {t('contributions.before')} <Time at={version.replacedAt} />
            </p>
            <Markdown text={version.body} lang={lang} />
            {version.link ? <p>{version.link}</p> : null}
          </li>
        ))}
      </ol>
    </details>
  );
}
